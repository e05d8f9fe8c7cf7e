package cn.fengqiao.cases.promises;

import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.util.List;
import java.util.UUID;
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

    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Mediations mediations;

    OldAgreements(Transactions transactions, CallerScope scope, Cases cases, Mediations mediations) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.mediations = mediations;
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.promises.old-agreements-every}")
    void enter() {
        try {
            List<UUID> missing = missing();
            while (!missing.isEmpty()) {
                missing.forEach(id -> transactions.inTransaction(tx -> enter(tx, id)));
                List<UUID> rest = missing();
                // what could not be entered waits for the next round
                missing = rest.equals(missing) ? List.of() : rest;
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("agreements not entered this time: {}", away.toString());
        }
    }

    private List<UUID> missing() {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return mediations.notInLedger(tx, AT_ONCE);
        });
    }

    /** Under the lock of the case, as whoever else writes of its mediation. */
    private boolean enter(OpenTransaction tx, UUID caseId) {
        scope.apply(tx, TheService.CALLER);
        return cases.findForUpdate(tx, caseId).isPresent() && mediations.enter(tx, caseId);
    }
}
