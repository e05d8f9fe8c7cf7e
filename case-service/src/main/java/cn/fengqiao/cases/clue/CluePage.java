package cn.fengqiao.cases.clue;

import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Clues, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CluePage(List<ClueItem> items, @Nullable UUID next) {

    /**
     * A clue in the list.
     *
     * @param title where the caller may read what it says
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClueItem(
            UUID id,
            Clues.State state,
            String stateName,
            String source,
            String sourceName,
            Clues.Channel channel,
            AreaPath area,
            String place,
            Instant foundAt,
            Instant reportedAt,
            @Nullable Department lead,
            @Nullable String title,
            long version) {}
}
