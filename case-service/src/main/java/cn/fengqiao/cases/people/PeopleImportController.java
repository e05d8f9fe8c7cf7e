package cn.fengqiao.cases.people;

import cn.fengqiao.cases.sheets.OpenFile;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/people")
class PeopleImportController {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final PeopleImport imports;
    private final OpenFile opener;
    private final CurrentVocabulary vocabulary;

    PeopleImportController(PeopleImport imports, OpenFile opener, CurrentVocabulary vocabulary) {
        this.imports = imports;
        this.opener = opener;
        this.vocabulary = vocabulary;
    }

    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "people.import",
            summary = "Enter areas, officials, teams and responsibilities from a sheet; twice adds nothing")
    @ApiResponse(
            responseCode = "200",
            description = "What became of each row; of a dry run, what would have",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    ResponseEntity<?> start(
            @RequestPart("file") MultipartFile file, @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        List<PeopleRow> rows;
        try (Rows sheet = opener.open(file)) {
            rows = PeopleSheet.read(sheet, vocabulary.get());
        } catch (Rows.Unreadable unreadable) {
            return Problems.field(ProblemType.PARAMETER_INVALID, "file", unreadable.why(), "the file cannot be read")
                    .response();
        }
        return ResponseEntity.ok(imports.run(CurrentCaller.get(), rows, dryRun));
    }

    @GetMapping(path = "/import-template", produces = WORKBOOK)
    @Operation(operationId = "people.importTemplate", summary = "The workbook to fill in, with the codes valid today")
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"people.xlsx\"")
                .body(ImportTemplate.workbook(vocabulary.get()));
    }
}
