package cn.fengqiao.cases.hints;

import cn.fengqiao.contract.CaseStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases that may be about the same dispute, the likeliest first. */
record HintList(List<Hint> hints) {

    /**
     * @param title where the asker may read it
     * @param score 0 to 100; a sum of weights and no probability
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hint(
            UUID id,
            String number,
            String typeName,
            String place,
            @Nullable String title,
            CaseStatus status,
            Instant raisedAt,
            Set<Resemblance> reasons,
            int score) {}
}
