package cn.fengqiao.cases.mediation;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.intake.TextRules;
import cn.fengqiao.cases.mediation.MediationCommand.PaperFormat;
import cn.fengqiao.cases.paper.PaperKind;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.view.DocumentClasses;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The papers of a mediation, all made from the one entry it is. */
@RestController
@RequestMapping("/api/cases/{id}/mediation/papers")
class PaperController {

    private static final Logger LOG = LoggerFactory.getLogger(PaperController.class);

    private final ActAnswers answers;
    private final MediationActs mediation;
    private final MediationReader reader;
    private final Papermaker papers;

    PaperController(ActAnswers answers, MediationActs mediation, MediationReader reader, Papermaker papers) {
        this.answers = answers;
        this.mediation = mediation;
        this.reader = reader;
        this.papers = papers;
    }

    @PostMapping("/{kind}")
    @Operation(operationId = "mediation.makePaper", summary = "Make a paper of the proceeding and file it")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> make(
            @PathVariable UUID id,
            @PathVariable PaperKind kind,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.MakePaper command) {
        PaperFormat format = command.format();
        var asked = new Asked(kind, format == null ? PaperFormat.PDF : format, command.remark());
        return answers.done(id, ifMatch, () -> wrong(asked), mediation.paper("mediation.makePaper", asked));
    }

    /** What is asked, the address included: a repeat for another paper is no repeat. */
    record Asked(
            PaperKind kind, PaperFormat format, @Nullable String remark) {}

    private static Optional<Problem> wrong(Asked asked) {
        return asked.remark() != null && asked.kind() != PaperKind.FILE_BACK
                ? MediationInput.invalid("remark", "只有备考表有卷宗情况说明", "only the back of a file has it")
                : TextRules.maySay("remark", asked.remark(), MediationInput.REMARK);
    }

    @GetMapping("/{document}")
    @Operation(operationId = "mediation.paper", summary = "A paper that was made, as PDF or DOCX")
    @ApiResponse(
            responseCode = "200",
            description = "The paper as it was made",
            content = {
                @Content(mediaType = MediaType.APPLICATION_PDF_VALUE),
                @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE)
            })
    ResponseEntity<?> get(@PathVariable UUID id, @PathVariable UUID document) {
        return reader.enter(
                id,
                DocumentClasses.ofEvery(),
                (tx, stored, access) -> papers.find(tx, id, document)
                        .<ResponseEntity<?>>map(paper -> {
                            Set<FieldClass> shown = DocumentClasses.of(paper);
                            return reader.only(shown, access, () -> {
                                reader.log(tx, stored, access, shown, "mediation.paper");
                                return bytes(paper);
                            });
                        })
                        .orElseGet(() -> MediationReader.notFound().response()));
    }

    private ResponseEntity<?> bytes(CaseDocument paper) {
        try {
            byte[] content = papers.read(paper);
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(paper.type().mediaType()))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(paper.kind() + "." + paper.type().extension())
                                    .build()
                                    .toString())
                    .cacheControl(CacheControl.noStore())
                    .body(content);
        } catch (IOException away) {
            LOG.warn("a paper was not read: {}", away.toString());
            return PendingStep.storeAway().response();
        }
    }
}
