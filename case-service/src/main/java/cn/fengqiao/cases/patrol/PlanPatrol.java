package cn.fengqiao.cases.patrol;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plan a patrol.
 *
 * @param area it lies in
 * @param stops communities, grids or buildings in that area, in the order in which they are gone to, each once
 * @param purpose code of the dictionary of purposes
 * @param startsAt from when on it is gone; the day is that of the place
 * @param endsAt until when, at most a day later
 * @param officials who goes; they or a team have to be named
 * @param team of which whoever serves in it on that day goes
 * @param departments who works on it beside the caller's own; officials of others go only with theirs
 * @param caseId the case it is because of; the caller's department is on it
 * @param campaign the campaign it is because of; the caller's department works on it
 * @param note what is to be looked at, at most 500 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanPatrol(
        AreaPath area,
        List<AreaPath> stops,
        String purpose,
        Instant startsAt,
        Instant endsAt,
        @Nullable List<UUID> officials,
        @Nullable UUID team,
        @Nullable List<Department> departments,
        @Nullable UUID caseId,
        @Nullable UUID campaign,
        @Nullable @MultiLine String note) {

    List<UUID> goers() {
        return officials == null ? List.of() : officials;
    }

    List<Department> others() {
        return departments == null ? List.of() : departments;
    }

    /** Who works on it, when somebody of {@code own} plans it. */
    List<Department> hands(Department own) {
        List<Department> hands = new ArrayList<>(others());
        hands.add(own);
        return hands;
    }
}
