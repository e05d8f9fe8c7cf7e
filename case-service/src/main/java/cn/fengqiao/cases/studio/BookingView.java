package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.BookingStatus;
import cn.fengqiao.cases.appointment.Profession;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as the caller may see it.
 *
 * @param caseId for whom it is; absent unless the caller may know what is done about that case
 * @param householdId the same of a household
 * @param reason why it was cancelled, to the same callers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BookingView(
        UUID id,
        UUID studioId,
        Instant start,
        Instant end,
        int room,
        boolean dual,
        List<Seat> members,
        @Nullable UUID caseId,
        @Nullable UUID householdId,
        @Nullable String reason,
        BookingStatus status,
        String statusName,
        Department bookedBy,
        Instant bookedAt,
        long version) {

    /** Who sits there. */
    @Schema(name = "BookedMember")
    record Seat(UUID member, String name, Profession profession, String professionName) {}

    /** @param next give it as {@code after} for those that follow; absent when there are none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BookingPage")
    record Page(List<BookingView> items, @Nullable String next) {}
}
