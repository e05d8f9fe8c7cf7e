package cn.fengqiao.cases.handle;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked about who may know of a case. */
final class RestrictionCommand {

    private RestrictionCommand() {}

    /**
     * @param keep departments that were only told of the case and are to stay on it; each is on the case. Who works on it stays
     *     without being named
     */
    record Restrict(
            @Nullable List<Department> keep, @MultiLine String reason) {}

    record LiftRestriction(@MultiLine String reason) {}
}
