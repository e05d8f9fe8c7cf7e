package cn.fengqiao.notify.receipts;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import cn.fengqiao.notify.ladder.Receipt;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door to receipts. */
@RestController
@RequestMapping("/api/receipts")
class ReceiptController {

    /** One page of the queue, and then some. */
    static final int MOST_CASES = 100;

    private final ReceiptReadModel receipts;
    private final Patience patience;
    private final SeenDesk seenDesk;
    private final DeliveryDesk deliveryDesk;

    ReceiptController(ReceiptReadModel receipts, Patience patience, SeenDesk seenDesk, DeliveryDesk deliveryDesk) {
        this.receipts = receipts;
        this.patience = patience;
        this.seenDesk = seenDesk;
        this.deliveryDesk = deliveryDesk;
    }

    @Operation(
            operationId = "receipts.list",
            summary = "Receipts of several cases; of those whose receipts the caller may see")
    @ApiResponse(
            responseCode = "200",
            description = "By case and department; a case without receipts for the caller is left out",
            content = @Content(schema = @Schema(implementation = ReceiptList.class)))
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> list(
            @Parameter(description = "ids of 1 to 100 cases") @RequestParam @Size(min = 1, max = MOST_CASES)
                    List<UUID> cases) {
        return ResponseEntity.ok(shown(receipts.list(cases)));
    }

    @Operation(operationId = "receipts.get", summary = "Who has received, seen and answered a case")
    @ApiResponse(
            responseCode = "200",
            description = "By department",
            content = @Content(schema = @Schema(implementation = ReceiptList.class)))
    @GetMapping(path = "/cases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> get(@PathVariable UUID id) {
        return switch (patience.ask(() -> receipts.get(id), ReceiptReadModel.Answer.Unknown.class::isInstance)) {
            case ReceiptReadModel.Answer.Shown(List<Receipt> found) -> ResponseEntity.ok(shown(found));
            case ReceiptReadModel.Answer.Hidden hidden ->
                Problems.of(
                                ProblemType.NOT_VISIBLE,
                                hidden.reason().zh(),
                                hidden.reason().en())
                        .with("fieldClass", FieldClass.RECEIPTS)
                        .with("reason", hidden.reason())
                        .response();
            case ReceiptReadModel.Answer.Unknown unknown -> noSuchCase();
        };
    }

    @Operation(
            operationId = "receipts.seen",
            summary = "Somebody of the caller's department opened the case; idempotent")
    @ApiResponse(responseCode = "204", description = "Recorded, or known already", content = @Content)
    @PostMapping("/cases/{id}/seen")
    ResponseEntity<?> seen(@PathVariable UUID id) {
        var caller = CurrentCaller.get();
        return switch (patience.ask(() -> seenDesk.seen(caller, id), SeenDesk.Outcome.UNKNOWN::equals)) {
            case RECORDED -> ResponseEntity.noContent().build();
            case UNKNOWN -> noSuchCase();
            case BUSY -> {
                var headers = new HttpHeaders();
                headers.set(HttpHeaders.RETRY_AFTER, "1");
                yield Problems.of(ProblemType.TEMPORARILY_UNAVAILABLE, "系统繁忙，请稍后重试", "too much is waiting, try again")
                        .response(headers);
            }
        };
    }

    @Operation(
            operationId = "receipts.shown",
            summary = "A page with these cases is on a screen of the caller's department; idempotent")
    @ApiResponse(
            responseCode = "204",
            description = "Delivered to the department, of those it is on; the others are passed over",
            content = @Content)
    @PostMapping(path = "/shown", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> shown(@Valid @RequestBody ShownCases shown) {
        deliveryDesk.shown(CurrentCaller.get(), shown.cases());
        return ResponseEntity.noContent().build();
    }

    @Operation(
            operationId = "receipts.deliveries",
            summary = "What a feed delivered to the screens of departments; idempotent")
    @ApiResponse(
            responseCode = "204",
            description = "Recorded, known already, or kept until the case arrives",
            content = @Content)
    @PostMapping(path = "/deliveries", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> deliveries(@Valid @RequestBody Deliveries deliveries) {
        if (!deliveries.items().isEmpty()) {
            deliveryDesk.delivered(deliveries.items());
        }
        return ResponseEntity.noContent().build();
    }

    private static ReceiptList shown(List<Receipt> receipts) {
        return new ReceiptList(receipts.stream().map(ReceiptList.Item::of).toList());
    }

    private static ResponseEntity<ProblemDetail> noSuchCase() {
        return Problems.of(ProblemType.NOT_FOUND, "未找到该案件", "no such case").response();
    }
}
