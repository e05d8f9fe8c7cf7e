package cn.fengqiao.notify.receipts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Cases that are on a screen.
 *
 * @param cases ids of 1 to 100 cases
 */
@Schema(name = "ShownCases")
record ShownCases(
        @Size(min = 1, max = ReceiptController.MOST_CASES) List<UUID> cases) {}
