package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.view.CaseView;
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

/** The parts departments have in a case. */
@RestController
@RequestMapping("/api/cases/{id}")
class ShareController {

    private final ActAnswers answers;
    private final ShareActs shares;

    ShareController(ActAnswers answers, ShareActs shares) {
        this.answers = answers;
        this.shares = shares;
    }

    @PostMapping("/shares/ask")
    @Operation(
            operationId = "cases.shareAsk",
            summary = "邀请协办: ask a department for a part in the case, and with a day for a promise to do it by then")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> ask(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareAsk command) {
        return answers.done(id, ifMatch, () -> ShareActs.wrong(command), shares.ask(command));
    }

    @PostMapping("/shares/accept")
    @Operation(
            operationId = "cases.shareAccept",
            summary = "接受协办: do one's part, and promise it where that is asked for, for that day or another")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> accept(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareAccept command) {
        return answers.done(id, ifMatch, () -> ActAnswers.wrongRemark(command.reason(), null), shares.accept(command));
    }

    @PostMapping("/shares/reject")
    @Operation(
            operationId = "cases.shareReject",
            summary = "退回协办: refuse one's part with a reason; what was promised with it is broken by that")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> reject(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareReject command) {
        return answers.done(id, ifMatch, () -> ActAnswers.wrongRemark(command.reason(), null), shares.reject(command));
    }

    @PostMapping("/shares/done")
    @Operation(
            operationId = "cases.shareDone",
            summary = "协办完成: one's part is done; what was promised with it is kept by that")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> finish(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareDone command) {
        return answers.done(id, ifMatch, () -> ActAnswers.wrongRemark(null, command.note()), shares.finish(command));
    }

    @PostMapping("/shares/waive")
    @Operation(
            operationId = "cases.shareWaive",
            summary = "免除协办: a part is no longer needed, nor what was promised with it")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> waive(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareWaive command) {
        return answers.done(id, ifMatch, () -> ActAnswers.wrongRemark(command.reason(), null), shares.waive(command));
    }

    @PostMapping("/shares/revoke")
    @Operation(
            operationId = "cases.shareRevoke",
            summary = "撤销共享: a department is no longer on the case, and need not keep what it promised with its part")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> revoke(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareRevoke command) {
        return answers.done(id, ifMatch, () -> ActAnswers.wrongRemark(command.reason(), null), shares.revoke(command));
    }
}
