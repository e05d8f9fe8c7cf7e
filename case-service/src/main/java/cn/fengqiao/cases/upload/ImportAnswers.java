package cn.fengqiao.cases.upload;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.PageLimit;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers how far files are and what became of their rows, the same for every kind of import. */
public final class ImportAnswers {

    private static final int MOST = 200;
    private static final int PAGE_OF_RESULT = 1_000;

    /** The purpose in the read log. */
    private static final String READ_FOR = "IMPORT";

    private final Transactions transactions;
    private final CallerScope scope;
    private final ImportRuns runs;
    private final CaseContents contents;
    private final PersonalReads reads;
    private final Kind kind;

    public ImportAnswers(
            Transactions transactions,
            CallerScope scope,
            ImportRuns runs,
            CaseContents contents,
            PersonalReads reads,
            Kind kind) {
        this.transactions = transactions;
        this.scope = scope;
        this.runs = runs;
        this.contents = contents;
        this.reads = reads;
        this.kind = kind;
    }

    /**
     * In what imports differ.
     *
     * @param operations how its operations begin, for the read log
     * @param file how a result file is called, before the id
     * @param number what the result's column of numbers is called
     * @param values the class of the values that were refused: words of strangers
     * @param readable who may be shown them
     */
    public record Kind(String operations, String file, String number, FieldClass values, Predicate<Caller> readable) {}

    /** Imports of the caller's department, newest first. */
    public ResponseEntity<?> page(@Nullable UUID after, int limit) {
        Optional<Problem> wrong = PageLimit.wrong(limit, MOST);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        List<ImportRun> found = inScope(tx -> runs.newest(tx, after, limit + 1));
        List<ImportView> items = found.stream().limit(limit).map(ImportView::of).toList();
        return ResponseEntity.ok(new ImportView.Page(
                items, found.size() > limit ? items.getLast().id() : null));
    }

    public ResponseEntity<?> get(UUID id) {
        return inScope(tx -> runs.find(tx, id))
                .<ResponseEntity<?>>map(run -> ResponseEntity.ok(ImportView.of(run)))
                .orElseGet(ImportAnswers::notFound);
    }

    /** Rows that did not become what the file was for, in the order of the file. */
    public ResponseEntity<?> errors(UUID id, int after, int limit) {
        Optional<Problem> wrong = PageLimit.wrong(limit, MOST);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return inScope(tx -> {
            if (runs.find(tx, id).isEmpty()) {
                return notFound();
            }
            List<ImportRun.Line> lines = runs.lines(tx, id, after, limit + 1, true);
            List<ImportRun.Line> shown = lines.stream().limit(limit).toList();
            Map<Integer, String> values = values(tx, id, shown, "errors");
            List<ImportView.RowError> items = shown.stream()
                    .map(line -> new ImportView.RowError(
                            line.line(), line.column(), line.reason(), values.get(line.record())))
                    .toList();
            return ResponseEntity.ok(new ImportView.Errors(
                    items, lines.size() > limit ? lines.get(limit - 1).record() : null));
        });
    }

    /**
     * What became of each row, as CSV. Written as it is read, so that a long result needs no memory. What fails before the
     * first piece is there is answered with a problem; what fails later breaks the transfer off, and the client sees that
     * it has not got everything.
     *
     * @return an answer only when nothing was written
     */
    public @Nullable ResponseEntity<?> result(UUID id, HttpServletResponse response) throws IOException {
        if (inScope(tx -> runs.find(tx, id)).isEmpty()) {
            return notFound();
        }
        Piece piece = piece(id, 0);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + kind.file() + "-" + id + ".csv\"");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        Writer out = response.getWriter();
        ResultFile.header(out, kind.number());
        ResultFile.lines(out, piece.lines(), piece.values());
        out.flush();
        while (piece.lines().size() == PAGE_OF_RESULT) {
            piece = nextPiece(id, piece.lines().getLast().record());
            ResultFile.lines(out, piece.lines(), piece.values());
            out.flush();
        }
        return null;
    }

    /** Lines with those of their values that may be shown, by record. */
    private record Piece(List<ImportRun.Line> lines, Map<Integer, String> values) {}

    private Piece piece(UUID id, int after) {
        return inScope(tx -> {
            List<ImportRun.Line> lines = runs.lines(tx, id, after, PAGE_OF_RESULT, false);
            return new Piece(lines, values(tx, id, lines, "result"));
        });
    }

    private Piece nextPiece(UUID id, int after) {
        try {
            return piece(id, after);
        } catch (RuntimeException fault) { // Whatever it is, nobody can be told of it any more but by the cut.
            throw new BrokenOff(fault);
        }
    }

    /** The values that were refused, by record; who is shown one stands in the read log, with the import in the place of a case. */
    private Map<Integer, String> values(OpenTransaction tx, UUID run, List<ImportRun.Line> lines, String operation) {
        if (!kind.readable().test(CurrentCaller.get())) {
            return Map.of();
        }
        Map<Integer, String> values = new HashMap<>();
        for (ImportRun.Line line : lines) {
            String value = contents.openRemark(run, line.sealed()).note();
            if (value != null) {
                values.put(line.record(), value);
            }
        }
        if (!values.isEmpty()) {
            reads.record(tx, run, Set.of(kind.values()), kind.operations() + "." + operation, READ_FOR);
        }
        return values;
    }

    private <T> T inScope(Function<OpenTransaction, T> work) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx);
            return work.apply(tx);
        });
    }

    private static ResponseEntity<ProblemDetail> notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "未找到该导入任务", "no such import").response();
    }
}
