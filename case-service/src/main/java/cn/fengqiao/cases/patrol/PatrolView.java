package cn.fengqiao.cases.patrol;

import cn.fengqiao.cases.rounds.Observed;
import cn.fengqiao.cases.rounds.PatrolState;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.PatrolEvent.Miss;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patrol. Where it goes exactly, who goes and why is for those who work on it.
 *
 * @param area to the precision of a grid
 * @param stops how many there are
 * @param visited how many of them were checked in
 * @param overdue whether it is still open although its time is over
 * @param missed what it lacked when its time had been over for a while; stays when it is finished or cancelled later
 * @param missedAt when that was said
 * @param officials who goes, beside the team
 * @param route the stops in the order in which they are gone to
 * @param caseId the case it is because of, where the caller's department is on that
 * @param campaign the campaign it is because of, where the caller may know of that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PatrolView(
        UUID id,
        PatrolState state,
        String stateName,
        String purpose,
        String purposeName,
        AreaPath area,
        String place,
        Instant startsAt,
        Instant endsAt,
        List<Department> departments,
        @Nullable Department lead,
        boolean restricted,
        int stops,
        int visited,
        boolean overdue,
        @Nullable Miss missed,
        @Nullable String missedName,
        @Nullable Instant missedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable List<PatrolGoer> officials,
        @Nullable UUID team,
        @Nullable String teamName,
        @Nullable List<StopView> route,
        @Nullable UUID caseId,
        @Nullable String caseNumber,
        @Nullable UUID campaign,
        long version) {

    /** Somebody who goes. */
    record PatrolGoer(UUID id, String name) {}

    /**
     * Somewhere to go.
     *
     * @param name of the place alone, such as 2号楼
     * @param visitedAt when it was checked in, as the worker said
     * @param missed whether the patrol is over and nobody was there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StopView(
            UUID id,
            AreaPath area,
            String place,
            String name,
            @Nullable Instant visitedAt,
            @Nullable Observed observed,
            boolean missed) {}
}
