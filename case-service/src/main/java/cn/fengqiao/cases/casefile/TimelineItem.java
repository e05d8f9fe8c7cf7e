package cn.fengqiao.cases.casefile;

import cn.fengqiao.cases.store.TimelineEntry;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a timeline.
 *
 * @param sequence version of the case that the step led to
 * @param whatName what was done, in Chinese; of a mediation which step, by which side, on which paper
 * @param toDepartment whom it was directed at
 * @param otherCase the case it joined this one with
 * @param about what it was about, as a code: a side, a reason, an outcome; in detail after a colon
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineItem(
        long sequence,
        Instant at,
        TimelineEntry what,
        String whatName,
        String byName,
        Department byDepartment,
        @Nullable Department toDepartment,
        @Nullable UUID otherCase,
        @Nullable String about,
        @Nullable String reason,
        @Nullable String note) {}
