package cn.fengqiao.cases.patrol;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.patrol.CheckInPage.CheckInView;
import cn.fengqiao.cases.patrol.CoveragePage.GridCoverage;
import cn.fengqiao.cases.patrol.PatrolPage.PatrolItem;
import cn.fengqiao.cases.patrol.PatrolView.PatrolGoer;
import cn.fengqiao.cases.patrol.PatrolView.StopView;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.Patrol;
import cn.fengqiao.cases.store.Patrol.CheckIn;
import cn.fengqiao.cases.store.Patrols;
import cn.fengqiao.cases.store.Team;
import cn.fengqiao.cases.store.Teams;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.PatrolEvent.Miss;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows patrols to a caller, as far as the policy lets them see. */
@Component
class PatrolScreen {

    private final Patrols patrols;
    private final Officials officials;
    private final Teams teams;
    private final CheckInDesk checkIns;
    private final CurrentVocabulary vocabulary;
    private final PersonalReads reads;
    private final InstantSource clock;

    PatrolScreen(
            Patrols patrols,
            Officials officials,
            Teams teams,
            CheckInDesk checkIns,
            CurrentVocabulary vocabulary,
            PersonalReads reads,
            InstantSource clock) {
        this.patrols = patrols;
        this.officials = officials;
        this.teams = teams;
        this.checkIns = checkIns;
        this.vocabulary = vocabulary;
        this.reads = reads;
        this.clock = clock;
    }

    PatrolView view(OpenTransaction tx, Matter matter, CaseAccess access) {
        Patrol patrol = patrols.find(tx, matter.id()).orElseThrow();
        boolean inside = access.shows(FieldClass.TIMELINE);
        Vocabulary words = vocabulary.get();
        UUID team = inside ? patrol.team() : null;
        return new PatrolView(
                matter.id(),
                patrol.state(),
                patrol.state().zh(),
                patrol.purpose(),
                words.name(CodeSystem.PATROL_PURPOSE, patrol.purpose()),
                matter.area().grid(),
                words.place(matter.area()),
                patrol.startsAt(),
                patrol.endsAt(),
                matter.departments(),
                matter.lead(),
                matter.restricted(),
                patrol.stops(),
                patrol.visited(),
                overdue(patrol),
                patrol.missed(),
                nameOf(patrol.missed()),
                patrol.missedAt(),
                inside ? patrol.startedAt() : null,
                inside ? patrol.endedAt() : null,
                inside ? goers(tx, matter.id()) : null,
                team,
                team == null ? null : teams.find(tx, team).map(Team::name).orElse(null),
                inside ? route(tx, patrol, words) : null,
                inside ? patrol.caseId() : null,
                inside ? patrol.caseNumber() : null,
                inside ? patrol.campaign() : null,
                matter.version());
    }

    PatrolItem item(Patrol.Listed listed) {
        Patrol patrol = listed.patrol();
        Matter matter = listed.matter();
        Vocabulary words = vocabulary.get();
        return new PatrolItem(
                matter.id(),
                patrol.state(),
                patrol.state().zh(),
                patrol.purpose(),
                words.name(CodeSystem.PATROL_PURPOSE, patrol.purpose()),
                matter.area().grid(),
                words.place(matter.area()),
                patrol.startsAt(),
                patrol.endsAt(),
                matter.lead(),
                patrol.stops(),
                patrol.visited(),
                overdue(patrol),
                patrol.missed(),
                nameOf(patrol.missed()),
                matter.version());
    }

    /** Check-ins of a patrol the caller works on; reading what was seen is logged. */
    List<CheckInView> checkIns(
            OpenTransaction tx, Matter matter, CaseAccess access, Collection<CheckIn> found, String operation) {
        boolean story = access.shows(FieldClass.NARRATIVE);
        if (story && found.stream().anyMatch(checkIn -> checkIn.note() != null)) {
            reads.record(
                    tx,
                    matter.id(),
                    Set.of(FieldClass.NARRATIVE),
                    operation,
                    access.standing().name());
        }
        return found.stream()
                .map(checkIn -> new CheckInView(
                        checkIn.id(),
                        checkIn.stop(),
                        checkIn.area(),
                        checkIn.at(),
                        checkIn.receivedAt(),
                        checkIn.observed(),
                        checkIn.byName(),
                        checkIn.byDepartment(),
                        story ? checkIns.noteOf(checkIn) : null,
                        checkIn.clueId()))
                .toList();
    }

    GridCoverage coverage(Patrol.GridVisits visits) {
        return new GridCoverage(
                visits.area(),
                vocabulary.get().place(visits.area()),
                visits.patrols(),
                visits.stops(),
                visits.visited(),
                visits.lastOn());
    }

    private static @Nullable String nameOf(@Nullable Miss missed) {
        return switch (missed) {
            case null -> null;
            case NOT_STARTED -> "逾期未出发";
            case NOT_FINISHED -> "逾期未结束";
        };
    }

    private boolean overdue(Patrol patrol) {
        return patrol.state().open() && clock.instant().isAfter(patrol.endsAt());
    }

    private List<PatrolGoer> goers(OpenTransaction tx, UUID id) {
        return officials.withIds(tx, patrols.officials(tx, id)).values().stream()
                .sorted(Comparator.comparing(Official::code))
                .map(official -> new PatrolGoer(official.id(), official.name()))
                .toList();
    }

    private List<StopView> route(OpenTransaction tx, Patrol patrol, Vocabulary words) {
        return patrols.stops(tx, patrol.id()).stream()
                .map(stop -> new StopView(
                        stop.id(),
                        stop.area(),
                        words.place(stop.area()),
                        words.area(stop.area())
                                .map(Area::name)
                                .orElse(stop.area().value()),
                        stop.visitedAt(),
                        stop.observed(),
                        stop.visitedAt() == null && !patrol.state().open()))
                .toList();
    }
}
