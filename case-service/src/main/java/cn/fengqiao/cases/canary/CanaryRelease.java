package cn.fengqiao.cases.canary;

import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.store.CanarySlots;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Releases a canary per slot of time, like any fact: slot and event are committed together. Several instances look
 * often, and one of them finds the slot free, so the death of any of them leaves no gap.
 */
@Component
class CanaryRelease {

    private static final Logger LOG = LoggerFactory.getLogger(CanaryRelease.class);
    private static final String STATION = "case-service";

    private final Transactions transactions;
    private final CanarySlots slots;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Duration every;

    CanaryRelease(
            Transactions transactions,
            CanarySlots slots,
            Outbox outbox,
            InstantSource clock,
            @Value("${fengqiao.case.canary.every}") Duration every) {
        this.transactions = transactions;
        this.slots = slots;
        this.outbox = outbox;
        this.clock = clock;
        this.every = every;
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.canary.look-every}")
    void look() {
        try {
            release();
        } catch (DataAccessException | TransactionException away) {
            // silence is exactly what a canary says when the database is away; the next look tries again
            LOG.warn("no canary: {}", away.toString());
        }
    }

    /** Releases the canary of this slot unless somebody did. */
    boolean release() {
        Instant now = clock.instant();
        long slot = now.toEpochMilli() / every.toMillis();
        UUID id = EventEnvelope.newId();
        return transactions.inTransaction(tx -> {
            boolean mine = slots.take(tx, slot, id, now);
            if (mine) {
                var canary = new Canary(id, STATION, now);
                outbox.append(tx, EventEnvelope.mint(RaiseCaseHandler.SOURCE, id, now, 0, null, null, canary));
            }
            return mine;
        });
    }
}
