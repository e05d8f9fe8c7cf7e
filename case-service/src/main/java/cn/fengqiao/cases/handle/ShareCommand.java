package cn.fengqiao.cases.handle;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import org.jspecify.annotations.Nullable;

/** What is asked about the parts of departments. */
final class ShareCommand {

    private ShareCommand() {}

    /** @param note what the department is asked to do */
    record ShareAsk(
            Department department, @Nullable @MultiLine String note) {}

    /** A body without content: {@code {}}. */
    record ShareAccept() {}

    record ShareReject(@MultiLine String reason) {}

    record ShareDone(@Nullable @MultiLine String note) {}

    record ShareWaive(Department department, @MultiLine String reason) {}

    record ShareRevoke(Department department, @MultiLine String reason) {}
}
