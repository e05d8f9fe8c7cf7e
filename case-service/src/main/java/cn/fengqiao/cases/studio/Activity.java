package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.ActivityStatus;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.StudioEvent.ActivityKind;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lecture, visit or live stream as it stands in the database; versions as in {@link Booking}. */
record Activity(
        UUID id,
        UUID studio,
        ActivityKind kind,
        String topic,
        LocalDate day,
        AreaPath area,
        @Nullable String venue,
        ActivityStatus status,
        int attendance,
        int views,
        long version,
        long studioVersion,
        long plannedVersion) {

    Activity as(ActivityStatus next, int came, int watched, long studioAt) {
        return new Activity(
                id, studio, kind, topic, day, area, venue, next, came, watched, version + 1, studioAt, plannedVersion);
    }
}
