package cn.fengqiao.cases.imports;

import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.store.ImportRules;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.view.Actors;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final ImportMappings mappings;
    private final ImportRules rules;
    private final RaiseCaseHandler raising;
    private final CaseContents contents;
    private final InstantSource clock;
    private final int batchSize;
    private final Duration lease;
    private final AtomicBoolean working = new AtomicBoolean();

    ImportWorker(
            Transactions transactions,
            CallerScope scope,
            ImportRuns runs,
            ImportFiles files,
            ImportMappings mappings,
            ImportRules rules,
            RaiseCaseHandler raising,
            CaseContents contents,
            InstantSource clock,
            @Value("${fengqiao.case.imports.batch}") int batchSize,
            @Value("${fengqiao.case.imports.lease}") Duration lease) {
        this.transactions = transactions;
        this.scope = scope;
        this.runs = runs;
        this.files = files;
        this.mappings = mappings;
        this.rules = rules;
        this.raising = raising;
        this.contents = contents;
        this.clock = clock;
        this.batchSize = batchSize;
        this.lease = lease;
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
            scope.apply(tx, Actors.THE_SERVICE);
            return runs.take(tx, worker, lease);
        });
        taken.ifPresent(run -> work(run, worker));
        return taken.isPresent();
    }

    private void work(ImportRun run, UUID worker) {
        LOG.info("import {} goes on behind record {}", run.id(), run.done());
        try {
            if (throughFile(run, worker)) {
                finish(run, null);
            } else {
                LOG.warn("import {} was taken over", run.id());
            }
        } catch (Rows.Unreadable unreadable) {
            finish(run, unreadable.why());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean throughFile(ImportRun run, UUID worker) throws IOException, Rows.Unreadable {
        ImportMapping mapping =
                mappings.find(run.mapping()).orElseThrow(() -> new Rows.Unreadable("映射 " + run.mapping() + " 不存在"));
        Charset charset = charset(run);
        if (run.total() == null) {
            count(run, charset);
        }
        var work = new ImportWork(transactions, scope, runs, raising, contents, worker, lease);
        try (Rows rows = open(run, charset)) {
            var reader = new RowReader(mapping, rows.header(), new Proposals(rules.keywords()), run.area());
            Iterator<RawRow> records = rows.records();
            List<ImportWork.Numbered> batch = new ArrayList<>();
            for (int record = 1; records.hasNext(); record++) {
                // records that are done are read too: the reader counts those without a reference
                ReadRow row = reader.read(records.next());
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

    private void count(ImportRun run, Charset charset) throws IOException, Rows.Unreadable {
        int total = 0;
        try (Rows rows = open(run, charset)) {
            for (Iterator<RawRow> records = rows.records(); records.hasNext(); records.next()) {
                total++;
            }
        }
        int all = total;
        transactions.inTransaction(tx -> {
            scope.apply(tx, Actors.THE_SERVICE);
            runs.counted(tx, run.id(), all);
            return true;
        });
    }

    private Charset charset(ImportRun run) throws IOException {
        try (InputStream file = files.open(run.id())) {
            return run.format() == ImportRun.Format.CSV ? Charsets.detect(file) : Charset.defaultCharset();
        }
    }

    private Rows open(ImportRun run, Charset charset) throws IOException, Rows.Unreadable {
        InputStream file = files.open(run.id());
        return switch (run.format()) {
            case CSV -> CsvRows.open(file, charset);
            case XLSX -> XlsxRows.open(file.readAllBytes());
        };
    }

    private void finish(ImportRun run, @Nullable String failure) {
        transactions.inTransaction(tx -> {
            scope.apply(tx, Actors.THE_SERVICE);
            runs.finish(tx, run.id(), failure, clock.instant());
            return true;
        });
        LOG.info("import {} is over{}", run.id(), failure == null ? "" : ", the file could not be read");
    }
}
