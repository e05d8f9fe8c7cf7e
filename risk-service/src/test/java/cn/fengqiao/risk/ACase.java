package cn.fengqiao.risk;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.risk.scoring.Report;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case as case-service would tell of it: builds its events, in order. */
public final class ACase {

    public static final Instant FOUND = Instant.parse("2026-11-20T02:00:00Z");

    public final UUID id = UUID.randomUUID();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private List<Department> departments = List.of(Department.COMMUNITY, Department.POLICE);
    private boolean restricted;
    private int parties = 2;
    private @Nullable String place;
    private Instant foundAt = FOUND;
    private CaseMode mode = CaseMode.ACTUAL;
    private AreaPath area = AreaPath.of("HC.FQ.C03.G02");
    private String type = "NEIGHBOUR";
    private long sequence;

    public static ACase aCase() {
        var made = new ACase();
        for (String mandatory : List.of("KILL_THREAT", "WEAPON_PREPARED", "INJURY_30D", "DEPENDANT_IN_DANGER")) {
            made.answers.put(mandatory, Answer.NO);
        }
        return made;
    }

    public ACase yes(String... questions) {
        for (String question : questions) {
            answers.put(question, Answer.YES);
        }
        return this;
    }

    public ACase without(String question) {
        answers.remove(question);
        return this;
    }

    public ACase departments(Department... on) {
        departments = List.of(on);
        return this;
    }

    public ACase restricted() {
        restricted = true;
        return this;
    }

    public ACase unrestricted() {
        restricted = false;
        return this;
    }

    public ACase in(String where) {
        area = AreaPath.of(where);
        return this;
    }

    public ACase type(String code) {
        type = code;
        return this;
    }

    public ACase parties(int count) {
        parties = count;
        return this;
    }

    public ACase at(String placeKey) {
        place = placeKey;
        return this;
    }

    public ACase foundAt(Instant when) {
        foundAt = when;
        return this;
    }

    public ACase exercise() {
        mode = CaseMode.EXERCISE;
        return this;
    }

    public Audience audience() {
        return new Audience(area, departments, restricted);
    }

    /** Whether everybody who may know of this case, as it was last told, may know of the other; said without SQL. */
    public boolean mayKnowOf(ACase other) {
        return !other.restricted || (restricted && other.departments.containsAll(departments));
    }

    /** Whether it is at one door with the other and about the same kind of thing; said without SQL. */
    public boolean isOfOneDisputeWith(ACase other) {
        return place != null
                && place.equals(other.place)
                && mode == other.mode
                && type.equals(other.type)
                && (area.covers(other.area) || other.area.covers(area));
    }

    public Report report() {
        return new Report(id, foundAt, parties, answers);
    }

    public EventEnvelope<Event> registered() {
        return told(new CaseEvent.Registered(
                audience(),
                CaseStatus.REGISTERED,
                "FQ-20261120-0001",
                type,
                "GRID_PATROL",
                departments.getFirst(),
                parties,
                answers,
                place,
                foundAt,
                mode));
    }

    public EventEnvelope<Event> accepted() {
        return told(new CaseEvent.Accepted(audience(), CaseStatus.ACCEPTED, departments.getFirst(), null));
    }

    /** Accepted as what {@link #type} now says, whatever it was raised as. */
    public EventEnvelope<Event> acceptedAsTyped() {
        return told(new CaseEvent.Accepted(audience(), CaseStatus.ACCEPTED, departments.getFirst(), type));
    }

    /** Told that it is restricted, or no longer, as {@link #restricted} and {@link #unrestricted} have it. */
    public EventEnvelope<Event> closedOffOrOpened() {
        Department by = departments.getFirst();
        return told(
                restricted
                        ? new CaseRestriction.Restricted(audience(), CaseStatus.ACCEPTED, by)
                        : new CaseRestriction.Lifted(audience(), CaseStatus.ACCEPTED, by));
    }

    public EventEnvelope<Event> mergedInto(ACase survivor) {
        return told(new CaseEvent.Merged(audience(), CaseStatus.MERGED, survivor.id));
    }

    public EventEnvelope<Event> absorbed(ACase merged) {
        return told(new CaseEvent.Absorbed(audience(), CaseStatus.REGISTERED, merged.id));
    }

    public EventEnvelope<Event> ended() {
        return told(new CaseMove.OutcomeRecorded(
                audience(), CaseStatus.OUTCOME_RECORDED, departments.getFirst(), "SUCCESS"));
    }

    public EventEnvelope<Event> guided() {
        return told(new CaseMove.Guided(
                audience(), CaseStatus.GUIDED, departments.getFirst(), CaseMove.GuidanceCause.REFUSED));
    }

    /** Amended: the answers that were wrong, with what they are now, seen when the case came to light. */
    public EventEnvelope<Event> corrected(Map<String, Answer> right) {
        return amended(right, foundAt, List.copyOf(right.keySet()), List.of());
    }

    /** Amended: what was seen at {@code at}. */
    public EventEnvelope<Event> seen(Instant at, Map<String, Answer> what) {
        return amended(what, at, List.of(), List.of());
    }

    public EventEnvelope<Event> amended(
            Map<String, Answer> what, Instant at, List<String> corrected, List<UUID> correctedIn) {
        Map<String, Instant> moments = new LinkedHashMap<>();
        what.keySet().forEach(question -> moments.put(question, at));
        return told(new CaseProgress.Amended(
                audience(),
                CaseStatus.INVESTIGATING,
                departments.getFirst(),
                List.of(CaseProgress.Content.ANSWERS),
                parties,
                what,
                moments,
                corrected,
                correctedIn,
                place));
    }

    public EventEnvelope<Event> noted(CaseProgress.Step step) {
        return told(
                new CaseProgress.MediationNoted(audience(), CaseStatus.INVESTIGATING, departments.getFirst(), step),
                foundAt.plusSeconds(3_600));
    }

    public EventEnvelope<Event> noted(CaseProgress.ProtectionKind kind, CaseProgress.ProtectionStep step) {
        return told(
                new CaseProgress.ProtectionNoted(
                        audience(), CaseStatus.INVESTIGATING, departments.getFirst(), kind, step),
                foundAt.plusSeconds(3_600));
    }

    /** An event that has no business on this topic: no handler can make sense of it. */
    public EventEnvelope<Event> poison() {
        return told(new RiskEvent.Changed(
                audience(),
                UUID.randomUUID(),
                Colour.BLUE,
                Colour.NONE,
                RiskEvent.Certainty.CONFIRMED,
                0,
                "2026-02",
                List.of(),
                List.of()));
    }

    private EventEnvelope<Event> told(Event fact) {
        return told(fact, Instant.now());
    }

    private EventEnvelope<Event> told(Event fact, Instant at) {
        return EventEnvelope.mint("/case-service", id, at, ++sequence, null, null, fact);
    }
}
