package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.screening.VisitOutcome;
import cn.fengqiao.contract.AreaPath;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Visits as a worker's phone kept them while it was offline. Each has a key of its own instead of one header for all, so
 * that a batch which was cut off can be sent again together with what came after it.
 */
record VisitBatch(List<RecordedVisit> visits) {

    /**
     * A visit.
     *
     * @param key the phone's own: 1 to 80 printable ASCII characters
     * @param area the grid
     * @param address the door in words; sealed
     * @param household the household card, if it is known; sealed
     * @param at when the door was knocked at
     * @param answers by the code of the question; of a visit that is {@code DONE} only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordedVisit(
            String key,
            AreaPath area,
            @Nullable String address,
            @Nullable UUID household,
            Instant at,
            VisitOutcome outcome,
            @Nullable Map<String, String> answers) {

        Map<String, String> said() {
            return answers == null ? Map.of() : answers;
        }
    }
}
