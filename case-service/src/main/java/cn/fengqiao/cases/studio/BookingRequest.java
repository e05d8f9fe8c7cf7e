package cn.fengqiao.cases.studio;

import cn.fengqiao.kit.problem.MultiLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What is asked of an appointment that exists. */
sealed interface BookingRequest {

    /** To another slot of the same studio; who sits there may change, what they are does not. */
    @Schema(name = "MoveBooking")
    record Move(Instant start) implements BookingRequest {}

    @Schema(name = "CancelBooking")
    record Cancel(@MultiLine String reason) implements BookingRequest {}

    /** @param kept whether who was awaited came */
    @Schema(name = "SettleBooking")
    record Settle(boolean kept) implements BookingRequest {}
}
