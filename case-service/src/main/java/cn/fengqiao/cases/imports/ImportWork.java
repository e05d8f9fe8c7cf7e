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
import cn.fengqiao.cases.upload.FileWorker.Numbered;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into cases, in the transaction of their batch.
 */
final class ImportWork {

    /** In whose name imported cases are raised, so that a second dispatcher importing the same file adds nothing. */
    static final String SUBJECT = "import";

    private final CallerScope scope;
    private final ImportRuns runs;
    private final RaiseCaseHandler raising;
    private final CaseContents contents;

    ImportWork(CallerScope scope, ImportRuns runs, RaiseCaseHandler raising, CaseContents contents) {
        this.scope = scope;
        this.runs = runs;
        this.raising = raising;
        this.contents = contents;
    }

    /** Raises the cases and says what became of each record; the scope is the service's before and after. */
    List<ImportRun.Line> write(OpenTransaction tx, ImportRun run, ImportMapping mapping, List<Numbered<ReadRow>> rows) {
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
        for (Numbered<ReadRow> row : rows) {
            lines.add(
                    switch (row.row()) {
                        case ReadRow.Unusable unusable -> error(run, row.record(), unusable);
                        case ReadRow.Order order ->
                            raise(tx, run, mapping, importer, row.record(), order, known, numbers);
                    });
        }
        return lines;
    }

    /** What is said of a record the database does not take. */
    ImportRun.Line refused(ImportRun run, Numbered<ReadRow> row) {
        return error(run, row.record(), new ReadRow.Unusable(row.row().line(), null, "数据库拒绝写入", null));
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
