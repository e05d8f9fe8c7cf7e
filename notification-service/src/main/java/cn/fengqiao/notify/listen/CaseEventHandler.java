package cn.fengqiao.notify.listen;

import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseShare;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NeighbourhoodEvent;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.kit.inbox.EventHandler;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.notify.ladder.Fact;
import cn.fengqiao.notify.ladder.Fact.Answer;
import cn.fengqiao.notify.store.Ladders;
import cn.fengqiao.notify.store.Receipts;
import cn.fengqiao.notify.store.Receipts.Told;
import cn.fengqiao.notify.store.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes in what case-service says: every department that comes onto a case is asked, and what it answers there is an
 * answer here.
 */
@Component
class CaseEventHandler implements EventHandler {

    static final String STATION = "notification-service";
    private static final String SOURCE = "/" + STATION;

    /**
     * A feed may report a delivery that lies before the request by this much and still mean it: clocks of two machines
     * differ. Anything earlier was the delivery of an older fact, when the department was not asked yet.
     */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final Receipts receipts;
    private final Ladders ladders;
    private final Outbox outbox;
    private final InstantSource clock;

    CaseEventHandler(Receipts receipts, Ladders ladders, Outbox outbox, InstantSource clock) {
        this.receipts = receipts;
        this.ladders = ladders;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void handle(OpenTransaction tx, EventEnvelope<Event> event) {
        switch (event.data()) {
            case CaseEvent fact -> apply(tx, event, fact);
            case NeighbourhoodEvent beside -> {
                // of no consequence here
            }
            case Canary canary -> passOn(tx, event, canary);
            case RiskEvent other -> throw notOfThisTopic(event);
            case NotificationEvent ours -> throw notOfThisTopic(event);
        }
    }

    private void apply(OpenTransaction tx, EventEnvelope<Event> event, CaseEvent fact) {
        UUID caseId = event.subject();
        // the database keeps microseconds; both sides of a comparison must have the same precision
        Instant at = event.time().truncatedTo(ChronoUnit.MICROS);
        receipts.takeTurn(tx);
        Optional<Told> known = receipts.tell(tx, caseId, fact.audience(), event.sequence());
        if (known.isEmpty()) {
            return;
        }
        Told told = known.get();
        List<Report> reports = new ArrayList<>();
        List<Department> asked = fact.audience().departments().stream()
                .filter(department -> !told.before().contains(department))
                .toList();
        if (!asked.isEmpty()) {
            receipts.ask(tx, caseId, asked, at).stream()
                    .filter(early -> fact instanceof CaseEvent.Registered
                            || !early.fact().at().isBefore(at.minus(CLOCKS_DIFFER)))
                    .forEach(reports::add);
        }
        answer(caseId, fact, at, event.sequence()).ifPresent(reports::add);
        if (!reports.isEmpty()) {
            ladders.climb(tx, told.notice(), reports, event.id());
        }
    }

    /** What a case event says about one department's part. */
    private static Optional<Report> answer(UUID caseId, CaseEvent fact, Instant at, long sequence) {
        return switch (fact) {
            case CaseEvent.Signed signed -> answered(caseId, signed.by(), Answer.ACCEPTED, at, sequence);
            case CaseEvent.ShareAccepted share -> answered(caseId, share.by(), Answer.ACCEPTED, at, sequence);
            case CaseEvent.ShareRejected share -> answered(caseId, share.by(), Answer.REJECTED, at, sequence);
            case CaseEvent.ShareDone share -> answered(caseId, share.by(), Answer.DONE, at, sequence);
            case CaseEvent.Assigned assigned -> askedAgain(caseId, assigned.to(), at, sequence);
            case CaseEvent.HandedOver handedOver -> askedAgain(caseId, handedOver.to(), at, sequence);
            case CaseEvent.Registered registered -> Optional.empty();
            case CaseEvent.Accepted accepted -> seen(caseId, accepted.by(), at);
            // an assignment given back; the department's part in the case stays what it was
            case CaseEvent.Returned returned -> seen(caseId, returned.by(), at);
            case CaseEvent.Merged merged -> Optional.empty();
            case CaseEvent.Absorbed absorbed -> Optional.empty();
            case CaseEvent.Relocated relocated -> Optional.empty();
            case CaseShare.Asked share -> askedAgain(caseId, share.department(), at, sequence);
            case CaseShare.Waived share -> Optional.empty();
            case CaseShare.Revoked share -> Optional.empty();
            // who knows of it no more is asked nothing, and who may know of it again is not on it
            case CaseRestriction restriction -> Optional.empty();
            case CaseMove move -> Optional.empty();
            case CaseProgress progress -> Optional.empty();
        };
    }

    private static Optional<Report> answered(UUID caseId, Department by, Answer answer, Instant at, long sequence) {
        return Optional.of(new Report(caseId, by, new Fact.Answered(answer, at, sequence)));
    }

    private static Optional<Report> askedAgain(UUID caseId, Department to, Instant at, long sequence) {
        return Optional.of(new Report(caseId, to, new Fact.AskedAgain(at, sequence)));
    }

    private static Optional<Report> seen(UUID caseId, Department by, Instant at) {
        return Optional.of(new Report(caseId, by, new Fact.Seen(at)));
    }

    private void passOn(OpenTransaction tx, EventEnvelope<Event> event, Canary canary) {
        outbox.append(
                tx,
                EventEnvelope.mint(
                        SOURCE,
                        event.subject(),
                        clock.instant(),
                        event.sequence(),
                        null,
                        event.id(),
                        new Canary(canary.canaryId(), STATION, canary.releasedAt())));
    }

    private static IllegalArgumentException notOfThisTopic(EventEnvelope<Event> event) {
        return new IllegalArgumentException(event.type().wireName() + " has no place on the topic of cases");
    }
}
