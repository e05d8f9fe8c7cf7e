package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.clock.Consent;
import cn.fengqiao.cases.dispute.Oversight;
import cn.fengqiao.cases.dispute.Waiting;
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

/** What goes upward and comes from above: pauses, more time, raising up, instructions, supervision. */
@RestController
@RequestMapping("/api/cases/{id}")
class UpwardController {

    private final ActAnswers answers;
    private final KnownCodes known;

    UpwardController(ActAnswers answers, KnownCodes known) {
        this.answers = answers;
        this.known = known;
    }

    @PostMapping("/pause")
    @Operation(operationId = "cases.pause", summary = "挂起: the clocks stand still for a reason")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> pause(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UpwardCommand.Pause command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of(
                                "cases.pause",
                                command,
                                (dispute, by) -> Waiting.pause(dispute, by, command.code(), command.until()))
                        .about(command.code())
                        .unless(known.code("code", CodeSystem.PAUSE_REASON, command.code()))
                        .unless(PauseLimit.on(command.until())));
    }

    @PostMapping("/resume")
    @Operation(operationId = "cases.resume", summary = "恢复: the clocks run again")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> resume(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UpwardCommand.Resume command) {
        return answers.done(id, ifMatch, null, command.note(), CaseAct.of("cases.resume", command, Waiting::resume));
    }

    @PostMapping("/extension/ask")
    @Operation(operationId = "cases.askExtension", summary = "申请延期")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> askExtension(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UpwardCommand.AskExtension command) {
        return answers.done(
                id, ifMatch, command.reason(), null, CaseAct.of("cases.askExtension", command, Waiting::askExtension));
    }

    @PostMapping("/extension/grant")
    @Operation(operationId = "cases.grantExtension", summary = "同意延期")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> grantExtension(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UpwardCommand.GrantExtension command) {
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of(
                        "cases.grantExtension",
                        command,
                        (dispute, by) -> Waiting.grantExtension(
                                dispute, by, command.bothAgreed() ? Consent.OF_BOTH : Consent.NOT_OF_BOTH)));
    }

    @PostMapping("/extension/refuse")
    @Operation(operationId = "cases.refuseExtension", summary = "不同意延期")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> refuseExtension(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UpwardCommand.RefuseExtension command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of("cases.refuseExtension", command, Waiting::refuseExtension));
    }

    @PostMapping("/raise-up")
    @Operation(operationId = "cases.raiseUp", summary = "上报: the next tier answers for the case")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> raiseUp(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UpwardCommand.RaiseUp command) {
        return answers.done(
                id, ifMatch, command.reason(), null, CaseAct.of("cases.raiseUp", command, Oversight::raiseUp));
    }

    @PostMapping("/instruct")
    @Operation(operationId = "cases.instruct", summary = "批示: a leader's instruction")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> instruct(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UpwardCommand.Instruct command) {
        return answers.done(
                id, ifMatch, null, command.note(), CaseAct.of("cases.instruct", command, Oversight::instruct));
    }

    @PostMapping("/supervise")
    @Operation(operationId = "cases.supervise", summary = "督办: the level only rises until it is cancelled")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> supervise(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UpwardCommand.Supervise command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of(
                                "cases.supervise",
                                command,
                                (dispute, by) -> Oversight.supervise(dispute, by, command.level()))
                        .about(command.level().name()));
    }

    @PostMapping("/supervise/cancel")
    @Operation(operationId = "cases.cancelSupervision", summary = "解除督办")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> cancelSupervision(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UpwardCommand.CancelSupervision command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of("cases.cancelSupervision", command, Oversight::cancelSupervision));
    }
}
