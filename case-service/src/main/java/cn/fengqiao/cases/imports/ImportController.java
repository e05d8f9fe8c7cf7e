package cn.fengqiao.cases.imports;

import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.upload.BrokenOff;
import cn.fengqiao.cases.upload.ImportAnswers;
import cn.fengqiao.cases.upload.ImportView;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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

    private final StartImport start;
    private final ImportAnswers answers;

    ImportController(
            StartImport start,
            Transactions transactions,
            CallerScope scope,
            ImportRuns runs,
            CaseContents contents,
            PersonalReads reads) {
        this.start = start;
        this.answers = new ImportAnswers(
                transactions,
                scope,
                runs,
                contents,
                reads,
                new ImportAnswers.Kind(
                        "imports",
                        "import",
                        "案件编号",
                        FieldClass.NARRATIVE,
                        caller -> CasePolicy.roleMaySee(caller, FieldClass.NARRATIVE)));
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
        return answers.page(after, limit);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "imports.get", summary = "How far a file is")
    @ApiResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return answers.get(id);
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
        return answers.errors(id, after, limit);
    }

    @GetMapping(path = "/{id}/result.csv")
    @Operation(operationId = "imports.result", summary = "What became of each record, as CSV")
    @ApiResponse(
            responseCode = "200",
            description = "CSV in UTF-8 with a byte order mark",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Nullable
    ResponseEntity<?> result(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        return answers.result(id, response);
    }

    /** Thrown on past everything that would answer: what reaches the container makes it cut the connection. */
    @ExceptionHandler
    void cut(BrokenOff broken) {
        throw broken;
    }
}
