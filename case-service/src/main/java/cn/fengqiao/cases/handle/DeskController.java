package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.dispute.DeskWork;
import cn.fengqiao.cases.store.Proposal;
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

/** What a dispatcher does with a case at the desk. */
@RestController
@RequestMapping("/api/cases/{id}")
class DeskController {

    private final ActAnswers answers;
    private final KnownCodes known;

    DeskController(ActAnswers answers, KnownCodes known) {
        this.answers = answers;
        this.known = known;
    }

    @PostMapping("/accept")
    @Operation(operationId = "cases.accept", summary = "受理: take the case on, and say what it is")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> accept(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DeskCommand.Accept command) {
        var act = CaseAct.of("cases.accept", command, (dispute, by) -> DeskWork.accept(dispute, by, command.type()))
                .unless(known.code("type", CodeSystem.DISPUTE_TYPE, command.type()));
        return answers.done(id, ifMatch, null, null, command.type() == null ? act : act.settling(Proposal.Field.TYPE));
    }

    @PostMapping("/decline")
    @Operation(operationId = "cases.decline", summary = "不予受理: do not take the case on; who raised it is told why")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> decline(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DeskCommand.Decline command) {
        return answers.done(
                id, ifMatch, command.reason(), null, CaseAct.of("cases.decline", command, DeskWork::decline));
    }

    @PostMapping("/refer-out")
    @Operation(operationId = "cases.referOut", summary = "转出: the case belongs to somebody outside of the platform")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> referOut(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DeskCommand.ReferOut command) {
        return answers.done(
                id, ifMatch, command.reason(), command.to(), CaseAct.of("cases.referOut", command, DeskWork::referOut));
    }

    @PostMapping("/assign")
    @Operation(operationId = "cases.assign", summary = "交办: make a department responsible")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> assign(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DeskCommand.Assign command) {
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of("cases.assign", command, (dispute, by) -> DeskWork.assign(dispute, by, command.department()))
                        .unless(known.department(command.department()))
                        .settling(Proposal.Field.DEPARTMENT));
    }

    @PostMapping("/sign")
    @Operation(operationId = "cases.sign", summary = "签收: sign for an assigned case")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> sign(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DeskCommand.Sign command) {
        return answers.done(id, ifMatch, null, null, CaseAct.of("cases.sign", command, DeskWork::sign));
    }

    @PostMapping("/return")
    @Operation(operationId = "cases.return", summary = "回退: give an assigned case back")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> giveBack(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DeskCommand.Return command) {
        return answers.done(
                id, ifMatch, command.reason(), null, CaseAct.of("cases.return", command, DeskWork::giveBack));
    }

    @PostMapping("/hand-over")
    @Operation(operationId = "cases.handOver", summary = "移交: make another department responsible")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> handOver(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DeskCommand.HandOver command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of(
                                "cases.handOver",
                                command,
                                (dispute, by) -> DeskWork.handOver(dispute, by, command.department()))
                        .unless(known.department(command.department()))
                        .settling(Proposal.Field.DEPARTMENT));
    }

    @PostMapping("/merge")
    @Operation(
            operationId = "cases.merge",
            summary = "并案: the case lives on in an older one",
            description =
                    "Sent to the younger case by the department that answers for it: the one responsible, or the one"
                            + " that raised it while nobody is. Where this case has somebody responsible, the older one needs"
                            + " somebody too: accept and assign it first, then merge.")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> merge(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DeskCommand.Merge command) {
        return answers.merged(id, ifMatch, command.into(), "cases.merge", command);
    }
}
