package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.dispute.Sharing;
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
    private final KnownCodes known;

    ShareController(ActAnswers answers, KnownCodes known) {
        this.answers = answers;
        this.known = known;
    }

    @PostMapping("/shares/ask")
    @Operation(operationId = "cases.shareAsk", summary = "邀请协办: ask a department for a part in the case")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> ask(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareAsk command) {
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of("cases.shareAsk", command, (dispute, by) -> Sharing.ask(dispute, by, command.department()))
                        .unless(known.department(command.department())));
    }

    @PostMapping("/shares/accept")
    @Operation(operationId = "cases.shareAccept", summary = "接受协办: do one's part")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> accept(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareAccept command) {
        return answers.done(id, ifMatch, null, null, CaseAct.of("cases.shareAccept", command, Sharing::accept));
    }

    @PostMapping("/shares/reject")
    @Operation(operationId = "cases.shareReject", summary = "退回协办: refuse one's part with a reason")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> reject(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareReject command) {
        return answers.done(
                id, ifMatch, command.reason(), null, CaseAct.of("cases.shareReject", command, Sharing::reject));
    }

    @PostMapping("/shares/done")
    @Operation(operationId = "cases.shareDone", summary = "协办完成: one's part is done")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> finish(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareDone command) {
        return answers.done(id, ifMatch, null, command.note(), CaseAct.of("cases.shareDone", command, Sharing::finish));
    }

    @PostMapping("/shares/waive")
    @Operation(operationId = "cases.shareWaive", summary = "免除协办: a part is no longer needed")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> waive(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareWaive command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of(
                        "cases.shareWaive",
                        command,
                        (dispute, by) -> Sharing.waive(dispute, by, command.department())));
    }

    @PostMapping("/shares/revoke")
    @Operation(operationId = "cases.shareRevoke", summary = "撤销共享: a department is no longer on the case")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> revoke(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ShareCommand.ShareRevoke command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of(
                        "cases.shareRevoke",
                        command,
                        (dispute, by) -> Sharing.revoke(dispute, by, command.department())));
    }
}
