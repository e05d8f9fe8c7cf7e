package cn.fengqiao.cases.raise;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.RaiseOutcome;
import cn.fengqiao.cases.view.CaseScreens;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RaiseController {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,79}");

    private final RaiseCaseHandler handler;
    private final CaseScreens screens;

    RaiseController(RaiseCaseHandler handler, CaseScreens screens) {
        this.handler = handler;
        this.screens = screens;
    }

    @PostMapping("/api/cases")
    @Operation(operationId = "cases.raise", summary = "Raise a case")
    @ApiResponse(
            responseCode = "201",
            description = "Raised, durably; a repeat gets the same answer with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> raise(@RequestHeader("Idempotency-Key") String key, @RequestBody RaiseCase request) {
        if (!KEY.matcher(key).matches()) {
            return Problems.field(
                            ProblemType.HEADER_INVALID,
                            "Idempotency-Key",
                            "应为 1–80 个可打印的 ASCII 字符",
                            "1 to 80 printable ASCII characters")
                    .response();
        }
        Caller caller = CurrentCaller.get();
        return switch (handler.raise(caller, key, request)) {
            case RaiseOutcome.Raised raised -> created(caller, raised.dispute(), raised.content(), false);
            case RaiseOutcome.Replayed first -> created(caller, first.dispute(), first.content(), true);
            case RaiseOutcome.Conflict conflict ->
                Problems.field(
                                ProblemType.IDEMPOTENCY_CONFLICT,
                                conflict.field(),
                                "此请求编号已用于另一内容，首个不同的字段是 " + conflict.field(),
                                "the key was used with other content; the first difference is " + conflict.field())
                        .response();
            case RaiseOutcome.OutOfSight hidden ->
                Problems.of(
                                ProblemType.NOT_VISIBLE,
                                "此请求已登记成案，但该案件已不在您的可见范围内，请勿重复登记",
                                "the case was raised, but lies outside what you may see by now; do not raise it again")
                        .with("fieldClass", FieldClass.EXISTENCE)
                        .response();
            case RaiseOutcome.Invalid invalid ->
                FieldRefusal.problem(invalid.refusals()).orElseThrow().response();
        };
    }

    private ResponseEntity<CaseView> created(Caller caller, DisputeCase dispute, RaiseCase content, boolean replay) {
        // the answer is that of the moment of raising, so that a repeat gets the same one
        List<CaseView.Prompt> prompts =
                content.dependantInDanger() ? List.of(CaseView.Prompt.MANDATORY_REPORT) : List.of();
        CaseView view = screens.of(caller, dispute.raisedAt())
                .view(dispute, content, List.of(), List.of(), Map.of(), List.of(), false, prompts);
        ResponseEntity.BodyBuilder response =
                ResponseEntity.created(URI.create("/api/cases/" + dispute.id())).eTag(Long.toString(dispute.version()));
        if (replay) {
            response.header("Idempotent-Replay", "true");
        }
        return response.body(view);
    }
}
