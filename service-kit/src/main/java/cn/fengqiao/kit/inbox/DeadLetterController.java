package cn.fengqiao.kit.inbox;

import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Dead letters over HTTP; from outside at {@code /api/ops/<service>/dead-letters}, as every service has its own. Who may call is decided by the access policy before anything here runs.
 */
@RestController
class DeadLetterController {

    private static final int MOST = 200;
    private static final int LONGEST_REASON = 500;

    private final DeadLetters letters;
    private final DeadLetterDesk desk;

    DeadLetterController(DeadLetters letters, DeadLetterDesk desk) {
        this.letters = letters;
        this.desk = desk;
    }

    /** A letter in a list. */
    record DeadLetterItem(
            UUID id,
            String topic,
            @Nullable UUID subject,
            @Nullable Long sequence,
            @Nullable String type,
            DeadLetter.Reason reason,
            String error,
            DeadLetter.State state,
            int attempts,
            Instant failedAt) {
        static DeadLetterItem of(DeadLetter letter) {
            return new DeadLetterItem(
                    letter.id(),
                    letter.arrival().topic(),
                    letter.subject(),
                    letter.sequence(),
                    letter.arrival().type(),
                    letter.reason(),
                    letter.error(),
                    letter.state(),
                    letter.attempts(),
                    letter.parkedAt());
        }
    }

    /**
     * A letter with all that is known of it.
     *
     * @param payload as text; in Base64 if it is none, then {@code encoding} says so
     */
    record DeadLetterView(
            UUID id,
            String topic,
            @Nullable UUID subject,
            @Nullable Long sequence,
            @Nullable String type,
            DeadLetter.Reason reason,
            String error,
            DeadLetter.State state,
            int attempts,
            Instant failedAt,
            int partition,
            long offset,
            Map<String, String> headers,
            @Nullable String payload,
            @Nullable String encoding,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable String settledBecause) {
        static DeadLetterView of(DeadLetter letter) {
            byte[] bytes = letter.arrival().payload();
            String text = bytes == null ? null : Text.utf8(bytes);
            String base64 = bytes == null || text != null ? null : Text.base64(bytes);
            return new DeadLetterView(
                    letter.id(),
                    letter.arrival().topic(),
                    letter.subject(),
                    letter.sequence(),
                    letter.arrival().type(),
                    letter.reason(),
                    letter.error(),
                    letter.state(),
                    letter.attempts(),
                    letter.parkedAt(),
                    letter.arrival().partition(),
                    letter.arrival().offset(),
                    letter.arrival().headers(),
                    base64 == null ? text : base64,
                    base64 == null ? null : "base64",
                    letter.settledAt(),
                    letter.settledBy(),
                    letter.settledBecause());
        }
    }

    record DeadLetterPage(
            List<DeadLetterItem> items, @Nullable String next) {}

    record DiscardReason(String reason) {}

    /**
     * What a replay or a discarding led to.
     *
     * @param settled how many events of the subject are through now
     * @param stoppedBy the event that stands in front now, if one is left
     */
    record DeadLetterOutcome(int settled, @Nullable DeadLetterItem stoppedBy) {}

    @GetMapping("/api/dead-letters")
    @Operation(operationId = "deadLetters.list", summary = "Events that wait for a decision, newest first")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeadLetterPage.class)))
    ResponseEntity<?> list(
            @RequestParam(defaultValue = "PARKED") DeadLetter.State state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            return Problems.field(ProblemType.PARAMETER_INVALID, "limit", "每页 1 到 200 条", "between 1 and 200")
                    .response();
        }
        List<DeadLetter> found = letters.page(state, after, limit + 1);
        List<DeadLetterItem> items =
                found.stream().limit(limit).map(DeadLetterItem::of).toList();
        String next = found.size() > limit ? items.getLast().id().toString() : null;
        return ResponseEntity.ok(new DeadLetterPage(items, next));
    }

    @GetMapping("/api/dead-letters/{id}")
    @Operation(operationId = "deadLetters.get", summary = "One of them, with headers and value")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeadLetterView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return letters.find(id)
                .<ResponseEntity<?>>map(letter -> ResponseEntity.ok(DeadLetterView.of(letter)))
                .orElseGet(DeadLetterController::notFound);
    }

    @PostMapping("/api/dead-letters/{id}/replay")
    @Operation(operationId = "deadLetters.replay", summary = "Try it again, and in order all that stands behind it")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeadLetterOutcome.class)))
    ResponseEntity<?> replay(@PathVariable UUID id) {
        return answer(desk.replay(id, CurrentCaller.get().subject()));
    }

    @PostMapping("/api/dead-letters/{id}/discard")
    @Operation(
            operationId = "deadLetters.discard",
            summary = "Give it up for good, and go on with what stands behind it")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeadLetterOutcome.class)))
    ResponseEntity<?> discard(@PathVariable UUID id, @RequestBody DiscardReason body) {
        String reason = body.reason().strip();
        if (!PlainText.visible(reason) || reason.length() > LONGEST_REASON) {
            return Problems.field(ProblemType.FIELD_INVALID, "reason", "请写明理由（1–500 字）", "1 to 500 characters")
                    .response();
        }
        return answer(desk.discard(id, CurrentCaller.get().subject(), reason));
    }

    private static ResponseEntity<?> answer(DeadLetterDesk.Settled settled) {
        return switch (settled) {
            case DeadLetterDesk.Settled.Done(int count, DeadLetter stoppedBy) ->
                ResponseEntity.ok(
                        new DeadLetterOutcome(count, stoppedBy == null ? null : DeadLetterItem.of(stoppedBy)));
            case DeadLetterDesk.Settled.NoSuchLetter none -> notFound();
            case DeadLetterDesk.Settled.AlreadySettled(DeadLetter letter) ->
                Problems.of(ProblemType.NOT_NOW, "此事件已处理", "the event is settled already")
                        .with("state", letter.state())
                        .response();
            case DeadLetterDesk.Settled.NotFirst(DeadLetter first) ->
                Problems.of(ProblemType.NOT_NOW, "同一案件还有更早的事件待处理", "an earlier event of the subject waits")
                        .with("state", DeadLetter.State.PARKED)
                        .with("first", first.id())
                        .response();
            case DeadLetterDesk.Settled.NobodyListens(String topic) ->
                Problems.of(ProblemType.NOT_NOW, "本服务已不再订阅此主题", "this service does not read the topic any more")
                        .with("topic", topic)
                        .response();
        };
    }

    private static ResponseEntity<?> notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "没有这个事件", "no such event").response();
    }
}
