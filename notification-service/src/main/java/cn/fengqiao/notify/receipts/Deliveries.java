package cn.fengqiao.notify.receipts;

import cn.fengqiao.contract.Department;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a feed delivered. */
@Schema(name = "Deliveries")
record Deliveries(@Size(max = Deliveries.MOST) List<Item> items) {

    /** A batch is one transaction; more than this would hold its cases too long. */
    static final int MOST = 1000;

    /** The case reached a screen of the department at this moment. */
    @Schema(name = "Delivery")
    record Item(
            UUID caseId,
            @Schema(type = "string", example = "POLICE") Department department,
            Instant at) {}
}
