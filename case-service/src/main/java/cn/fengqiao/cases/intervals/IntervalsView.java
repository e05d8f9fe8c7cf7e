package cn.fengqiao.cases.intervals;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a case was found, reported, counselled and resolved, and how long lies between. What has not happened is absent,
 * and so is every time that would end or begin with it. A time is never negative: clocks of departments' systems run
 * apart.
 *
 * @param foundAt when it came to light, the first of its clues if there were such
 * @param reportedAt when it was first reported, as a clue or as a case
 * @param counselledAt when its people were first reached
 * @param resolvedAt since when it is settled; what broke open again is not
 * @param reportSeconds from found to reported
 * @param counselSeconds from reported to counselled
 * @param resolveSeconds from counselled to resolved
 * @param totalSeconds from found to resolved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntervalsView(
        Instant foundAt,
        Instant reportedAt,
        @Nullable Instant counselledAt,
        @Nullable Instant resolvedAt,
        long reportSeconds,
        @Nullable Long counselSeconds,
        @Nullable Long resolveSeconds,
        @Nullable Long totalSeconds) {

    static IntervalsView of(
            Instant foundAt, Instant reportedAt, @Nullable Instant counselledAt, @Nullable Instant resolvedAt) {
        return new IntervalsView(
                foundAt,
                reportedAt,
                counselledAt,
                resolvedAt,
                seconds(foundAt, reportedAt),
                counselledAt == null ? null : seconds(reportedAt, counselledAt),
                counselledAt == null || resolvedAt == null ? null : seconds(counselledAt, resolvedAt),
                resolvedAt == null ? null : seconds(foundAt, resolvedAt));
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
