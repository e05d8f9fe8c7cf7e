package cn.fengqiao.cases.hints;

import cn.fengqiao.contract.CaseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Cases that may be about the same dispute, the likeliest first. */
record HintList(List<Hint> hints) {

    /**
     * @param score 0 to 100; a sum of weights and no probability
     */
    record Hint(
            UUID id,
            String number,
            String typeName,
            String place,
            CaseStatus status,
            Instant raisedAt,
            Set<Resemblance> reasons,
            int score) {}
}
