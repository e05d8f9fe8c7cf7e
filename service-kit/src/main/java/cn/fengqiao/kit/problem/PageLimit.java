package cn.fengqiao.kit.problem;

import java.util.Optional;

/** How many items a page may be asked for. */
public final class PageLimit {

    private PageLimit() {}

    /** What is wrong with the parameter {@code limit}, which is 1 to {@code most}. */
    public static Optional<Problem> wrong(int limit, int most) {
        return limit >= 1 && limit <= most
                ? Optional.empty()
                : Optional.of(Problems.field(ProblemType.PARAMETER_INVALID, "limit", "应为 1–" + most, "1 to " + most));
    }
}
