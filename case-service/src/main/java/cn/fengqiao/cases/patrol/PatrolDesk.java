package cn.fengqiao.cases.patrol;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.rounds.PatrolState;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Patrol;
import cn.fengqiao.cases.store.Patrols;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.PatrolEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Plans patrols, lets them begin, and ends them with what was gone to and what was missed. */
@Component
class PatrolDesk {

    private final MatterDesk desk;
    private final Patrols patrols;
    private final Planning planning;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;
    private final Duration startEarly;

    PatrolDesk(
            MatterDesk desk,
            Patrols patrols,
            Planning planning,
            CurrentVocabulary vocabulary,
            InstantSource clock,
            @Value("${fengqiao.case.patrols.start-early}") Duration startEarly) {
        this.desk = desk;
        this.patrols = patrols;
        this.planning = planning;
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.startEarly = startEarly;
    }

    MatterOutcome plan(Caller caller, String key, PlanPatrol plan) {
        var wanted = new NewMatter(
                MatterKind.PATROL,
                key,
                plan,
                plan.area(),
                plan.hands(caller.department()),
                caller.department(),
                desk.list(caller, tx -> planning.aboutRestricted(tx, plan)));
        return desk.open(
                caller,
                wanted,
                tx -> PatrolRules.plan(plan, caller, vocabulary.get(), clock.instant())
                        .or(() -> planning.wrong(tx, caller, plan)),
                (tx, matter, now) -> {
                    Patrol patrol = patrol(matter.id(), plan);
                    patrols.plan(tx, patrol, plan.goers(), stops(plan));
                    return fact(
                            matter,
                            PatrolStep.PLANNED,
                            new PatrolEvent.Planned(
                                    matter.audience(),
                                    patrol.purpose(),
                                    patrol.startsAt(),
                                    patrol.endsAt(),
                                    patrol.stops()),
                            new Remark(null, plan.note()));
                });
    }

    /** Says that whoever goes has set out. */
    MatterOutcome start(Caller caller, UUID id, long version) {
        return change(caller, id, version, "patrols.start", "", (tx, matter, patrol, now) -> {
            Optional<Problem> problem = notIn(patrol, PatrolState.PLANNED)
                    .or(() -> unlessGoing(tx, caller, matter))
                    .or(() -> outsideWindow(patrol, now));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            patrols.start(tx, id, now);
            return done(matter, PatrolStep.STARTED, new PatrolEvent.Started(matter.audience()), Remark.NONE);
        });
    }

    /** Ends a patrol; stops without a check-in are missed, and why is said. */
    MatterOutcome finish(Caller caller, UUID id, long version, FinishPatrol wanted) {
        return change(caller, id, version, "patrols.finish", wanted, (tx, matter, patrol, now) -> {
            boolean missed = patrol.visited() < patrol.stops();
            Optional<Problem> problem = notIn(patrol, PatrolState.UNDER_WAY)
                    .or(() -> missed || wanted.reason() != null
                            ? PatrolRules.said("reason", wanted.reason())
                                    .map(said -> said.with("missed", patrol.stops() - patrol.visited()))
                            : Optional.empty());
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            patrols.end(tx, id, PatrolState.FINISHED, now);
            return done(
                    matter,
                    PatrolStep.FINISHED,
                    new PatrolEvent.Finished(matter.audience(), patrol.stops(), patrol.visited()),
                    new Remark(wanted.reason(), null));
        });
    }

    MatterOutcome cancel(Caller caller, UUID id, long version, CancelPatrol wanted) {
        return change(caller, id, version, "patrols.cancel", wanted, (tx, matter, patrol, now) -> {
            Optional<Problem> problem = (patrol.state().open() ? Optional.<Problem>empty() : Optional.of(over(patrol)))
                    .or(() -> PatrolRules.said("reason", wanted.reason()));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            patrols.end(tx, id, PatrolState.CANCELLED, now);
            return done(
                    matter,
                    PatrolStep.CANCELLED,
                    new PatrolEvent.Cancelled(matter.audience()),
                    new Remark(wanted.reason(), null));
        });
    }

    /** The days that are meant, up to the day it is now. */
    Period period(@Nullable LocalDate from, @Nullable LocalDate until) {
        return Period.of(from, until, LocalDate.ofInstant(clock.instant(), PatrolRules.ZONE));
    }

    static MatterDecision done(Matter matter, PatrolStep step, PatrolEvent event, Remark remark) {
        return new MatterDecision.Done(fact(matter, step, event, remark));
    }

    private interface PatrolChange {
        MatterDecision decide(OpenTransaction tx, Matter matter, Patrol patrol, Instant now);
    }

    private MatterOutcome change(
            Caller caller, UUID id, long version, String operation, Object request, PatrolChange change) {
        return desk.change(
                caller,
                MatterKind.PATROL,
                id,
                version,
                operation,
                request,
                (tx, matter, now) ->
                        change.decide(tx, matter, patrols.find(tx, id).orElseThrow(), now));
    }

    private Optional<Problem> unlessGoing(OpenTransaction tx, Caller caller, Matter matter) {
        return patrols.goes(tx, matter.id(), caller.subject())
                ? Optional.empty()
                : Optional.of(Problems.of(
                        ProblemType.NOT_THE_OFFICIAL, "仅此次巡逻的人员可以出发", "only whoever goes on the patrol sets out"));
    }

    private Optional<Problem> outsideWindow(Patrol patrol, Instant now) {
        if (now.isBefore(patrol.startsAt().minus(startEarly))) {
            return Optional.of(notNow(patrol, "未到巡逻时间", "it is too early"));
        }
        return now.isBefore(patrol.endsAt())
                ? Optional.empty()
                : Optional.of(notNow(patrol, "巡逻时间已过，请取消后重新计划", "its time is over; cancel it and plan another one"));
    }

    private static Optional<Problem> notIn(Patrol patrol, PatrolState wanted) {
        return patrol.state() == wanted ? Optional.empty() : Optional.of(over(patrol));
    }

    private static Problem over(Patrol patrol) {
        return notNow(patrol, "该巡逻" + patrol.state().zh(), "the patrol is " + patrol.state());
    }

    static Problem notNow(Patrol patrol, String zh, String en) {
        return Problems.of(ProblemType.NOT_NOW, zh, en).with("patrolState", patrol.state());
    }

    private static Patrol patrol(UUID id, PlanPatrol plan) {
        return new Patrol(
                id,
                PatrolState.PLANNED,
                plan.purpose(),
                LocalDate.ofInstant(plan.startsAt(), PatrolRules.ZONE),
                plan.startsAt().truncatedTo(ChronoUnit.MICROS),
                plan.endsAt().truncatedTo(ChronoUnit.MICROS),
                plan.team(),
                plan.caseId(),
                null,
                plan.campaign(),
                null,
                null,
                plan.stops().size(),
                0,
                null,
                null);
    }

    private static List<Patrol.Stop> stops(PlanPatrol plan) {
        List<Patrol.Stop> stops = new ArrayList<>();
        plan.stops()
                .forEach(area -> stops.add(new Patrol.Stop(EventEnvelope.newId(), stops.size() + 1, area, null, null)));
        return stops;
    }

    private static MatterFact fact(Matter matter, PatrolStep step, PatrolEvent event, Remark remark) {
        return new MatterFact(matter, step, event, remark);
    }
}
