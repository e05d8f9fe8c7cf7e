package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a case may wait at once. */
final class PauseLimit {

    /** As long as the time to resolve an ordinary dispute; who needs more says why anew. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private PauseLimit() {}

    static CaseAct.Check on(Instant until) {
        return (tx, stored, by) -> {
            boolean fits = until.isAfter(by.at()) && !until.isAfter(by.at().plus(LONGEST));
            return fits
                    ? Optional.empty()
                    : Optional.of(Problems.field(
                            ProblemType.FIELD_INVALID,
                            "until",
                            "应在未来 " + LONGEST.toDays() + " 天之内",
                            "within the next " + LONGEST.toDays() + " days"));
        };
    }
}
