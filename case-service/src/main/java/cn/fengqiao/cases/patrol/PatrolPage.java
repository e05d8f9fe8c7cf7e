package cn.fengqiao.cases.patrol;

import cn.fengqiao.cases.rounds.PatrolState;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.PatrolEvent.Miss;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Patrols, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PatrolPage(List<PatrolItem> items, @Nullable UUID next) {

    /**
     * A patrol in the list.
     *
     * @param missed what it lacked when its time had been over for a while
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PatrolItem(
            UUID id,
            PatrolState state,
            String stateName,
            String purpose,
            String purposeName,
            AreaPath area,
            String place,
            Instant startsAt,
            Instant endsAt,
            @Nullable Department lead,
            int stops,
            int visited,
            boolean overdue,
            @Nullable Miss missed,
            @Nullable String missedName,
            long version) {}
}
