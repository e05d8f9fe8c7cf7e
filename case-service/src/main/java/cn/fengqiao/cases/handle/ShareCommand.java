package cn.fengqiao.cases.handle;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is asked about the parts of departments. */
final class ShareCommand {

    private ShareCommand() {}

    /**
     * @param note what the department is asked to do; needed with {@code due}
     * @param due the last day on which it would be in time: by taking on its part the department promises that
     */
    record ShareAsk(
            Department department,
            @Nullable @MultiLine String note,
            @Nullable LocalDate due) {}

    /**
     * Without content, {@code {}}, where nothing is to be promised, or for the day that is asked for.
     *
     * @param due another day than the one that is asked for
     * @param reason why; needed with another day
     */
    record ShareAccept(
            @Nullable LocalDate due, @Nullable @MultiLine String reason) {}

    record ShareReject(@MultiLine String reason) {}

    /** @param note what was done; needed where a promise that was made with the part is still open, and is kept by this */
    record ShareDone(@Nullable @MultiLine String note) {}

    record ShareWaive(Department department, @MultiLine String reason) {}

    record ShareRevoke(Department department, @MultiLine String reason) {}
}
