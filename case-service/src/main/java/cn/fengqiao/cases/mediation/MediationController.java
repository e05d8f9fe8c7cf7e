package cn.fengqiao.cases.mediation;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseActs;
import cn.fengqiao.cases.intake.TextRules;
import cn.fengqiao.cases.mediating.Confirming;
import cn.fengqiao.cases.mediating.Consenting;
import cn.fengqiao.cases.mediating.Meeting;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.mediating.Settling;
import cn.fengqiao.cases.mediation.MediationCommand.AgreedTerm;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The mediation of a case, step by step. Each step answers with the case, whose version it shares. */
@RestController
@RequestMapping("/api/cases/{id}/mediation")
class MediationController {

    private final ActAnswers answers;
    private final MediationActs mediation;
    private final MediationReader reader;

    MediationController(ActAnswers answers, MediationActs mediation, MediationReader reader) {
        this.answers = answers;
        this.mediation = mediation;
        this.reader = reader;
    }

    @GetMapping
    @Operation(operationId = "mediation.get", summary = "The mediation of a case, and what may be done in it next")
    @ApiResponse(
            responseCode = "200",
            description = "The proceeding that is open, or the last that was",
            content = @Content(schema = @Schema(implementation = MediationView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return reader.read(id, "mediation.get", Set.of(FieldClass.TIMELINE), (tx, stored, access) -> {
            MediationView view = reader.view(tx, CurrentCaller.get(), stored, access);
            return ResponseEntity.ok().eTag(Long.toString(view.version())).body(view);
        });
    }

    @PostMapping("/investigations")
    @Operation(
            operationId = "mediation.investigate",
            summary = "登记调查: somebody who knows was asked by the caller; it takes nobody's consent")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> investigate(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.Investigate command) {
        return done(
                id,
                ifMatch,
                null,
                null,
                () -> MediationInput.investigation(command),
                mediation.investigation("mediation.investigate", command));
    }

    @PostMapping("/consents")
    @Operation(operationId = "mediation.consent", summary = "记录调解意愿: a side wants to be mediated, or does not")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> consent(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.RecordConsent command) {
        String recordedBy = CurrentCaller.get().name();
        return done(
                id,
                ifMatch,
                command.reason(),
                null,
                () -> party("side", command.side()),
                mediation.step(
                        "mediation.consent",
                        command,
                        (standing, fresh, at) -> command.given()
                                ? Consenting.given(standing, fresh, command.side(), recordedBy, at)
                                : Consenting.refused(
                                        standing, fresh, command.side(), command.reason(), recordedBy, at)));
    }

    @PostMapping("/mediator")
    @Operation(
            operationId = "mediation.chooseMediator",
            summary = "确定调解员: chosen by the parties or appointed; a relation to a party is disclosed")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> chooseMediator(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.ChooseMediator command) {
        return done(
                id,
                ifMatch,
                null,
                null,
                () -> MediationInput.first(
                        () -> TextRules.said("subject", command.subject(), MediationInput.LINE),
                        () -> TextRules.maySay("name", command.name(), MediationInput.LINE),
                        () -> TextRules.maySay("relation", command.relation(), MediationInput.TEXT)),
                mediation.mediator("mediation.chooseMediator", command));
    }

    @PostMapping("/mediator/step-aside")
    @Operation(operationId = "mediation.stepAside", summary = "调解员回避: a side asks for another mediator")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> stepAside(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.StepAside command) {
        return done(
                id,
                ifMatch,
                command.reason(),
                null,
                () -> party("side", command.side()),
                mediation.step(
                        "mediation.stepAside",
                        command,
                        command.side(),
                        (standing, fresh, at) -> Meeting.stepAside(standing)));
    }

    @PostMapping("/sessions")
    @Operation(operationId = "mediation.planSession", summary = "安排调解会")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> planSession(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.PlanSession command) {
        return done(
                id,
                ifMatch,
                null,
                null,
                () -> TextRules.said("place", command.place(), MediationInput.LINE),
                mediation.step(
                        "mediation.planSession",
                        command,
                        command.kind(),
                        (standing, fresh, at) ->
                                Meeting.plan(standing, command.kind(), command.at(), command.place())));
    }

    @PostMapping("/sessions/held")
    @Operation(operationId = "mediation.holdSession", summary = "登记调解会: who was heard, and the minutes")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> holdSession(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.HoldSession command) {
        return done(
                id,
                ifMatch,
                null,
                null,
                () -> MediationInput.first(
                        () -> command.heard().isEmpty()
                                ? MediationInput.invalid("heard", "请登记到场各方", "somebody was heard")
                                : Optional.empty(),
                        () -> TextRules.said("minutes", command.minutes(), MediationInput.TEXT),
                        () -> TextRules.said("result", command.result(), MediationInput.TEXT)),
                mediation.step(
                        "mediation.holdSession",
                        command,
                        (standing, fresh, at) -> Meeting.hold(
                                standing,
                                command.session(),
                                command.at(),
                                new Proceeding.Held(command.heard(), command.minutes(), command.result()),
                                at)));
    }

    @PostMapping("/suspend")
    @Operation(operationId = "mediation.suspend", summary = "中止调解")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> suspend(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.Suspend command) {
        return done(
                id,
                ifMatch,
                command.reason(),
                null,
                Optional::empty,
                mediation.step(
                        "mediation.suspend", command, (standing, fresh, at) -> Consenting.suspended(standing, at)));
    }

    @PostMapping("/resume")
    @Operation(operationId = "mediation.resume", summary = "恢复调解")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> resume(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.Resume command) {
        return done(
                id,
                ifMatch,
                null,
                command.note(),
                Optional::empty,
                mediation.step("mediation.resume", command, (standing, fresh, at) -> Consenting.resumed(standing)));
    }

    @PostMapping("/agreement")
    @Operation(
            operationId = "mediation.draft",
            summary = "起草协议: terms with dated instalments; one that was drafted before is replaced")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> draft(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.DraftAgreement command) {
        return done(
                id,
                ifMatch,
                null,
                null,
                () -> MediationInput.agreement(command),
                mediation.step(
                        "mediation.draft",
                        command,
                        command.form(),
                        (standing, fresh, at) -> Settling.draft(
                                standing,
                                command.form(),
                                command.terms().stream().map(AgreedTerm::term).toList(),
                                command.manner(),
                                at)));
    }

    @PostMapping("/agreement/signatures")
    @Operation(operationId = "mediation.sign", summary = "签署协议: with the last signature it binds (人民调解法 §§29–30)")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> sign(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.SignAgreement command) {
        return done(
                id,
                ifMatch,
                null,
                null,
                Optional::empty,
                mediation.step(
                        "mediation.sign",
                        command,
                        command.by(),
                        (standing, fresh, at) -> Settling.sign(standing, command.by(), command.manner(), at)));
    }

    @PostMapping("/promises/kept")
    @Operation(
            operationId = "mediation.keepPromise",
            summary = "登记履行: a promise was kept; with the last one the agreement is performed")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> keepPromise(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.KeepPromise command) {
        CaseActs.Making making = mediation.step(
                "mediation.keepPromise",
                command,
                (standing, fresh, at) ->
                        Settling.kept(standing, command.promise(), command.on(), command.evidence(), at));
        return done(
                id,
                ifMatch,
                null,
                command.note(),
                Optional::empty,
                (tx, stored) -> making.of(tx, stored).unless(mediation.evidence(command.evidence())));
    }

    @PostMapping("/promises/broken")
    @Operation(operationId = "mediation.breakPromise", summary = "登记违约: a promise was not kept, and the mediation ends")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> breakPromise(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.BreakPromise command) {
        CaseActs.Making making = mediation.step(
                "mediation.breakPromise",
                command,
                (standing, fresh, at) -> Settling.broken(
                        standing,
                        command.promise(),
                        command.on(),
                        command.evidence(),
                        command.to(),
                        command.reason(),
                        at));
        return done(
                id,
                ifMatch,
                command.reason(),
                null,
                Optional::empty,
                (tx, stored) -> making.of(tx, stored).unless(mediation.evidence(command.evidence())));
    }

    @PostMapping("/confirmation")
    @Operation(
            operationId = "mediation.applyConfirmation",
            summary = "共同申请司法确认: both sides within 30 days of effect, for promises of money (民事诉讼法 §205)")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> applyConfirmation(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.ApplyForConfirmation command) {
        return done(
                id,
                ifMatch,
                null,
                null,
                () -> TextRules.said("court", command.court(), MediationInput.LINE),
                mediation.step(
                        "mediation.applyConfirmation",
                        command,
                        (standing, fresh, at) -> Confirming.apply(
                                standing, Set.copyOf(command.sides()), command.court(), command.terms(), at)));
    }

    @PostMapping("/confirmation/state")
    @Operation(operationId = "mediation.recordConfirmation", summary = "登记司法确认结果: what the court said")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> recordConfirmation(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.RecordConfirmation command) {
        return done(
                id,
                ifMatch,
                null,
                command.note(),
                Optional::empty,
                mediation.step(
                        "mediation.recordConfirmation",
                        command,
                        (standing, fresh, at) -> Confirming.said(standing, command.state())));
    }

    @PostMapping("/end")
    @Operation(
            operationId = "mediation.end",
            summary = "终止调解: it came to nothing or its time is over; the other routes are named (人民调解法 §26)")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> end(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody MediationCommand.EndMediation command) {
        Proceeding.Outcome outcome = switch (command.cause()) {
            case FAILED -> Proceeding.Outcome.FAILED;
            case TIME_OVER -> Proceeding.Outcome.TIME_OVER;
        };
        return done(
                id,
                ifMatch,
                command.reason(),
                null,
                Optional::empty,
                mediation.step(
                        "mediation.end",
                        command,
                        (standing, fresh, at) -> Consenting.ended(standing, outcome, command.reason(), at)));
    }

    /** Of the sides only the two that face each other are asked. */
    private static Optional<Problem> party(String field, Side side) {
        return side == Side.OTHER
                ? Optional.of(Problems.field(
                                ProblemType.UNKNOWN_VALUE, field, "应为申请人或被申请人", "the applicant or the respondent")
                        .with("allowed", List.of(Side.APPLICANT, Side.RESPONDENT)))
                : Optional.empty();
    }

    private ResponseEntity<?> done(
            UUID id,
            String ifMatch,
            @Nullable String reason,
            @Nullable String note,
            Supplier<Optional<Problem>> wrong,
            CaseActs.Making making) {
        return answers.done(
                id,
                ifMatch,
                () -> ActAnswers.wrongRemark(reason, note).or(wrong),
                (tx, stored) -> making.of(tx, stored).because(reason).noting(note));
    }
}
