package cn.fengqiao.cases.colour;

import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.SignLimits;
import cn.fengqiao.cases.dispute.WorkingCalendar;
import cn.fengqiao.cases.store.CaseCounters;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.Actors;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.inbox.EventHandler;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Puts the colour risk-service found, and how sure it is, on the case. The colour is an axis of its own: it changes no version and says no
 * event, because risk-service has said it. A signature that is still awaited is timed anew.
 */
final class RiskListener implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RiskListener.class);

    /** PostgreSQL gives up a standby that is silent for a minute. */
    private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(1);

    private final CallerScope scope;
    private final Cases cases;
    private final CaseCounters counters;
    private final SignLimits limits;

    RiskListener(CallerScope scope, Cases cases, CaseCounters counters, SignLimits limits) {
        this.scope = scope;
        this.cases = cases;
        this.counters = counters;
        this.limits = limits;
    }

    @Override
    public void handle(OpenTransaction tx, EventEnvelope<Event> event) {
        switch (event.data()) {
            case RiskEvent.Changed changed -> recolour(tx, event, changed.colour(), changed.certainty());
            case RiskEvent.CertaintyChanged changed -> recolour(tx, event, changed.colour(), changed.certainty());
            case Canary canary -> {
                // passes by: whether the chain is whole is read off the gateway
            }
            case CaseEvent own -> throw new IllegalStateException("our own event on the topic of risk-service");
            case NotificationEvent foreign ->
                throw new IllegalStateException("an event of notification-service on the topic of risk-service");
        }
    }

    /**
     * The log hands a commit on before it is visible, for as long as a standby lets it wait; then the event comes again and
     * finds the case. Not for ever, because the events of other cases wait behind it.
     */
    private static RuntimeException unknown(UUID caseId, Instant at) {
        String why = "risk-service knows a case we do not: " + caseId;
        return Instant.now().isBefore(at.plus(VISIBLE_WITHIN))
                ? new TransientDataAccessResourceException(why)
                : new IllegalStateException(why);
    }

    private void recolour(OpenTransaction tx, EventEnvelope<Event> event, Colour colour, Certainty certainty) {
        UUID caseId = event.subject();
        Instant at = event.time().truncatedTo(ChronoUnit.MICROS);
        scope.apply(tx, Actors.THE_SERVICE);
        StoredCase stored = cases.findForUpdate(tx, caseId).orElseThrow(() -> unknown(caseId, at));
        DisputeCase before = stored.dispute();
        if (before.clock() != null
                && before.colour() != colour
                && limits.signBy(colour, at) instanceof WorkingCalendar.Due.NoData none) {
            LOG.error(
                    "the holidays of {} have not been entered: the signature of case {} keeps its old due time",
                    none.year(),
                    before.number());
        }
        DisputeCase after = before.recoloured(colour, certainty, at, limits);
        cases.save(tx, stored.as(after), before.version());
        counters.moved(tx, before, after);
        try (var line = CaseInLog.of(after.number())) {
            LOG.info("case {} is {} {}", after.number(), after.colour(), after.certainty());
        }
    }
}
