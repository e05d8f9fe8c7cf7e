package cn.fengqiao.cases.promises;

import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Enters agreements in the ledger that bound before there was one. A migration cannot: what was promised lies sealed. With
 * the last of them entered a round finds nothing any more.
 */
@Component
class OldAgreements {

    private static final Logger LOG = LoggerFactory.getLogger(OldAgreements.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Mediations mediations;
    private final OneByOne oneByOne;

    OldAgreements(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Mediations mediations,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.mediations = mediations;
        this.oneByOne = new OneByOne("old-agreements", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.promises.old-agreements-every}")
    void enter() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("agreements not entered this time: {}", away.toString());
        }
    }

    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Optional<UUID> missing = mediations.notInLedger(tx, leftOut);
        missing.ifPresent(taken);
        return missing.map(id -> enter(tx, id)).orElse(Went.NOTHING_DUE);
    }

    /** Under the lock of the case, as whoever else writes of its mediation; what cannot be entered waits. */
    private Went enter(OpenTransaction tx, UUID caseId) {
        return cases.findForUpdate(tx, caseId).isPresent() && mediations.enter(tx, caseId)
                ? Went.WORKED
                : Went.LEFT_ALONE;
    }
}
