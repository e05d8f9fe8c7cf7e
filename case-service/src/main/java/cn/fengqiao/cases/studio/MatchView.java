package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.Profession;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.StudioEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A studio that suits.
 *
 * @param points out of a hundred; the sum of those of its reasons
 */
@Schema(name = "StudioMatch")
record MatchView(UUID id, StudioEvent.Kind kind, String name, int points, List<Why> reasons) {

    /** Why a studio suits, or why not better. */
    enum Code {
        SKILL_FITS,
        COVERS_PLACE,
        DOES_NOT_COVER_PLACE,
        NEXT_FREE,
        NOTHING_FREE,
        LOAD
    }

    /**
     * A reason.
     *
     * @param words for the screen
     * @param skill that fits
     * @param start of the next free slot
     * @param percent of this week that is booked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StudioMatchReason")
    record Why(
            Code code,
            String words,
            int points,
            @Nullable String skill,
            @Nullable Instant start,
            @Nullable Integer percent) {}

    /** The studios that suit, best first. */
    @Schema(name = "StudioMatches")
    record Ranking(List<MatchView> items) {}

    /**
     * Whether a lawyer and a psychologist can be reached from a community.
     *
     * @param together whether one studio has both
     * @param missing the gap; empty where there is none
     * @param studioIds those that serve it with at least one of the two
     */
    @Schema(name = "DualCoverage")
    record Reached(
            AreaPath area,
            String place,
            boolean lawyer,
            boolean psychologist,
            boolean together,
            List<Profession> missing,
            List<UUID> studioIds) {}

    /**
     * Communities in the order of their paths.
     *
     * @param next give it as {@code after} for those that follow; absent when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DualCoveragePage")
    record Coverage(List<Reached> items, @Nullable AreaPath next) {}
}
