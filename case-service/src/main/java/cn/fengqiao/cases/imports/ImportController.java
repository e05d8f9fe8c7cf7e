package cn.fengqiao.cases.imports;

import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.upload.BrokenOff;
import cn.fengqiao.cases.upload.ImportView;
import cn.fengqiao.cases.upload.ResultFile;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/imports")
class ImportController {

    private static final int MOST = 200;
    private static final int PAGE_OF_RESULT = 1_000;

    /** The purpose in the read log. */
    private static final String READ_FOR = "IMPORT";

    private final StartImport start;
    private final Transactions transactions;
    private final CallerScope scope;
    private final ImportRuns runs;
    private final CaseContents contents;
    private final PersonalReads reads;

    ImportController(
            StartImport start,
            Transactions transactions,
            CallerScope scope,
            ImportRuns runs,
            CaseContents contents,
            PersonalReads reads) {
        this.start = start;
        this.transactions = transactions;
        this.scope = scope;
        this.runs = runs;
        this.contents = contents;
        this.reads = reads;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "imports.start", summary = "Take a CSV or XLSX file of work orders on")
    @ApiResponse(
            responseCode = "202",
            description = "Kept; each row becomes a case or an error with its line",
            content = @Content(schema = @Schema(implementation = ImportView.Started.class)))
    ResponseEntity<?> start(
            @RequestPart("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String department)
            throws IOException {
        return switch (start.start(CurrentCaller.get(), file, mapping, department)) {
            case StartImport.Outcome.Started started ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/imports/" + started.id()))
                        .body(new ImportView.Started(started.id()));
            case StartImport.Outcome.Unreadable unreadable ->
                Problems.field(ProblemType.PARAMETER_INVALID, "file", unreadable.why(), "the file cannot be read")
                        .response();
            case StartImport.Outcome.NoSuchMapping unknown ->
                Problems.field(ProblemType.PARAMETER_INVALID, "mapping", "没有这个映射", "there is no such mapping")
                        .with("allowed", unknown.known())
                        .response();
            case StartImport.Outcome.ColumnsMissing missing ->
                Problems.field(
                                ProblemType.PARAMETER_INVALID,
                                "mapping",
                                "文件的列与映射 " + missing.mapping() + " 不符，缺少：" + String.join("、", missing.missing()),
                                "the columns of the file do not fit mapping " + missing.mapping() + ", missing: "
                                        + String.join(", ", missing.missing()))
                        .with("missing", missing.missing())
                        .response();
            case StartImport.Outcome.NotForDepartment other ->
                Problems.field(
                                ProblemType.PARAMETER_INVALID,
                                "department",
                                "只能以本部门名义导入",
                                "only an administrator imports for another department")
                        .response();
        };
    }

    @GetMapping
    @Operation(operationId = "imports.list", summary = "Imports of the caller's department, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of imports",
            content = @Content(schema = @Schema(implementation = ImportView.Page.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            return limitInvalid();
        }
        List<ImportRun> found = inScope(tx -> runs.newest(tx, after, limit + 1));
        List<ImportView> items = found.stream().limit(limit).map(ImportView::of).toList();
        return ResponseEntity.ok(new ImportView.Page(
                items, found.size() > limit ? items.getLast().id() : null));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "imports.get", summary = "How far a file is")
    @ApiResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return inScope(tx -> runs.find(tx, id))
                .<ResponseEntity<?>>map(run -> ResponseEntity.ok(ImportView.of(run)))
                .orElseGet(ImportController::notFound);
    }

    @GetMapping("/{id}/errors")
    @Operation(operationId = "imports.errors", summary = "Records that did not become a case")
    @ApiResponse(
            responseCode = "200",
            description = "A page of errors",
            content = @Content(schema = @Schema(implementation = ImportView.Errors.class)))
    ResponseEntity<?> errors(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            return limitInvalid();
        }
        return inScope(tx -> {
            if (runs.find(tx, id).isEmpty()) {
                return notFound();
            }
            List<ImportRun.Line> lines = runs.lines(tx, id, after, limit + 1, true);
            List<ImportRun.Line> shown = lines.stream().limit(limit).toList();
            Map<Integer, String> values = values(tx, id, shown, "imports.errors");
            List<ImportView.RowError> items = shown.stream()
                    .map(line -> new ImportView.RowError(
                            line.line(), line.column(), line.reason(), values.get(line.record())))
                    .toList();
            return ResponseEntity.ok(new ImportView.Errors(
                    items, lines.size() > limit ? lines.get(limit - 1).record() : null));
        });
    }

    /**
     * Written as it is read, so that a long result needs no memory. What fails before the first piece is there is answered
     * with a problem; what fails later breaks the transfer off, and the client sees that it has not got everything.
     */
    @GetMapping(path = "/{id}/result.csv")
    @Operation(operationId = "imports.result", summary = "What became of each record, as CSV")
    @ApiResponse(
            responseCode = "200",
            description = "CSV in UTF-8 with a byte order mark",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Nullable
    ResponseEntity<?> result(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Optional<ImportRun> run = inScope(tx -> runs.find(tx, id));
        if (run.isEmpty()) {
            return notFound();
        }
        Piece piece = piece(id, 0);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-" + id + ".csv\"");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        Writer out = response.getWriter();
        ResultFile.header(out, "案件编号");
        ResultFile.lines(out, piece.lines(), piece.values());
        out.flush();
        while (piece.lines().size() == PAGE_OF_RESULT) {
            piece = nextPiece(id, piece.lines().getLast().record());
            ResultFile.lines(out, piece.lines(), piece.values());
            out.flush();
        }
        return null;
    }

    /** Thrown on past everything that would answer: what reaches the container makes it cut the connection. */
    @ExceptionHandler
    void cut(BrokenOff broken) {
        throw broken;
    }

    /** Lines with those of their values that may be shown, by record. */
    private record Piece(List<ImportRun.Line> lines, Map<Integer, String> values) {}

    private Piece piece(UUID id, int after) {
        return inScope(tx -> {
            List<ImportRun.Line> lines = runs.lines(tx, id, after, PAGE_OF_RESULT, false);
            return new Piece(lines, values(tx, id, lines, "imports.result"));
        });
    }

    private Piece nextPiece(UUID id, int after) {
        try {
            return piece(id, after);
        } catch (RuntimeException fault) { // Whatever it is, nobody can be told of it any more but by the cut.
            throw new BrokenOff(fault);
        }
    }

    /**
     * The values that were refused, by record: words of strangers, so they are for roles that may read narratives only,
     * and whoever is shown one stands in the read log with the import in the place of the case.
     */
    private Map<Integer, String> values(OpenTransaction tx, UUID run, List<ImportRun.Line> lines, String operation) {
        if (!CasePolicy.roleMaySee(CurrentCaller.get(), FieldClass.NARRATIVE)) {
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
            reads.record(tx, run, Set.of(FieldClass.NARRATIVE), operation, READ_FOR);
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

    private static ResponseEntity<ProblemDetail> limitInvalid() {
        return Problems.field(ProblemType.PARAMETER_INVALID, "limit", "应为 1–" + MOST, "1 to " + MOST)
                .response();
    }
}
