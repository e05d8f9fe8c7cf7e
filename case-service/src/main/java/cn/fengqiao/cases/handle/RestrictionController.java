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

/** Who may know that a case exists. */
@RestController
@RequestMapping("/api/cases/{id}")
class RestrictionController {

    private final ActAnswers answers;
    private final RestrictionActs restrictions;

    RestrictionController(ActAnswers answers, RestrictionActs restrictions) {
        this.answers = answers;
        this.restrictions = restrictions;
    }

    @PostMapping("/restrict")
    @Operation(
            operationId = "cases.restrict",
            summary = "限制知悉: only the departments that have to know of the case go on knowing that it exists",
            description =
                    "For a dispute that turns out to be violence. On the case stay who raised, gives out or leads it, who works"
                            + " on it, was asked for a part or refused one, whoever left something on it, and whom the request"
                            + " keeps. Whoever was only told of it is answered from then on as to a case that never was, here, in"
                            + " lists, counts and searches and on the feed. Cases that were merged into this one go with it."
                            + " Any department that takes part may do it, in any state but MERGED.")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> restrict(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody RestrictionCommand.Restrict command) {
        return answers.done(
                id, ifMatch, () -> ActAnswers.wrongRemark(command.reason(), null), restrictions.restrict(command));
    }

    @PostMapping("/restrict/lift")
    @Operation(
            operationId = "cases.liftRestriction",
            summary = "解除限制知悉: every department of the place may know again that the case exists",
            description =
                    "Nobody comes onto the case by this: who was taken off it when it was restricted sees of it what any other"
                            + " department of the place does, until it is asked for a part. Cases that were merged into this one"
                            + " are opened with it. By the department that answers for the case, or the one that gave it out.")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> lift(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody RestrictionCommand.LiftRestriction command) {
        return answers.done(
                id, ifMatch, () -> ActAnswers.wrongRemark(command.reason(), null), restrictions.lift(command));
    }
}
