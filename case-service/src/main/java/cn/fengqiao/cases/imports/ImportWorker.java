package cn.fengqiao.cases.imports;

import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.sheets.OpenFile;
import cn.fengqiao.cases.sheets.RawRow;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.store.ImportRules;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes files that wait and works through them, one at a time per instance. */
@Component
class ImportWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final ImportRuns runs;
    private final ImportFiles files;
    private final OpenFile opener;
    private final ImportMappings mappings;
    private final ImportRules rules;
    private final RaiseCaseHandler raising;
    private final CaseContents contents;
    private final InstantSource clock;
    private final int batchSize;
    private final Duration lease;
    private final int mostAttempts;
    private final AtomicBoolean working = new AtomicBoolean();

    ImportWorker(
            Transactions transactions,
            CallerScope scope,
            ImportRuns runs,
            ImportFiles files,
            OpenFile opener,
            ImportMappings mappings,
            ImportRules rules,
            RaiseCaseHandler raising,
            CaseContents contents,
            InstantSource clock,
            @Value("${fengqiao.case.imports.batch}") int batchSize,
            @Value("${fengqiao.case.imports.lease}") Duration lease,
            @Value("${fengqiao.case.imports.attempts}") int mostAttempts) {
        this.transactions = transactions;
        this.scope = scope;
        this.runs = runs;
        this.files = files;
        this.opener = opener;
        this.mappings = mappings;
        this.rules = rules;
        this.raising = raising;
        this.contents = contents;
        this.clock = clock;
        this.batchSize = batchSize;
        this.lease = lease;
        this.mostAttempts = mostAttempts;
    }

    /** At a fixed rate, each look on a thread of its own: a long file must not hold up the other jobs. */
    @Scheduled(fixedRateString = "${fengqiao.case.imports.look-every}")
    void look() {
        if (!working.compareAndSet(false, true)) {
            return;
        }
        try {
            while (next()) {
                LOG.debug("looking for the next file");
            }
        } catch (DataAccessException | TransactionException | UncheckedIOException away) {
            // the lease runs out, and whoever takes the file then goes on behind what was committed
            LOG.warn("imports rest: {}", away.toString());
        } finally {
            working.set(false);
        }
    }

    /** Works on the next file that waits, to its end; false when there is none. */
    boolean next() {
        UUID worker = UUID.randomUUID();
        Optional<ImportRun> taken = transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return runs.take(tx, worker, lease);
        });
        taken.ifPresent(run -> attempt(run, worker));
        return taken.isPresent();
    }

    /** What nobody foresaw leaves the run to the next attempt, when the lease has run out, but not for ever. */
    private void attempt(ImportRun run, UUID worker) {
        if (run.attempts() > mostAttempts) {
            finish(run, worker, "多次尝试均意外中断，已停止导入；已建的案件保留，请联系管理员");
            return;
        }
        try {
            work(run, worker);
        } catch (DataAccessException | TransactionException | UncheckedIOException away) {
            throw away;
        } catch (RuntimeException unforeseen) {
            // without its message, which may quote the file
            LOG.error(
                    "attempt {} at import {} ended with {} at {}",
                    run.attempts(),
                    run.id(),
                    unforeseen.getClass().getName(),
                    Stream.of(unforeseen.getStackTrace()).limit(3).toList());
        }
    }

    private void work(ImportRun run, UUID worker) {
        LOG.info("import {} goes on behind record {}", run.id(), run.done());
        try {
            if (throughFile(run, worker)) {
                finish(run, worker, null);
            } else {
                takenOver(run);
            }
        } catch (Rows.Unreadable unreadable) {
            finish(run, worker, unreadable.why());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean throughFile(ImportRun run, UUID worker) throws IOException, Rows.Unreadable {
        ImportMapping mapping =
                mappings.find(run.mapping()).orElseThrow(() -> new Rows.Unreadable("映射 " + run.mapping() + " 不存在"));
        if (run.total() == null && !count(run, worker)) {
            return false;
        }
        var work = new ImportWork(transactions, scope, runs, raising, contents, worker, lease);
        try (Rows rows = open(run)) {
            var reader = new RowReader(mapping, rows.header(), new Proposals(rules.keywords()), run.area());
            List<ImportWork.Numbered> batch = new ArrayList<>();
            Optional<RawRow> next = rows.next();
            for (int record = 1; next.isPresent(); record++) {
                // records that are done are read too: the reader counts those without a reference
                ReadRow row = reader.read(next.get());
                next = rows.next();
                if (record <= run.done()) {
                    continue;
                }
                batch.add(new ImportWork.Numbered(record, row));
                if (batch.size() == batchSize) {
                    if (!work.batch(run, mapping, batch)) {
                        return false;
                    }
                    batch.clear();
                }
            }
            return batch.isEmpty() || work.batch(run, mapping, batch);
        }
    }

    /** Reads the file once to know how long it is; false when the run has been taken over by somebody else. */
    private boolean count(ImportRun run, UUID worker) throws IOException, Rows.Unreadable {
        Duration often = lease.dividedBy(3);
        Instant kept = clock.instant();
        int total = 0;
        try (Rows rows = open(run)) {
            while (rows.next().isPresent()) {
                total++;
                if (clock.instant().isAfter(kept.plus(often))) {
                    if (!keep(run, worker)) {
                        return false;
                    }
                    kept = clock.instant();
                }
            }
        }
        int all = total;
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            boolean mine = runs.keep(tx, run.id(), worker, lease);
            if (mine) {
                runs.counted(tx, run.id(), all);
            }
            return mine;
        });
    }

    private boolean keep(ImportRun run, UUID worker) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return runs.keep(tx, run.id(), worker, lease);
        });
    }

    private Rows open(ImportRun run) throws IOException, Rows.Unreadable {
        return opener.open(run.format(), () -> files.open(run.id()));
    }

    private void finish(ImportRun run, UUID worker, @Nullable String failure) {
        boolean mine = transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return runs.finish(tx, run.id(), worker, failure, clock.instant());
        });
        if (!mine) {
            takenOver(run);
            return;
        }
        LOG.info("import {} is over{}", run.id(), failure == null ? "" : ", the file could not be read");
    }

    private static void takenOver(ImportRun run) {
        LOG.warn("import {} was taken over", run.id());
    }
}
