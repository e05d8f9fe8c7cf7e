package cn.fengqiao.cases.statistics;

import cn.fengqiao.cases.statistics.StatisticsCheck.Cell;
import cn.fengqiao.cases.statistics.StatisticsCheck.Row;
import cn.fengqiao.cases.statistics.StatisticsRuns.Kept;
import cn.fengqiao.cases.statistics.StatisticsRuns.Run;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.inbox.Transience;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Does the proofs and rebuilds that were asked for, on a thread of its own. */
@Component
class RunRounds {

    private static final Logger LOG = LoggerFactory.getLogger(RunRounds.class);
    private static final int MOST_SHOWN = 100;
    private static final int MOST_LOOKED_AT = 10_000;

    /** A row that is behind is read within seconds; what stays the same over so many looks a second apart is wrong. */
    private static final int STEADY_LOOKS = 6;

    private static final int MOST_LOOKS = 60;
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final CallerScope scope;
    private final StatisticsModel model;
    private final StatisticsCheck check;
    private final StatisticsRuns runs;
    private final Duration lease;
    private final AtomicBoolean busy = new AtomicBoolean();

    RunRounds(
            Transactions transactions,
            CallerScope scope,
            StatisticsModel model,
            StatisticsCheck check,
            StatisticsRuns runs,
            @Value("${fengqiao.case.statistics.lease}") Duration lease) {
        this.transactions = transactions;
        this.scope = scope;
        this.model = model;
        this.check = check;
        this.runs = runs;
        this.lease = lease;
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.statistics.look-every}")
    void look() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            Optional<Run> due = inScope(tx -> runs.take(tx, lease));
            if (due.isPresent()) {
                Thread.ofVirtual().name("statistics-run").start(() -> run(due.get()));
                return;
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("no look for proofs of the statistics: {}", away.toString());
        }
        busy.set(false);
    }

    private void run(Run due) {
        try {
            switch (due.kind()) {
                case PROOF -> prove(due);
                case REBUILD -> rebuild(due);
            }
        } catch (DataAccessException | TransactionException fault) {
            LOG.error("the {} {} of the statistics failed", due.kind(), due.id(), fault);
            ended(due, fault);
        } finally {
            busy.set(false);
        }
    }

    private void ended(Run due, RuntimeException fault) {
        try {
            inScope(tx -> {
                if (Transience.parksNothing(fault)) {
                    runs.again(tx, due.id(), AGAIN);
                } else {
                    runs.failed(tx, due.id(), fault.getClass().getSimpleName());
                }
                return due;
            });
        } catch (DataAccessException | TransactionException away) {
            // its lease ends, and it is taken on again
            LOG.warn("what came of {} cannot be written down: {}", due.id(), away.toString());
        }
    }

    private void prove(Run due) {
        step(due, "ROWS");
        List<Row> rows =
                standing(inScope(tx -> check.patiently(tx, lease, () -> check.differentRows(tx, MOST_LOOKED_AT))));
        step(due, "CELLS");
        List<Cell> cells = inScope(tx -> check.patiently(tx, lease, () -> check.differentCells(tx, MOST_LOOKED_AT)));
        List<Kept> differences = Stream.concat(
                        rows.stream()
                                .limit(MOST_SHOWN)
                                .map(row -> new Kept(
                                        new RunView.Difference(row.caseId(), null, row.how(), null, null),
                                        row.area(),
                                        row.restrictedTo())),
                        cells.stream()
                                .limit(MOST_SHOWN)
                                .map(cell -> new Kept(
                                        new RunView.Difference(
                                                null, cell.cell(), cell.counted(), cell.found(), cell.expected()),
                                        cell.area(),
                                        cell.restrictedTo())))
                .toList();
        if (!differences.isEmpty()) {
            LOG.error("the statistics differ from their source: {} rows, {} cells", rows.size(), cells.size());
        }
        inScope(tx -> {
            runs.done(tx, due.id(), check.cases(tx), rows.size(), cells.size(), differences);
            return due;
        });
    }

    /** Cases change while they are compared: what the model has only not read yet is no difference. */
    private List<Row> standing(List<Row> found) {
        List<Row> rows = found;
        int steady = 1;
        for (int look = 1; look < MOST_LOOKS && steady < STEADY_LOOKS && !rows.isEmpty(); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            var ids = rows.stream().map(Row::caseId).toList();
            List<Row> again = inScope(tx -> check.differentRows(tx, ids));
            steady = again.equals(rows) ? steady + 1 : 1;
            rows = again;
        }
        return rows;
    }

    private void rebuild(Run due) {
        step(due, "REBUILDING");
        long[] written = inScope(tx -> check.patiently(tx, lease, () -> {
            model.takeTurn(tx);
            return check.rebuild(tx);
        }));
        inScope(tx -> {
            runs.done(tx, due.id(), check.cases(tx), written[0], written[1], List.of());
            return due;
        });
        LOG.info("the statistics were rebuilt: {} rows and {} cells written", written[0], written[1]);
    }

    private void step(Run due, String step) {
        inScope(tx -> {
            runs.step(tx, due.id(), step, lease);
            return due;
        });
    }

    private <T> T inScope(Function<OpenTransaction, T> work) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return work.apply(tx);
        });
    }
}
