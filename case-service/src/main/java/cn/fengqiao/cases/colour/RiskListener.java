package cn.fengqiao.cases.colour;

import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.ColoursAhead;
import cn.fengqiao.cases.store.ColoursAhead.Found;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NeighbourhoodEvent;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.inbox.EventHandler;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;

/** Puts the colour risk-service found, and how sure it is, on the case. */
final class RiskListener implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RiskListener.class);

    /** Nearly every row that was handed on ahead is to be seen by then, and a colour of another case can wait so long. */
    private static final Duration WORTH_WAITING = Duration.ofSeconds(2);

    private final CallerScope scope;
    private final Cases cases;
    private final Recolouring recolouring;
    private final ColoursAhead ahead;
    private final InstantSource clock;

    RiskListener(CallerScope scope, Cases cases, Recolouring recolouring, ColoursAhead ahead, InstantSource clock) {
        this.scope = scope;
        this.cases = cases;
        this.recolouring = recolouring;
        this.ahead = ahead;
        this.clock = clock;
    }

    @Override
    public void handle(OpenTransaction tx, EventEnvelope<Event> event) {
        switch (event.data()) {
            case RiskEvent.Changed changed -> recolour(tx, event, changed.colour(), changed.certainty());
            case RiskEvent.CertaintyChanged changed -> recolour(tx, event, changed.colour(), changed.certainty());
            case RiskEvent.Reviewed reviewed -> {
                scope.apply(tx, TheService.CALLER);
                cases.reviewed(tx, event.subject(), reviewed.version());
            }
            case Canary canary -> {
                // passes by: whether the chain is whole is read off the gateway
            }
            case NeighbourhoodEvent own ->
                throw new IllegalStateException("our own event on the topic of risk-service");
            case CaseEvent own -> throw new IllegalStateException("our own event on the topic of risk-service");
            case NotificationEvent foreign ->
                throw new IllegalStateException("an event of notification-service on the topic of risk-service");
        }
    }

    private void recolour(OpenTransaction tx, EventEnvelope<Event> event, Colour colour, Certainty certainty) {
        UUID caseId = event.subject();
        var found = new Found(colour, certainty, event.time().truncatedTo(ChronoUnit.MICROS));
        scope.apply(tx, TheService.CALLER);
        Optional<StoredCase> stored = cases.findForUpdate(tx, caseId);
        if (stored.isEmpty()) {
            putAside(tx, caseId, found);
            return;
        }
        if (event.sequence() > 1) {
            // what an earlier event left is older than this
            ahead.take(tx, caseId);
        }
        recolouring.recolour(tx, stored.get(), found);
    }

    /**
     * The log hands a commit on before it is visible, for as long as a standby lets it wait. The event comes again and finds
     * the case; not for long, because the events of all other cases wait behind it: then its colour is put aside.
     */
    private void putAside(OpenTransaction tx, UUID caseId, Found found) {
        if (clock.instant().isBefore(found.at().plus(WORTH_WAITING))) {
            throw new TransientDataAccessResourceException("risk-service knows a case we do not yet: " + caseId);
        }
        ahead.keep(tx, caseId, found);
        LOG.warn("the colour of case {} is kept until the case appears", caseId);
    }
}
