package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.sheets.OpenFile;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.upload.BrokenOff;
import cn.fengqiao.cases.upload.ImportAnswers;
import cn.fengqiao.cases.upload.ImportFiles;
import cn.fengqiao.cases.upload.ImportView;
import cn.fengqiao.cases.upload.Uploaded;
import cn.fengqiao.contract.EventEnvelope;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
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

/** Files of cards: the template, handing one in, and what became of each row. */
@RestController
@RequestMapping(HouseholdImportController.ROOT)
class HouseholdImportController {

    static final String ROOT = HouseholdController.ROOT + "/imports";

    private static final String MAPPING = "household-card-zh";
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Transactions transactions;
    private final CallerScope scope;
    private final ImportRuns runs;
    private final ImportFiles files;
    private final OpenFile opener;
    private final InstantSource clock;
    private final ImportAnswers answers;

    HouseholdImportController(
            Transactions transactions,
            CallerScope scope,
            @Qualifier("householdRuns") ImportRuns runs,
            @Qualifier("householdFiles") ImportFiles files,
            OpenFile opener,
            CaseContents contents,
            PersonalReads reads,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.runs = runs;
        this.files = files;
        this.opener = opener;
        this.clock = clock;
        this.answers = new ImportAnswers(
                transactions,
                scope,
                runs,
                contents,
                reads,
                new ImportAnswers.Kind(
                        "householdImports",
                        "households",
                        "档卡编号",
                        FieldClass.CONTACT,
                        caller -> CasePolicy.roleMaySee(caller, FieldClass.CONTACT)
                                && CasePolicy.mayEverSee(caller, FieldClass.CONTACT)));
    }

    @GetMapping(path = "/template.xlsx")
    @Operation(operationId = "householdImports.template", summary = "The workbook to fill in")
    @ApiResponse(
            responseCode = "200",
            description = "An Excel workbook with the columns and a sheet of explanations",
            content =
                    @Content(
                            mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> template() throws IOException {
        var out = new ByteArrayOutputStream();
        CardTemplate.write(out);
        return ResponseEntity.ok()
                .contentType(WORKBOOK)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"household-cards.xlsx\"")
                .body(out.toByteArray());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "householdImports.start", summary = "Take a CSV or XLSX file of household cards on")
    @ApiResponse(
            responseCode = "202",
            description = "Kept; each row becomes a card, is one already, or is an error with its line",
            content = @Content(schema = @Schema(implementation = ImportView.Started.class)))
    ResponseEntity<?> start(@RequestPart("file") MultipartFile file) throws IOException {
        Optional<String> refusal = refusal(file);
        if (refusal.isPresent()) {
            return Problems.field(ProblemType.PARAMETER_INVALID, "file", refusal.get(), "the file cannot be read")
                    .response();
        }
        Caller caller = CurrentCaller.get();
        var run = new ImportRun(
                EventEnvelope.newId(),
                Uploaded.name(file),
                Uploaded.format(file),
                MAPPING,
                caller.department(),
                caller.department(),
                caller.area(),
                caller.subject(),
                caller.name(),
                ImportRun.State.WAITING,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        try (InputStream content = file.getInputStream()) {
            files.keep(caller, run, content, file.getSize());
        }
        return ResponseEntity.accepted()
                .location(URI.create(ROOT + "/" + run.id()))
                .body(new ImportView.Started(run.id()));
    }

    private Optional<String> refusal(MultipartFile file) throws IOException {
        Optional<String> refusal = Uploaded.refusal(file);
        if (refusal.isPresent()) {
            return refusal;
        }
        List<String> header;
        try (Rows rows = opener.open(Uploaded.format(file), file)) {
            header = rows.header();
        } catch (Rows.Unreadable unreadable) {
            return Optional.of(unreadable.why());
        }
        Set<String> missing = CardColumns.missing(header);
        if (!missing.isEmpty()) {
            return Optional.of("缺少列：" + String.join("、", missing));
        }
        Set<String> foreign = CardColumns.foreign(header);
        return foreign.isEmpty() ? Optional.empty() : Optional.of("档卡没有这些列，请删除后再导入：" + String.join("、", foreign));
    }

    @GetMapping
    @Operation(
            operationId = "householdImports.list",
            summary = "Files of cards of the caller's department, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of imports",
            content = @Content(schema = @Schema(implementation = ImportView.Page.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        return answers.page(after, limit);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "householdImports.get", summary = "How far a file is")
    @ApiResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return answers.get(id);
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "householdImports.cancel", summary = "Call a file off; what was written before stays")
    @ApiResponse(
            responseCode = "200",
            description = "The import as it stands now",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    ResponseEntity<?> cancel(@PathVariable UUID id) {
        boolean cancelled = inScope(tx -> runs.cancel(tx, id, clock.instant()));
        Optional<ImportRun> run = inScope(tx -> runs.find(tx, id));
        boolean over = run.filter(of -> of.state() != ImportRun.State.CANCELLED).isPresent();
        return !cancelled && over
                ? Problems.of(ProblemType.NOT_NOW, "该导入已结束", "the import is over")
                        .with("reason", run.get().state())
                        .response()
                : answers.get(id);
    }

    @GetMapping("/{id}/errors")
    @Operation(operationId = "householdImports.errors", summary = "Rows that did not become a card")
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
    @Operation(operationId = "householdImports.result", summary = "What became of each row, as CSV")
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

    private <T> T inScope(Function<OpenTransaction, T> work) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx);
            return work.apply(tx);
        });
    }
}
