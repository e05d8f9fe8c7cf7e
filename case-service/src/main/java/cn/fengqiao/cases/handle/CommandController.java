package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.view.RejectionWords;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cases/{id}")
class CommandController {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final String DONE =
            "Done; the case as it stands now. A repeat of the caller's last command says Idempotent-Replay: true";
    private static final int LONGEST_REMARK = 1_000;

    private final CaseCommandHandler handler;
    private final CurrentVocabulary vocabulary;

    CommandController(CaseCommandHandler handler, CurrentVocabulary vocabulary) {
        this.handler = handler;
        this.vocabulary = vocabulary;
    }

    @PostMapping("/accept")
    @Operation(operationId = "cases.accept", summary = "受理: take the case on, and say what it is")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> accept(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CaseCommand.Accept command) {
        return done(id, ifMatch, command, null, null);
    }

    @PostMapping("/assign")
    @Operation(operationId = "cases.assign", summary = "交办: make a department responsible")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> assign(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CaseCommand.Assign command) {
        return done(id, ifMatch, command, null, command.note());
    }

    @PostMapping("/sign")
    @Operation(operationId = "cases.sign", summary = "签收: sign for an assigned case")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> sign(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CaseCommand.Sign command) {
        return done(id, ifMatch, command, null, null);
    }

    @PostMapping("/return")
    @Operation(operationId = "cases.return", summary = "回退: give an assigned case back")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> giveBack(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CaseCommand.Return command) {
        return done(id, ifMatch, command, command.reason(), null);
    }

    @PostMapping("/hand-over")
    @Operation(operationId = "cases.handOver", summary = "移交: make another department responsible")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> handOver(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CaseCommand.HandOver command) {
        return done(id, ifMatch, command, command.reason(), null);
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
            description = DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> merge(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CaseCommand.Merge command) {
        return done(id, ifMatch, command, null, null);
    }

    @PostMapping("/shares/accept")
    @Operation(operationId = "cases.shareAccept", summary = "接受协办: do one's part")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> acceptShare(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CaseCommand.ShareAccept command) {
        return done(id, ifMatch, command, null, null);
    }

    @PostMapping("/shares/reject")
    @Operation(operationId = "cases.shareReject", summary = "退回协办: refuse one's part with a reason")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> rejectShare(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CaseCommand.ShareReject command) {
        return done(id, ifMatch, command, command.reason(), null);
    }

    @PostMapping("/shares/done")
    @Operation(operationId = "cases.shareDone", summary = "协办完成: one's part is done")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> finishShare(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CaseCommand.ShareDone command) {
        return done(id, ifMatch, command, null, command.note());
    }

    private ResponseEntity<?> done(
            UUID id, String ifMatch, CaseCommand command, @Nullable String reason, @Nullable String note) {
        Matcher version = ETAG.matcher(ifMatch.strip());
        if (!version.matches()) {
            return Problems.field(
                            ProblemType.HEADER_INVALID,
                            HttpHeaders.IF_MATCH,
                            "应为带引号的版本号，例如 \"3\"",
                            "expected a quoted version such as \"3\"")
                    .response();
        }
        if (reason != null && !PlainText.visible(reason)) {
            return Problems.field(ProblemType.FIELD_INVALID, "reason", "请说明理由", "a reason is needed")
                    .response();
        }
        if (tooLong(reason)) {
            return longRemark("reason").response();
        }
        if (tooLong(note)) {
            return longRemark("note").response();
        }
        return answer(handler.handle(CurrentCaller.get(), id, Long.parseLong(version.group(1)), command));
    }

    private ResponseEntity<?> answer(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done done -> {
                var response =
                        ResponseEntity.ok().eTag(Long.toString(done.view().version()));
                if (done.repeated()) {
                    response.header("Idempotent-Replay", "true");
                }
                yield response.body(done.view());
            }
            case CommandOutcome.NotFound notFound ->
                Problems.of(ProblemType.NOT_FOUND, "未找到该案件", "no such case").response();
            case CommandOutcome.Stale stale ->
                Problems.of(
                                ProblemType.STALE_VERSION,
                                "案件已更新到第 " + stale.current().version() + " 版",
                                "the case is at version " + stale.current().version())
                        .with("current", stale.current())
                        .response(etag(stale.current()));
            case CommandOutcome.OtherNotFound other ->
                Problems.field(ProblemType.UNKNOWN_VALUE, "into", "未找到要并入的案件", "no such case to merge into")
                        .response();
            case CommandOutcome.NoSuchDepartment unknown ->
                Problems.field(ProblemType.UNKNOWN_VALUE, "department", "该地点没有这个部门", "no such department here")
                        .response();
            case CommandOutcome.NoSuchType unknown ->
                Problems.field(ProblemType.UNKNOWN_VALUE, "type", "没有这个纠纷类别", "no such dispute type")
                        .response();
            case CommandOutcome.Refused refused -> refused(refused).response();
        };
    }

    /** In the order of precedence of the problem catalogue. */
    private Problem refused(CommandOutcome.Refused refused) {
        CaseRejection why = refused.why();
        String zh = new RejectionWords(vocabulary.get()).chinese(why);
        Problem problem = Problems.of(type(why), zh, RejectionWords.english(why));
        if (why instanceof CaseRejection.OfTheOther) {
            problem.with("field", "into");
        }
        return problem.with("caseStatus", refused.status()).with("reason", zh).with("current", refused.current());
    }

    private static ProblemType type(CaseRejection why) {
        return switch (why) {
            case CaseRejection.NotForRole r -> ProblemType.OPERATION_REFUSED;
            case CaseRejection.NotOnCase r -> ProblemType.DEPARTMENT_NOT_ON_CASE;
            case CaseRejection.WrongStatus r -> ProblemType.NOT_NOW;
            case CaseRejection.NotResponsible r -> ProblemType.NOT_NOW;
            case CaseRejection.NotHolder r -> ProblemType.NOT_NOW;
            case CaseRejection.OwnCase r -> ProblemType.NOT_NOW;
            case CaseRejection.WrongShareState r -> ProblemType.NOT_NOW;
            case CaseRejection.AlreadyResponsible r -> ProblemType.CONFLICT;
            case CaseRejection.CalendarMissing r -> ProblemType.CONFLICT;
            case CaseRejection.OtherWithoutLead r -> ProblemType.SURVIVOR_WITHOUT_LEAD;
            case CaseRejection.OfTheOther r -> ProblemType.CONFLICT;
        };
    }

    private static HttpHeaders etag(CaseView view) {
        var headers = new HttpHeaders();
        headers.setETag("\"" + view.version() + "\"");
        return headers;
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.codePointCount(0, text.length()) > LONGEST_REMARK;
    }

    private static Problem longRemark(String field) {
        return Problems.field(
                ProblemType.FIELD_INVALID,
                field,
                "不得超过 " + LONGEST_REMARK + " 个字符",
                "at most " + LONGEST_REMARK + " characters");
    }
}
