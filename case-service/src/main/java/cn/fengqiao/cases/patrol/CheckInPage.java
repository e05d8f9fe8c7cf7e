package cn.fengqiao.cases.patrol;

import cn.fengqiao.cases.rounds.Observed;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Check-ins of one patrol, in the order in which they arrived. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckInPage(List<CheckInView> items, @Nullable UUID next) {

    /**
     * A check-in.
     *
     * @param area where, as the worker chose it
     * @param at when, as the worker said
     * @param receivedAt when it arrived
     * @param clue the clue that what was seen became, where the caller may know of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckInView(
            UUID id,
            UUID stop,
            AreaPath area,
            Instant at,
            Instant receivedAt,
            Observed observed,
            String byName,
            Department byDepartment,
            @Nullable String note,
            @Nullable UUID clue) {}
}
