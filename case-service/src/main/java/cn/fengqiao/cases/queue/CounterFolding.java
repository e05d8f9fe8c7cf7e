package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.store.CaseCounters;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Folds the deltas of the counters now and then; the counts are right without it, only slower to sum. */
@Component
class CounterFolding {

    private static final Logger LOG = LoggerFactory.getLogger(CounterFolding.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final CaseCounters counters;
    private final int most;

    CounterFolding(
            Transactions transactions,
            CallerScope scope,
            CaseCounters counters,
            @Value("${fengqiao.case.counters.fold-most}") int most) {
        this.transactions = transactions;
        this.scope = scope;
        this.counters = counters;
        this.most = most;
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.counters.fold-every}")
    void fold() {
        try {
            int folded = most;
            while (folded == most) {
                folded = transactions.inTransaction(tx -> {
                    scope.apply(tx, TheService.CALLER);
                    return counters.fold(tx, most);
                });
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("counters not folded: {}", away.toString());
        }
    }
}
