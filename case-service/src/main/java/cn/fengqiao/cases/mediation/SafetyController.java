package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseActs;
import cn.fengqiao.cases.intake.TextRules;
import cn.fengqiao.cases.mediating.Safety;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.contract.CaseProgress.Step;
import cn.fengqiao.kit.problem.Problem;
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

/**
 * What is known of violence and of children in danger. Whoever is on the case may write it down. What was said goes to the
 * sealed record of the case and not to its timeline: it may say where somebody is.
 */
@RestController
@RequestMapping("/api/cases/{id}/mediation/safety")
class SafetyController {

    private final ActAnswers answers;
    private final MediationActs mediation;

    SafetyController(ActAnswers answers, MediationActs mediation) {
        this.answers = answers;
        this.mediation = mediation;
    }

    @PostMapping("/violence")
    @Operation(
            operationId = "mediation.flagViolence",
            summary = "标记家庭暴力: the parties do not face each other until somebody has looked whether they can")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> flagViolence(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.FlagViolence command) {
        CaseActs.Making making = mediation.safety(
                "mediation.flagViolence",
                command,
                Step.VIOLENCE_FLAGGED,
                (before, by, at) -> before.violence(new Safety.Flag(by, at, command.reason())));
        return answers.done(
                id,
                ifMatch,
                () -> ActAnswers.wrongReason("reason", command.reason()),
                (tx, stored) -> making.of(tx, stored).guardedBy(mediation.mayFlag()));
    }

    @PostMapping("/screening")
    @Operation(operationId = "mediation.screen", summary = "登记安全筛查: whether the parties may face each other")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> screen(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.Screen command) {
        Step step = switch (command.result()) {
            case SAFE -> Step.SCREENED_SAFE;
            case UNSAFE -> Step.SCREENED_UNSAFE;
        };
        return answers.done(
                id,
                ifMatch,
                () -> TextRules.maySay("measures", command.measures(), MediationInput.TEXT),
                mediation.safety(
                        "mediation.screen",
                        command,
                        step,
                        (before, by, at) ->
                                before.screened(new Safety.Screening(by, at, command.result(), command.measures()))));
    }

    @PostMapping("/child")
    @Operation(operationId = "mediation.flagChild", summary = "标记未成年人处于危险: somebody has to report it (未成年人保护法 §11)")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> flagChild(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.FlagChild command) {
        return answers.done(
                id,
                ifMatch,
                () -> ActAnswers.wrongReason("reason", command.reason()),
                mediation.safety(
                        "mediation.flagChild",
                        command,
                        Step.CHILD_IN_DANGER,
                        (before, by, at) -> before.child(new Safety.Flag(by, at, command.reason()))));
    }

    @PostMapping("/report")
    @Operation(operationId = "mediation.report", summary = "登记强制报告: to whom it was reported, or why not")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> report(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.Report command) {
        return answers.done(
                id,
                ifMatch,
                () -> eitherOr(command),
                mediation.safety(
                        "mediation.report",
                        command,
                        Step.REPORT_RECORDED,
                        (before, by, at) ->
                                before.reported(new Safety.Report(by, at, command.to(), command.whyNot()))));
    }

    private static Optional<Problem> eitherOr(MediationCommand.Report command) {
        return (command.to() == null) == (command.whyNot() == null)
                ? MediationInput.invalid("to", "请登记报告对象，或说明未报告的理由", "to whom, or why not: one of the two")
                : MediationInput.first(
                        () -> TextRules.maySay("to", command.to(), MediationInput.LINE),
                        () -> TextRules.maySay("whyNot", command.whyNot(), MediationInput.TEXT));
    }
}
