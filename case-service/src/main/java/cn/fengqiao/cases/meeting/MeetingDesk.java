package cn.fengqiao.cases.meeting;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Meetings;
import cn.fengqiao.cases.store.Meetings.Action;
import cn.fengqiao.cases.store.Meetings.ActionState;
import cn.fengqiao.cases.store.Meetings.Item;
import cn.fengqiao.cases.store.Meetings.Meeting;
import cn.fengqiao.cases.store.Meetings.Reply;
import cn.fengqiao.cases.store.Meetings.State;
import cn.fengqiao.cases.store.Meetings.Text;
import cn.fengqiao.cases.store.Meetings.TextKind;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.MeetingEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls meetings, takes the answers of the invited, and follows what was decided until it is done. */
@Component
class MeetingDesk {

    private final MatterDesk desk;
    private final Meetings meetings;
    private final Cases cases;
    private final CaseContents contents;
    private final Holding holding;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    MeetingDesk(
            MatterDesk desk,
            Meetings meetings,
            Cases cases,
            CaseContents contents,
            Holding holding,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.desk = desk;
        this.meetings = meetings;
        this.cases = cases;
        this.contents = contents;
        this.holding = holding;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    MatterOutcome call(Caller caller, String key, CallMeeting call) {
        List<Department> comers = new ArrayList<>(call.departments());
        comers.add(caller.department());
        var wanted = new NewMatter(
                MatterKind.MEETING,
                key,
                call,
                call.area(),
                comers,
                caller.department(),
                desk.list(caller, tx -> aboutRestricted(tx, call)));
        return desk.open(
                caller,
                wanted,
                tx -> MeetingRules.call(call, caller, vocabulary.get(), clock.instant())
                        .or(() -> wrongCase(tx, caller, call)),
                (tx, matter, now) -> {
                    write(tx, caller, matter, call);
                    return fact(matter, MeetingStep.CALLED, new MeetingEvent.Called(matter.audience()), Remark.NONE);
                });
    }

    MatterOutcome cancel(Caller caller, UUID id, long version, CancelMeeting because) {
        return change(caller, id, version, "meetings.cancel", because, (tx, matter, now) -> {
            Optional<Problem> problem = onlyWhoCalled(caller, matter)
                    .or(() -> not(tx, id, State.CALLED))
                    .or(() -> MeetingRules.said("reason", because.reason()));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            meetings.cancel(tx, id);
            return done(
                    matter,
                    MeetingStep.CANCELLED,
                    new MeetingEvent.Cancelled(matter.audience()),
                    new Remark(because.reason(), null));
        });
    }

    MatterOutcome answer(Caller caller, UUID id, long version, AnswerInvitation answer) {
        return change(caller, id, version, "meetings.answer", answer, (tx, matter, now) -> {
            Optional<Problem> problem = not(tx, id, State.CALLED)
                    .or(() -> caller.department().equals(matter.lead())
                            ? Optional.of(notNow("召集部门无须答复", "whoever called it was not asked"))
                            : Optional.empty())
                    .or(() -> answer.coming() && answer.reason() == null
                            ? Optional.empty()
                            : MeetingRules.said("reason", answer.reason()));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            meetings.answer(tx, id, caller.department(), answer.coming() ? Reply.COMING : Reply.DECLINED);
            if (answer.reason() != null) {
                write(tx, id, null, id, TextKind.DECLINED, caller.department(), answer.reason());
            }
            return done(
                    matter,
                    answer.coming() ? MeetingStep.COMING : MeetingStep.DECLINED,
                    new MeetingEvent.Answered(matter.audience(), caller.department(), answer.coming()),
                    Remark.NONE);
        });
    }

    MatterOutcome hold(Caller caller, UUID id, long version, HoldMeeting held) {
        return change(caller, id, version, "meetings.hold", held, (tx, matter, now) -> {
            Optional<Problem> problem = onlyWhoCalled(caller, matter)
                    .or(() -> not(tx, id, State.CALLED))
                    .or(() -> holding.hold(tx, caller, matter, held, now));
            return problem.<MatterDecision>map(MatterDecision.Refused::new)
                    .orElseGet(() ->
                            done(matter, MeetingStep.HELD, new MeetingEvent.Held(matter.audience()), Remark.NONE));
        });
    }

    /** Says that an action is done, or gives it back to whoever called the meeting. */
    MatterOutcome settle(Caller caller, UUID id, long version, SettleAction settled) {
        return change(caller, id, version, "meetings.settle", settled, (tx, matter, now) -> {
            Optional<Action> found = action(tx, id, settled.action());
            if (found.isEmpty()) {
                return new MatterDecision.Refused(noSuchAction());
            }
            Action action = found.get();
            Optional<Problem> problem = unsettled(caller, action)
                    .or(() -> offCase(tx, action, caller.department(), "action"))
                    .or(() -> MeetingRules.said("text", settled.text()));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            boolean returned = settled.how() == SettleAction.How.RETURNED;
            ActionState next = returned ? ActionState.RETURNED : ActionState.DONE;
            meetings.save(
                    tx,
                    new Action(action.id(), action.item(), action.caseId(), action.department(), next, action.dueOn()),
                    now);
            write(tx, id, action.caseId(), action.id(), TextKind.SETTLED, caller.department(), settled.text());
            return done(
                    matter,
                    returned ? MeetingStep.ACTION_RETURNED : MeetingStep.ACTION_DONE,
                    new MeetingEvent.ActionSettled(matter.audience(), action.id(), caller.department(), returned),
                    Remark.NONE);
        });
    }

    /** Gives an action that is not done to a department of the meeting, so that what was given back is not lost. */
    MatterOutcome reassign(Caller caller, UUID id, long version, ReassignAction wanted) {
        return change(caller, id, version, "meetings.reassign", wanted, (tx, matter, now) -> {
            Optional<Problem> foreign = onlyWhoCalled(caller, matter);
            Optional<Action> found = action(tx, id, wanted.action());
            if (foreign.isPresent() || found.isEmpty()) {
                return new MatterDecision.Refused(foreign.orElseGet(MeetingDesk::noSuchAction));
            }
            Action action = found.get();
            Optional<Problem> problem = (action.state() == ActionState.DONE
                            ? Optional.of(notNow("该事项已办结", "it is done"))
                            : Optional.<Problem>empty())
                    .or(() -> MeetingRules.reassign(wanted, matter.departments(), today(now)))
                    .or(() -> offCase(tx, action, wanted.department(), "department"));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            meetings.save(
                    tx,
                    new Action(
                            action.id(),
                            action.item(),
                            action.caseId(),
                            wanted.department(),
                            ActionState.OPEN,
                            wanted.dueOn()),
                    now);
            return done(
                    matter,
                    MeetingStep.ACTION_REASSIGNED,
                    new MeetingEvent.ActionReassigned(matter.audience(), action.id(), wanted.department()),
                    Remark.NONE);
        });
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, MeetingRules.ZONE);
    }

    /** A department that is not on a case learns no more of it by a meeting: it has to be asked in first. */
    static Problem notOnCase(String field) {
        return Problems.field(
                ProblemType.FIELD_INVALID,
                field,
                "该部门未参与此案，请先邀请协办",
                "the department is not on the case; ask it in first");
    }

    private MatterOutcome change(
            Caller caller, UUID id, long version, String operation, Object request, MatterDesk.Change change) {
        return desk.change(caller, MatterKind.MEETING, id, version, operation, request, change);
    }

    private boolean aboutRestricted(OpenTransaction tx, CallMeeting call) {
        return call.cases().stream()
                .limit(MeetingRules.MOST_ITEMS)
                .map(id -> cases.find(tx, id))
                .flatMap(Optional::stream)
                .anyMatch(stored -> stored.dispute().restricted());
    }

    private Optional<Problem> wrongCase(OpenTransaction tx, Caller caller, CallMeeting call) {
        for (int i = 0; i < call.agenda().size(); i++) {
            String field = "agenda[" + i + "].caseId";
            Optional<StoredCase> found = cases.find(tx, call.agenda().get(i).caseId());
            if (found.isEmpty()) {
                return Optional.of(Problems.field(ProblemType.UNKNOWN_VALUE, field, "未找到该案件", "no such case"));
            }
            if (!found.get().dispute().isOn(caller.department())) {
                return Optional.of(notOnCase(field));
            }
            if (!found.get().dispute().open()
                    || !call.area().covers(found.get().dispute().area())) {
                return Optional.of(Problems.field(
                        ProblemType.FIELD_INVALID, field, "应为会商区域内未结的案件", "expected an open case of the area"));
            }
        }
        return Optional.empty();
    }

    private void write(OpenTransaction tx, Caller caller, Matter matter, CallMeeting call) {
        meetings.call(
                tx,
                new Meeting(matter.id(), State.CALLED, call.startsAt(), call.place(), null, null),
                call.departments().stream().distinct().toList());
        for (int i = 0; i < call.agenda().size(); i++) {
            CallMeeting.Topic topic = call.agenda().get(i);
            var item = new Item(EventEnvelope.newId(), topic.caseId());
            meetings.addItem(tx, matter.id(), item, i + 1);
            write(tx, matter.id(), item.caseId(), item.id(), TextKind.TOPIC, caller.department(), topic.topic());
        }
    }

    private void write(
            OpenTransaction tx,
            UUID meeting,
            @Nullable UUID caseId,
            UUID owner,
            TextKind kind,
            Department by,
            String text) {
        meetings.write(tx, meeting, sealed(contents, caseId, owner, kind, by, text));
    }

    /** A text under a new id, sealed for it. */
    static Text sealed(
            CaseContents contents, @Nullable UUID caseId, UUID owner, TextKind kind, Department by, String text) {
        UUID id = EventEnvelope.newId();
        byte[] sealed = contents.sealRemark(id, new Remark(null, text));
        if (sealed == null) {
            throw new IllegalStateException("a text of a meeting says nothing");
        }
        return new Text(id, caseId, owner, kind, by, sealed);
    }

    private Optional<Problem> not(OpenTransaction tx, UUID id, State wanted) {
        State state = meetings.find(tx, id).orElseThrow().state();
        return state == wanted
                ? Optional.empty()
                : Optional.of(
                        switch (state) {
                            case CALLED -> notNow("会商尚未召开", "it was not held");
                            case HELD -> notNow("会商已召开", "it was held");
                            case CANCELLED -> notNow("会商已取消", "it was cancelled");
                        });
    }

    private static Optional<Problem> onlyWhoCalled(Caller caller, Matter matter) {
        return caller.department().equals(matter.lead())
                ? Optional.empty()
                : Optional.of(notNow("仅召集部门可以这样做", "only the department that called it may do this"));
    }

    private Optional<Action> action(OpenTransaction tx, UUID meeting, UUID id) {
        return meetings.actions(tx, meeting).stream()
                .filter(action -> action.id().equals(id))
                .findFirst();
    }

    private static Optional<Problem> unsettled(Caller caller, Action action) {
        if (action.state() != ActionState.OPEN) {
            return Optional.of(notNow("该事项不在办理中", "it is not open"));
        }
        return action.department().equals(caller.department())
                ? Optional.empty()
                : Optional.of(notNow("该事项由其他部门办理", "it is another department's to do"));
    }

    private Optional<Problem> offCase(OpenTransaction tx, Action action, Department department, String field) {
        Function<StoredCase, Boolean> on = stored -> stored.dispute().isOn(department);
        return cases.find(tx, action.caseId()).map(on).orElse(false) ? Optional.empty() : Optional.of(notOnCase(field));
    }

    private static Problem noSuchAction() {
        return Problems.field(ProblemType.UNKNOWN_VALUE, "action", "未找到该事项", "no such action");
    }

    private static Problem notNow(String zh, String en) {
        return Problems.of(ProblemType.NOT_NOW, zh, en);
    }

    private static MatterDecision done(Matter matter, MeetingStep step, MeetingEvent event, Remark remark) {
        return new MatterDecision.Done(fact(matter, step, event, remark));
    }

    private static MatterFact fact(Matter matter, MeetingStep step, MeetingEvent event, Remark remark) {
        return new MatterFact(matter, step, event, remark);
    }
}
