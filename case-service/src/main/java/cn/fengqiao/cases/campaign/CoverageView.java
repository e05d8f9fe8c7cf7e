package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.store.CampaignGrids.Coverage;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign is, as of now.
 *
 * @param next give it as {@code after} for the places that follow
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CoverageView(
        CoverageOfPlace total,
        List<CoverageOfPlace> items,
        @Nullable String next) {

    /**
     * Coverage of a place.
     *
     * @param area absent in the total
     * @param target households to be asked; absent when nobody has said how many
     * @param grids of the place, {@code finished} of them finished
     * @param worker who has the grid, for those who work on the campaign
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CoverageOfPlace(
            @Nullable String area,
            @Nullable String place,
            @Nullable Integer target,
            int visited,
            int done,
            int refused,
            int nobodyHome,
            int findings,
            int grids,
            int finished,
            @Nullable String worker,
            @Nullable String workerName) {

        static CoverageOfPlace of(Coverage coverage, @Nullable String place, boolean withWorker) {
            return new CoverageOfPlace(
                    coverage.area(),
                    place,
                    coverage.target(),
                    coverage.visited(),
                    coverage.done(),
                    coverage.refused(),
                    coverage.nobodyHome(),
                    coverage.findings(),
                    coverage.grids(),
                    coverage.finished(),
                    withWorker ? coverage.workerSubject() : null,
                    withWorker ? coverage.workerName() : null);
        }
    }
}
