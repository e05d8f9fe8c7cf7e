package cn.fengqiao.notify;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseShare;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** A case as case-service would tell of it: builds its events, in order, a minute apart. */
public final class ACase {

    public static final Instant RAISED = Instant.parse("2026-11-20T02:00:00Z");

    public final UUID id = UUID.randomUUID();
    private List<Department> departments = List.of(Department.COMMUNITY, Department.POLICE);
    private boolean restricted;
    private long sequence;

    public static ACase aCase() {
        return new ACase();
    }

    public ACase departments(Department... on) {
        departments = List.of(on);
        return this;
    }

    public ACase restricted() {
        restricted = true;
        return this;
    }

    public Audience audience() {
        return new Audience(AreaPath.of("HC.FQ.C03.G02"), departments, restricted);
    }

    /** When the event with this sequence was written. */
    public static Instant time(long sequence) {
        return RAISED.plus(Duration.ofMinutes(sequence - 1));
    }

    public EventEnvelope<Event> registered() {
        return told(new CaseEvent.Registered(
                audience(),
                CaseStatus.REGISTERED,
                "FQ-20261120-0001",
                "NEIGHBOUR",
                "GRID_PATROL",
                departments.getFirst(),
                2,
                Map.of(),
                null,
                RAISED,
                CaseMode.ACTUAL));
    }

    public EventEnvelope<Event> assigned(Department to) {
        joined(to);
        return told(new CaseEvent.Assigned(audience(), CaseStatus.ASSIGNED, to, RAISED));
    }

    public EventEnvelope<Event> handedOver(Department from, Department to) {
        joined(to);
        return told(new CaseEvent.HandedOver(audience(), CaseStatus.ASSIGNED, from, to, RAISED));
    }

    public EventEnvelope<Event> accepted(Department by) {
        return told(new CaseEvent.Accepted(audience(), CaseStatus.ACCEPTED, by, null));
    }

    public EventEnvelope<Event> signed(Department by) {
        return told(new CaseEvent.Signed(audience(), CaseStatus.INVESTIGATING, by));
    }

    public EventEnvelope<Event> shareAccepted(Department by) {
        return told(new CaseEvent.ShareAccepted(audience(), CaseStatus.ACCEPTED, by));
    }

    public EventEnvelope<Event> shareRejected(Department by) {
        return told(new CaseEvent.ShareRejected(audience(), CaseStatus.ACCEPTED, by));
    }

    public EventEnvelope<Event> shareDone(Department by) {
        return told(new CaseEvent.ShareDone(audience(), CaseStatus.ACCEPTED, by));
    }

    /** Restricted to these departments, which were on it before. */
    public EventEnvelope<Event> restrictedTo(Department... kept) {
        departments = List.of(kept);
        restricted = true;
        return told(new CaseRestriction.Restricted(audience(), CaseStatus.ACCEPTED, departments.getFirst()));
    }

    public EventEnvelope<Event> lifted() {
        restricted = false;
        return told(new CaseRestriction.Lifted(audience(), CaseStatus.ACCEPTED, departments.getFirst()));
    }

    public EventEnvelope<Event> shareAsked(Department of) {
        joined(of);
        return told(new CaseShare.Asked(audience(), CaseStatus.ACCEPTED, departments.getFirst(), of));
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
                "2026-01",
                List.of(),
                List.of()));
    }

    private void joined(Department to) {
        var all = new TreeSet<>(departments);
        all.add(to);
        departments = List.copyOf(all);
    }

    private EventEnvelope<Event> told(Event fact) {
        return EventEnvelope.mint("/case-service", id, time(++sequence), sequence, null, null, fact);
    }
}
