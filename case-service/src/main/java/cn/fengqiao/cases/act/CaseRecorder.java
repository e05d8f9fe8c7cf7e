package cn.fengqiao.cases.act;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.CaseCounters;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.cases.store.TimelineEntry;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseShare;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what was decided on a locked case: its next state, a line of the timeline and an event per fact, its counters. */
public final class CaseRecorder {

    private final Cases cases;
    private final Timeline timeline;
    private final CaseCounters counters;
    private final Outbox outbox;
    private final CaseContents contents;
    private final Promises promises;

    public CaseRecorder(
            Cases cases,
            Timeline timeline,
            CaseCounters counters,
            Outbox outbox,
            CaseContents contents,
            Promises promises) {
        this.cases = cases;
        this.timeline = timeline;
        this.counters = counters;
        this.outbox = outbox;
        this.contents = contents;
        this.promises = promises;
    }

    /**
     * What is said of a step beside its facts.
     *
     * @param about what it is about, as a code
     * @param digest keyed digest of the request; null for what the service does by itself
     */
    public record Said(Remark remark, @Nullable String about, byte @Nullable [] digest) {
        public static final Said NOTHING = new Said(Remark.NONE, null, null);
    }

    /**
     * @param by who did it; the service itself for what nobody did
     * @param events one per version from the one after {@code before}
     */
    public void record(
            OpenTransaction tx,
            Caller by,
            DisputeCase before,
            StoredCase next,
            List<? extends CaseEvent> events,
            Said said,
            Instant at) {
        DisputeCase after = next.dispute();
        if (after.version() != before.version() + events.size()) {
            throw new IllegalStateException("case " + after.id() + " has " + events.size() + " facts between version "
                    + before.version() + " and " + after.version());
        }
        cases.save(tx, next, before.version());
        long version = before.version();
        for (CaseEvent event : events) {
            version++;
            timeline.append(
                    tx,
                    after.id(),
                    line(by, after.id(), version, event, said, after.axes().outcome(), at));
            outbox.append(tx, EventEnvelope.mint(RaiseCaseHandler.SOURCE, after.id(), at, version, null, null, event));
        }
        counters.moved(tx, before, after);
        if (before.open() && !after.open()) {
            promises.lapse(tx, after.id(), at);
        }
    }

    /**
     * Writes what the service did by itself.
     *
     * @return the case as it is now
     */
    public StoredCase recordOwn(OpenTransaction tx, StoredCase before, CaseDecision.Done done, Instant at) {
        StoredCase next = before.as(done.next());
        record(tx, TheService.CALLER, before.dispute(), next, done.events(), Said.NOTHING, at);
        return next;
    }

    private Timeline.Line line(
            Caller by, UUID id, long version, CaseEvent event, Said said, @Nullable String outcome, Instant at) {
        return new Timeline.Line(
                version,
                at,
                TimelineEntry.of(event),
                by.subject(),
                by.name(),
                by.department(),
                by.system(),
                directedAt(event),
                joined(event),
                about(event, said, outcome),
                said.digest(),
                contents.sealRemark(id, said.remark()));
    }

    /** What a fact says itself, and for a step of a mediation in detail what is said of it; else what is said of the step. */
    private static @Nullable String about(CaseEvent event, Said said, @Nullable String outcome) {
        return switch (event) {
            case CaseProgress.ClockMissed missed -> missed.clock() + ":" + missed.level();
            case CaseMove.Agreed agreed -> agreed.form().name();
            case CaseMove.Performed performed -> outcome;
            case CaseMove.Breached breached -> breached.status().name();
            case CaseMove.Guided guided -> guided.cause().name();
            case CaseProgress.ConsentRecorded consent -> consent.side() + (consent.given() ? ":GIVEN" : ":REFUSED");
            case CaseProgress.SessionHeld held -> held.kind().name();
            case CaseProgress.PromiseMarked marked -> marked.state().name();
            case CaseProgress.CommitmentMade made -> made.due().toString();
            case CaseProgress.CommitmentMoved moved -> moved.due().toString();
            case CaseProgress.CommitmentMarked marked -> marked.state().name();
            case CaseProgress.PromiseOverdue overdue -> overdue.due().toString();
            case CaseProgress.ConfirmationChanged changed -> changed.state();
            case CaseProgress.MediationNoted noted ->
                said.about() == null ? noted.step().name() : noted.step() + ":" + said.about();
            case CaseProgress.DocumentFiled filed -> filed.kind();
            case CaseProgress.Amended amended ->
                amended.changed().stream().map(Enum::name).collect(Collectors.joining(","));
            case CaseProgress.ProtectionNoted noted -> noted.kind() + ":" + noted.step();
            case CaseProgress.MeetingHeld held -> held.meeting().toString();
            default -> said.about();
        };
    }

    private static @Nullable Department directedAt(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Assigned assigned -> assigned.to();
            case CaseEvent.HandedOver handedOver -> handedOver.to();
            case CaseShare.Asked asked -> asked.department();
            case CaseShare.Waived waived -> waived.department();
            case CaseShare.Revoked revoked -> revoked.department();
            case CaseProgress.CommitmentMoved moved -> moved.department();
            case CaseProgress.CommitmentMarked marked -> marked.department();
            case CaseProgress.CommitmentWaived waived -> waived.department();
            case CaseProgress.PromiseOverdue overdue -> overdue.department();
            default -> null;
        };
    }

    private static @Nullable UUID joined(CaseEvent event) {
        return event instanceof CaseEvent.Merged merged
                ? merged.survivor()
                : event instanceof CaseEvent.Absorbed absorbed ? absorbed.merged() : null;
    }
}
