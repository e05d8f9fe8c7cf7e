package cn.fengqiao.cases.patrol;

import cn.fengqiao.cases.rounds.Observed;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Check in at a stop. Where that is says the worker, who chooses a place of the tree of areas: no position is taken.
 *
 * @param stop of this patrol
 * @param area the stop or a place in it; without it the stop
 * @param at when; without it now. One that was written down without a network keeps its time
 * @param note what was seen, at most 2000 characters; needed for something
 * @param title of the clue; without it where it was seen
 * @param address of the clue, exactly and in words
 * @param restricted whether only the worker's department may learn that the clue exists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckInStop(
        UUID stop,
        @Nullable AreaPath area,
        @Nullable Instant at,
        Observed observed,
        @Nullable @MultiLine String note,
        @Nullable String title,
        @Nullable String address,
        @Nullable Boolean restricted) {}
