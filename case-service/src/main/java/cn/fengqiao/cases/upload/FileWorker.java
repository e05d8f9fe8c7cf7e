package cn.fengqiao.cases.upload;

import cn.fengqiao.cases.sheets.OpenFile;
import cn.fengqiao.cases.sheets.RawRow;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Takes files that wait and works through them, one at a time per instance, a batch of records per transaction: what the
 * records became, what is said of each and how far the file is are committed together.
 *
 * <p>Guarantees: every record is answered for exactly once, whatever process is killed meanwhile; the next worker goes on
 * behind the last batch that was committed. A record the database refuses costs itself and not its batch.
 */
public final class FileWorker<R> {

    private static final Logger LOG = LoggerFactory.getLogger(FileWorker.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final ImportRuns runs;
    private final ImportFiles files;
    private final OpenFile opener;
    private final InstantSource clock;
    private final Settings settings;
    private final Work<R> work;
    private final AtomicBoolean working = new AtomicBoolean();

    public FileWorker(
            Transactions transactions,
            CallerScope scope,
            ImportRuns runs,
            ImportFiles files,
            OpenFile opener,
            InstantSource clock,
            Settings settings,
            Work<R> work) {
        this.transactions = transactions;
        this.scope = scope;
        this.runs = runs;
        this.files = files;
        this.opener = opener;
        this.clock = clock;
        this.settings = settings;
        this.work = work;
    }

    /**
     * How files are worked through.
     *
     * @param batch records per transaction
     * @param lease how long a worker may be silent
     * @param mostAttempts after how many without a record more a file is given up
     * @param givenUp what is said then
     */
    public record Settings(int batch, Duration lease, int mostAttempts, String givenUp) {}

    /** What the rows of a kind of files are. */
    public interface Work<R> {
        /**
         * Begins with a file.
         *
         * @throws Rows.Unreadable if its columns are not those of the kind
         */
        Reading<R> begin(ImportRun run, Rows rows) throws Rows.Unreadable;
    }

    /** Reads one file and writes its records. */
    public interface Reading<R> {
        /** What a row means; asked once for every row, in their order, those of earlier workers too. */
        R read(RawRow row);

        /**
         * Writes records in the transaction and says what became of each.
         *
         * @throws DataIntegrityViolationException when one of them cannot be written; then they go one by one
         */
        List<ImportRun.Line> write(OpenTransaction tx, ImportRun run, List<Numbered<R>> records);

        /** What is said of a record the database refuses. */
        ImportRun.Line refused(ImportRun run, Numbered<R> record);
    }

    /** A record with its position in the file, from 1. */
    public record Numbered<R>(int record, R row) {}

    /** Works until no file waits. */
    public void look() {
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
        Optional<ImportRun> taken = asService(tx -> runs.take(tx, worker, settings.lease()));
        taken.ifPresent(run -> attempt(run, worker));
        return taken.isPresent();
    }

    /** What nobody foresaw leaves the run to the next attempt, when the lease has run out, but not for ever. */
    private void attempt(ImportRun run, UUID worker) {
        if (run.attempts() > settings.mostAttempts()) {
            finish(run, worker, settings.givenUp());
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
        if (run.total() == null && !count(run, worker)) {
            return false;
        }
        try (Rows rows = open(run)) {
            Reading<R> reading = work.begin(run, rows);
            List<Numbered<R>> batch = new ArrayList<>();
            Optional<RawRow> next = rows.next();
            for (int record = 1; next.isPresent(); record++) {
                // records that are done are read too: a reader may count
                R row = reading.read(next.get());
                next = rows.next();
                if (record <= run.done()) {
                    continue;
                }
                batch.add(new Numbered<>(record, row));
                if (batch.size() == settings.batch()) {
                    if (!write(run, worker, reading, batch)) {
                        return false;
                    }
                    batch.clear();
                }
            }
            return batch.isEmpty() || write(run, worker, reading, batch);
        }
    }

    /** Writes a batch; false when the run has been called off or taken over by somebody else. */
    private boolean write(ImportRun run, UUID worker, Reading<R> reading, List<Numbered<R>> batch) {
        try {
            return transactions.inTransaction(tx -> written(tx, run, worker, reading, batch));
        } catch (DataIntegrityViolationException oneOfThem) {
            LOG.warn("a batch of import {} was refused by the database, its records go one by one", run.id());
            for (Numbered<R> record : batch) {
                if (!alone(run, worker, reading, record)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean alone(ImportRun run, UUID worker, Reading<R> reading, Numbered<R> record) {
        try {
            return transactions.inTransaction(tx -> written(tx, run, worker, reading, List.of(record)));
        } catch (DataIntegrityViolationException refused) {
            LOG.warn("record {} of import {} was refused by the database", record.record(), run.id());
            return asService(tx -> {
                boolean mine = runs.keep(tx, run.id(), worker, settings.lease());
                if (mine) {
                    runs.worked(tx, run.id(), List.of(reading.refused(run, record)));
                }
                return mine;
            });
        }
    }

    private boolean written(
            OpenTransaction tx, ImportRun run, UUID worker, Reading<R> reading, List<Numbered<R>> records) {
        scope.apply(tx, TheService.CALLER);
        if (!runs.keep(tx, run.id(), worker, settings.lease())) {
            return false;
        }
        List<ImportRun.Line> lines = reading.write(tx, run, records);
        scope.apply(tx, TheService.CALLER);
        runs.worked(tx, run.id(), lines);
        return true;
    }

    /** Reads the file once to know how long it is; false when the run is no longer this worker's. */
    private boolean count(ImportRun run, UUID worker) throws IOException, Rows.Unreadable {
        Duration often = settings.lease().dividedBy(3);
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
        return asService(tx -> {
            boolean mine = runs.keep(tx, run.id(), worker, settings.lease());
            if (mine) {
                runs.counted(tx, run.id(), all);
            }
            return mine;
        });
    }

    private boolean keep(ImportRun run, UUID worker) {
        return asService(tx -> runs.keep(tx, run.id(), worker, settings.lease()));
    }

    private Rows open(ImportRun run) throws IOException, Rows.Unreadable {
        return opener.open(run.format(), () -> files.open(run.id()));
    }

    private void finish(ImportRun run, UUID worker, @Nullable String failure) {
        boolean mine = asService(tx -> runs.finish(tx, run.id(), worker, failure, clock.instant()));
        if (!mine) {
            takenOver(run);
            return;
        }
        LOG.info("import {} is over{}", run.id(), failure == null ? "" : ", the file could not be read");
    }

    private <T> T asService(Function<OpenTransaction, T> query) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return query.apply(tx);
        });
    }

    private static void takenOver(ImportRun run) {
        LOG.warn("import {} was called off or taken over", run.id());
    }
}
