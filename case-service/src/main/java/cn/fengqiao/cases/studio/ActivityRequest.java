package cn.fengqiao.cases.studio;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.StudioEvent.ActivityKind;
import cn.fengqiao.kit.problem.MultiLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is asked of the lectures, visits and live streams of a studio. */
sealed interface ActivityRequest {

    /**
     * @param area the community or the grid it is for
     * @param venue where exactly, where that matters
     */
    @Schema(name = "PlanActivity")
    record Plan(
            ActivityKind kind,
            String topic,
            LocalDate day,
            AreaPath area,
            @Nullable String venue) implements ActivityRequest {}

    /**
     * @param attendance how many people came
     * @param views how many times it was watched; absent for what is not streamed
     */
    @Schema(name = "HoldActivity")
    record Hold(int attendance, @Nullable Integer views) implements ActivityRequest {}

    @Schema(name = "CancelActivity")
    record Cancel(@MultiLine String reason) implements ActivityRequest {}
}
