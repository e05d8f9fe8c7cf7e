package cn.fengqiao.notify.receipts;

import cn.fengqiao.notify.ladder.Receipt;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Receipts, by case and department. */
@Schema(name = "ReceiptList")
record ReceiptList(List<Item> items) {

    /** How far a department is with a case. A time that is absent has not come; each is when it happened. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Receipt")
    record Item(
            UUID caseId,
            @Schema(example = "POLICE") String department,
            Instant requestedAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant seenAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant rejectedAt,
            @Nullable Instant doneAt) {

        static Item of(Receipt receipt) {
            return new Item(
                    receipt.caseId(),
                    receipt.department().code(),
                    receipt.requestedAt(),
                    receipt.deliveredAt(),
                    receipt.seenAt(),
                    receipt.acceptedAt(),
                    receipt.rejectedAt(),
                    receipt.doneAt());
        }
    }
}
