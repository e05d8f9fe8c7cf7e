package cn.fengqiao.cases.promises;

import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 部门承诺: a department promises something by a day, and somebody says what became of it. Each answers with the case. */
@RestController
@RequestMapping("/api/cases/{id}/commitments")
class CommitmentController {

    private final ActAnswers answers;
    private final CommitmentActs commitments;

    CommitmentController(ActAnswers answers, CommitmentActs commitments) {
        this.answers = answers;
        this.commitments = commitments;
    }

    @PostMapping
    @Operation(operationId = "commitments.make", summary = "作出承诺: the caller's department promises something by a day")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> make(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CommitmentCommand.MakeCommitment command) {
        return answers.done(
                id,
                ifMatch,
                () -> ActAnswers.wrongReason("what", command.what()),
                commitments.make("commitments.make", command));
    }

    @PostMapping("/{promise}/keep")
    @Operation(operationId = "commitments.keep", summary = "登记兑现: it was kept, with a document of the file or a report")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> keep(
            @PathVariable UUID id,
            @PathVariable UUID promise,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CommitmentCommand.KeepCommitment command) {
        return answers.done(
                id, ifMatch, () -> unproved(command), commitments.keep("commitments.keep", promise, command));
    }

    @PostMapping("/{promise}/break")
    @Operation(operationId = "commitments.break", summary = "登记未兑现: it was not kept; only a person says so")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> breakIt(
            @PathVariable UUID id,
            @PathVariable UUID promise,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CommitmentCommand.BreakCommitment command) {
        return answers.done(
                id,
                ifMatch,
                () -> ActAnswers.wrongReason("reason", command.reason()),
                commitments.breakIt("commitments.break", promise, command));
    }

    @PostMapping("/{promise}/move")
    @Operation(operationId = "commitments.move", summary = "变更承诺日期: another day is agreed on; the old one is kept")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> move(
            @PathVariable UUID id,
            @PathVariable UUID promise,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CommitmentCommand.MoveCommitment command) {
        return answers.done(
                id,
                ifMatch,
                () -> ActAnswers.wrongReason("reason", command.reason()),
                commitments.move("commitments.move", promise, command));
    }

    @PostMapping("/{promise}/waive")
    @Operation(operationId = "commitments.waive", summary = "免除承诺: it need not be kept any more")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> waive(
            @PathVariable UUID id,
            @PathVariable UUID promise,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CommitmentCommand.WaiveCommitment command) {
        return answers.done(
                id,
                ifMatch,
                () -> ActAnswers.wrongReason("reason", command.reason()),
                commitments.waive("commitments.waive", promise, command));
    }

    private static Optional<Problem> unproved(CommitmentCommand.KeepCommitment command) {
        return command.evidence() == null && command.report() == null
                ? Optional.of(Problems.field(
                        ProblemType.FIELD_INVALID,
                        "evidence",
                        "请附案卷文书或填写办理情况",
                        "a document of the file or a report is needed"))
                : ActAnswers.wrongReason("report", command.report());
    }
}
