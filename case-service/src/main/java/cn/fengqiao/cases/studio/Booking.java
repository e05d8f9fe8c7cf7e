package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.BookingStatus;
import cn.fengqiao.cases.appointment.Slot;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as it stands in the database.
 *
 * @param version its own
 * @param studioVersion of the studio, that its last change led to
 * @param bookedVersion of the studio, that the booking led to
 * @param sealed why it was cancelled
 */
record Booking(
        UUID id,
        UUID studio,
        int room,
        Slot slot,
        boolean dual,
        List<UUID> members,
        @Nullable UUID caseId,
        @Nullable UUID householdId,
        BookingStatus status,
        long version,
        long studioVersion,
        long bookedVersion,
        Instant bookedAt,
        Department bookedBy,
        byte @Nullable [] sealed) {

    /**
     * A booking and who may know for whom it is.
     *
     * @param audience of the case or household; absent when there is none, or the caller may not know of it
     */
    record Read(
            Booking booking,
            @Nullable Audience audience,
            @Nullable Department lead) {

        /** Whether it is for a case or a household. */
        boolean forSomebody() {
            return booking.caseId() != null || booking.householdId() != null;
        }
    }

    Booking on(Slot other, int inRoom, List<UUID> seated, long studioAt) {
        return new Booking(
                id,
                studio,
                inRoom,
                other,
                dual,
                seated,
                caseId,
                householdId,
                status,
                version + 1,
                studioAt,
                bookedVersion,
                bookedAt,
                bookedBy,
                sealed);
    }

    Booking as(BookingStatus next, byte @Nullable [] why, long studioAt) {
        return new Booking(
                id,
                studio,
                room,
                slot,
                dual,
                members,
                caseId,
                householdId,
                next,
                version + 1,
                studioAt,
                bookedVersion,
                bookedAt,
                bookedBy,
                why);
    }
}
