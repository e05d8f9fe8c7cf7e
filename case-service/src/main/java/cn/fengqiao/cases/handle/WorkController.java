package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.dispute.Resolving;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The work on a dispute itself. */
@RestController
@RequestMapping("/api/cases/{id}")
class WorkController {

    private final ActAnswers answers;
    private final KnownCodes known;
    private final NoMediation noMediation;

    WorkController(ActAnswers answers, KnownCodes known, NoMediation noMediation) {
        this.answers = answers;
        this.known = known;
        this.noMediation = noMediation;
    }

    @PostMapping("/contact")
    @Operation(operationId = "cases.contact", summary = "首次接触: the parties were reached")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> contact(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.Contact command) {
        return answers.done(
                id, ifMatch, null, command.note(), CaseAct.of("cases.contact", command, Resolving::contact));
    }

    @PostMapping("/report-back")
    @Operation(operationId = "cases.reportBack", summary = "反馈: say how the case stands")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> reportBack(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.ReportBack command) {
        return answers.done(
                id, ifMatch, null, command.note(), CaseAct.of("cases.reportBack", command, Resolving::reportBack));
    }

    @PostMapping("/plan")
    @Operation(operationId = "cases.plan", summary = "制定方案: what is to be done, by whom and until when")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> plan(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.Plan command) {
        return answers.done(id, ifMatch, null, command.note(), CaseAct.of("cases.plan", command, Resolving::plan));
    }

    @PostMapping("/start-resolving")
    @Operation(operationId = "cases.startResolving", summary = "开始化解: the investigation is over")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> startResolving(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.StartResolving command) {
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of("cases.startResolving", command, Resolving::startResolving));
    }

    @PostMapping("/agree")
    @Operation(operationId = "cases.agree", summary = "达成协议: the parties agreed")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> agree(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.Agree command) {
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of("cases.agree", command, (dispute, by) -> Resolving.agree(dispute, by, command.form()))
                        .about(command.form().name())
                        .guardedBy(noMediation));
    }

    @PostMapping("/guide")
    @Operation(
            operationId = "cases.guide",
            summary = "引导其他途径: end without agreement and point to the other routes (人民调解法 §26)")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> guide(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.Guide command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of("cases.guide", command, (dispute, by) -> Resolving.guide(dispute, by, command.cause()))
                        .about(command.cause().name())
                        .guardedBy(noMediation));
    }

    @PostMapping("/perform")
    @Operation(operationId = "cases.perform", summary = "履行完毕: what was promised was done")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> perform(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.Perform command) {
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of("cases.perform", command, (dispute, by) -> Resolving.perform(dispute, by, command.outcome()))
                        .about(command.outcome())
                        .guardedBy(noMediation)
                        .unless(known.code("outcome", CodeSystem.OUTCOME, command.outcome())));
    }

    @PostMapping("/breach")
    @Operation(operationId = "cases.breach", summary = "未履行: a promise was not kept")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> breach(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.Breach command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of("cases.breach", command, (dispute, by) -> Resolving.breach(dispute, by, command.to()))
                        .guardedBy(noMediation));
    }

    @PostMapping("/outcome")
    @Operation(operationId = "cases.recordOutcome", summary = "办结: how the dispute ended")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> recordOutcome(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.RecordOutcome command) {
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of(
                                "cases.recordOutcome",
                                command,
                                (dispute, by) -> Resolving.recordOutcome(dispute, by, command.outcome()))
                        .about(command.outcome())
                        .unless(known.code("outcome", CodeSystem.OUTCOME, command.outcome())));
    }

    @PostMapping("/follow-up")
    @Operation(operationId = "cases.followUp", summary = "回访: ask a side how it stands")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> followUp(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WorkCommand.FollowUp command) {
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of(
                                "cases.followUp",
                                command,
                                (dispute, by) -> Resolving.followUp(dispute, by, command.side(), command.reached()))
                        .about(command.side() + (command.reached() ? ":REACHED" : ":NOT_REACHED")));
    }
}
