package cn.fengqiao.notify.ladder;

import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.NotificationEvent.Rung;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one department's way up the ladder of one case. Every time is when it happened, not when it was
 * recorded; a time once known only ever becomes earlier.
 *
 * @param answeredBy sequence of the case event behind the present answer; 0 while there is none
 */
public record Receipt(
        UUID caseId,
        Department department,
        Instant requestedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant seenAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant rejectedAt,
        @Nullable Instant doneAt,
        long answeredBy) {

    public static Receipt requested(UUID caseId, Department department, Instant at) {
        return new Receipt(caseId, department, at, null, null, null, null, null, 0);
    }

    /** When the department reached {@code rung}, or null while it has not. */
    public @Nullable Instant at(Rung rung) {
        return switch (rung) {
            case REQUESTED -> requestedAt;
            case DELIVERED -> deliveredAt;
            case SEEN -> seenAt;
            case ACCEPTED -> acceptedAt;
            case REJECTED -> rejectedAt;
            case DONE -> doneAt;
        };
    }

    Receipt with(Rung rung, @Nullable Instant at) {
        return new Receipt(
                caseId,
                department,
                requestedAt,
                rung == Rung.DELIVERED ? at : deliveredAt,
                rung == Rung.SEEN ? at : seenAt,
                rung == Rung.ACCEPTED ? at : acceptedAt,
                rung == Rung.REJECTED ? at : rejectedAt,
                rung == Rung.DONE ? at : doneAt,
                answeredBy);
    }

    Receipt answered(long sequence) {
        return new Receipt(
                caseId, department, requestedAt, deliveredAt, seenAt, acceptedAt, rejectedAt, doneAt, sequence);
    }
}
