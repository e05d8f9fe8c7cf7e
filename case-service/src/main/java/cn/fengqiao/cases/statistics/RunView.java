package cn.fengqiao.cases.statistics;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.statistics.StatisticsRuns.Kind;
import cn.fengqiao.cases.statistics.StatisticsRuns.Run;
import cn.fengqiao.cases.statistics.StatisticsRuns.State;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proof or a rebuild.
 *
 * @param step what it is at, or why it failed
 * @param equal of a proof that is done, whether nothing differed
 * @param rows rows that differ from their source; of a rebuild, that were written
 * @param cells sums that differ from their rows; of a rebuild, that were written
 * @param differences of the first hundred of each, those of the caller's area that are not restricted to others
 */
@Schema(name = "StatisticsRun")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(
        UUID id,
        Kind kind,
        State state,
        String step,
        Instant askedAt,
        @Nullable Instant finishedAt,
        @Nullable Boolean equal,
        @Nullable Long cases,
        @Nullable Long rows,
        @Nullable Long cells,
        List<Difference> differences) {

    /**
     * What is not as it has to be: the row of a case, or a sum.
     *
     * @param how of a row: MISSING, BEHIND, DIFFERENT or SURPLUS; of a sum what it counts
     */
    @Schema(name = "StatisticsDifference")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(
            @Nullable UUID caseId,
            @Nullable String cell,
            String how,
            @Nullable Long found,
            @Nullable Long expected) {}

    /** As {@code caller} may know it: that something differs is told of all places, what differs only of the caller's. */
    static RunView of(Run run, Caller caller) {
        boolean proven = run.kind() == Kind.PROOF && run.state() == State.DONE;
        return new RunView(
                run.id(),
                run.kind(),
                run.state(),
                run.step(),
                run.askedAt(),
                run.finishedAt(),
                proven ? run.equal() : null,
                run.cases(),
                run.rows(),
                run.cells(),
                run.differences().stream()
                        .filter(one -> one.concerns(caller))
                        .map(StatisticsRuns.Kept::difference)
                        .toList());
    }
}
