package cn.fengqiao.cases.statistics;

import cn.fengqiao.cases.statistics.StatisticsModel.Change;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.inbox.Transience;
import cn.fengqiao.kit.observe.Measured;
import cn.fengqiao.kit.outbox.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reads what was put aside as soon as it can be read. */
@Component
class WaitingRounds {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRounds.class);
    private static final int MOST = 100;

    private final Transactions transactions;
    private final CallerScope scope;
    private final StatisticsModel model;
    private final AtomicLong putAside = new AtomicLong();

    WaitingRounds(Transactions transactions, CallerScope scope, StatisticsModel model, MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.model = model;
        Gauge.builder(Measured.STATISTICS_WAITING.metric(), putAside, AtomicLong::get)
                .description(Measured.STATISTICS_WAITING.meaning())
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.statistics.look-every}")
    void look() {
        try {
            transactions
                    .inTransaction(tx -> {
                        scope.apply(tx, TheService.CALLER);
                        putAside.set(model.putAside(tx));
                        return model.lost(tx);
                    })
                    .forEach(subject -> LOG.error("the statistics were told of {}, which nobody can see", subject));
            for (Change change : waiting()) {
                read(change);
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("statistics that wait go on waiting: {}", away.toString());
        }
    }

    private List<Change> waiting() {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return model.waiting(tx, MOST);
        });
    }

    private void read(Change change) {
        try {
            transactions.inTransaction(tx -> {
                scope.apply(tx, TheService.CALLER);
                model.takeTurn(tx);
                model.settle(tx, change);
                model.read(tx, List.of(change));
                return change;
            });
        } catch (DataAccessException fault) {
            if (Transience.parksNothing(fault)) {
                throw fault;
            }
            postpone(change, StatisticsListener.error(fault));
        }
    }

    private void postpone(Change change, String error) {
        try {
            transactions.inTransaction(tx -> {
                scope.apply(tx, TheService.CALLER);
                model.postpone(tx, change, error);
                return change;
            });
        } catch (DataAccessException fault) {
            if (Transience.parksNothing(fault)) {
                throw fault;
            }
            // the others can still be read
            LOG.error("{} can neither be read nor be put off", change.subject(), fault);
        }
    }
}
