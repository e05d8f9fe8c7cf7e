package cn.fengqiao.cases.patrol;

import cn.fengqiao.contract.AreaPath;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of each grid was gone through, in the order of the grids. A grid nobody was to go to is not in it.
 *
 * @param from the first day
 * @param until the last day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CoveragePage(
        LocalDate from,
        LocalDate until,
        List<GridCoverage> items,
        @Nullable AreaPath next) {

    /**
     * A grid, or a community that was a stop as a whole.
     *
     * @param patrols how many went there
     * @param stops how many stops lay there
     * @param visited how many of these were checked in
     * @param lastOn the day of the last check-in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GridCoverage(
            AreaPath area,
            String place,
            int patrols,
            int stops,
            int visited,
            @Nullable LocalDate lastOn) {}
}
