package cn.fengqiao.cases.imports;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Turns records into cases, a batch per transaction: the cases, their events, what became of each record and how far the
 * file is are committed together, so that after a crash the next worker goes on exactly there.
 */
final class ImportWork {

    /** In whose name imported cases are raised, so that a second dispatcher importing the same file adds nothing. */
    static final String SUBJECT = "import";

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final ImportRuns runs;
    private final RaiseCaseHandler raising;
    private final CaseContents contents;
    private final UUID worker;
    private final Duration lease;

    ImportWork(
            Transactions transactions,
            CallerScope scope,
            ImportRuns runs,
            RaiseCaseHandler raising,
            CaseContents contents,
            UUID worker,
            Duration lease) {
        this.transactions = transactions;
        this.scope = scope;
        this.runs = runs;
        this.raising = raising;
        this.contents = contents;
        this.worker = worker;
        this.lease = lease;
    }

    /** A record with its position in the file, from 1. */
    record Numbered(int record, ReadRow row) {}

    /** Works through a batch; false when the run has been taken over by somebody else. */
    boolean batch(ImportRun run, ImportMapping mapping, List<Numbered> rows) {
        try {
            return transactions.inTransaction(tx -> inOne(tx, run, mapping, rows));
        } catch (DataIntegrityViolationException oneOfThem) {
            LOG.warn("a batch of import {} was refused by the database, its records go one by one", run.id());
            for (Numbered row : rows) {
                if (!alone(run, mapping, row)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean alone(ImportRun run, ImportMapping mapping, Numbered row) {
        try {
            return transactions.inTransaction(tx -> inOne(tx, run, mapping, List.of(row)));
        } catch (DataIntegrityViolationException refused) {
            LOG.warn("record {} of import {} was refused by the database", row.record(), run.id());
            var unusable = new ReadRow.Unusable(row.row().line(), null, "数据库拒绝写入", null);
            return transactions.inTransaction(
                    tx -> inOne(tx, run, mapping, List.of(new Numbered(row.record(), unusable))));
        }
    }

    private boolean inOne(OpenTransaction tx, ImportRun run, ImportMapping mapping, List<Numbered> rows) {
        scope.apply(tx, TheService.CALLER);
        if (!runs.keep(tx, run.id(), worker, lease)) {
            return false;
        }
        runs.alone(tx, mapping.system());
        List<String> keys = rows.stream()
                .map(Numbered::row)
                .<String>mapMulti((row, next) -> {
                    if (row instanceof ReadRow.Order order) {
                        next.accept(order.key());
                    }
                })
                .toList();
        Set<String> known = new HashSet<>(runs.known(tx, keys, SUBJECT).keySet());
        // a file from elsewhere may name any case: its number is only for who may know of it
        scope.apply(tx, reader(run));
        Map<String, String> numbers = runs.known(tx, keys, SUBJECT);
        scope.apply(tx, TheService.CALLER);
        Caller importer = importer(run);
        List<ImportRun.Line> lines = new ArrayList<>();
        for (Numbered row : rows) {
            lines.add(
                    switch (row.row()) {
                        case ReadRow.Unusable unusable -> error(run, row.record(), unusable);
                        case ReadRow.Order order ->
                            raise(tx, run, mapping, importer, row.record(), order, known, numbers);
                    });
        }
        scope.apply(tx, TheService.CALLER);
        runs.worked(tx, run.id(), lines);
        return true;
    }

    private ImportRun.Line raise(
            OpenTransaction tx,
            ImportRun run,
            ImportMapping mapping,
            Caller importer,
            int record,
            ReadRow.Order order,
            Set<String> known,
            Map<String, String> numbers) {
        if (known.contains(order.key())) {
            return new ImportRun.Line(
                    record, order.line(), ImportRun.Outcome.DUPLICATE, numbers.get(order.key()), null, null, null);
        }
        List<FieldRefusal> refusals = raising.check(importer, order.request());
        if (!refusals.isEmpty()) {
            FieldRefusal first = refusals.getFirst();
            return error(
                    run, record, new ReadRow.Unusable(order.line(), column(mapping, first.field()), first.zh(), null));
        }
        Optional<DisputeCase> raised =
                raising.raiseWithin(tx, importer, order.key(), order.request(), order.remark(), order.proposals());
        raised.ifPresent(dispute -> {
            known.add(order.key());
            numbers.put(order.key(), dispute.number());
        });
        return raised.map(dispute -> new ImportRun.Line(
                        record, order.line(), ImportRun.Outcome.CREATED, dispute.number(), null, null, null))
                .orElseGet(() ->
                        new ImportRun.Line(record, order.line(), ImportRun.Outcome.DUPLICATE, null, null, null, null));
    }

    private ImportRun.Line error(ImportRun run, int record, ReadRow.Unusable unusable) {
        byte[] value = contents.sealRemark(run.id(), new Remark(null, unusable.value()));
        return new ImportRun.Line(
                record, unusable.line(), ImportRun.Outcome.ERROR, null, unusable.column(), unusable.reason(), value);
    }

    /** The column behind a field that was refused, so that the error points into the file. */
    private static @Nullable String column(ImportMapping mapping, String field) {
        Pattern pattern = switch (field) {
            case "title" -> mapping.subject();
            case "narrative" -> mapping.narrative();
            case "address" -> mapping.address();
            case "area" -> mapping.area().from();
            case "externalRef" -> mapping.reference();
            case "foundAt" ->
                mapping.foundAt() == null ? null : mapping.foundAt().from();
            default -> null;
        };
        return pattern == null ? null : pattern.columns().stream().findFirst().orElse(null);
    }

    /** Who reads the result: the department that handed the file in, which may not be the one it raises cases for. */
    private static Caller reader(ImportRun run) {
        return new Caller(
                SUBJECT, run.startedByName(), run.department(), run.area(), EnumSet.of(Role.DISPATCHER), false);
    }

    private static Caller importer(ImportRun run) {
        return new Caller(SUBJECT, run.startedByName(), run.raisedBy(), run.area(), EnumSet.of(Role.DISPATCHER), false);
    }
}
