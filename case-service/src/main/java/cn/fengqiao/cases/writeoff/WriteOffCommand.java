package cn.fengqiao.cases.writeoff;

import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.kit.problem.MultiLine;
import org.jspecify.annotations.Nullable;

/** What is asked about the end of a case. */
final class WriteOffCommand {

    private WriteOffCommand() {}

    record ApplyWriteOff(@MultiLine String note) {}

    record PassWriteOff(@Nullable @MultiLine String note) {}

    /** @param to {@code INVESTIGATING} or {@code RESOLVING} */
    record FailWriteOff(CaseStatus to, @MultiLine String reason) {}

    record Reopen(@MultiLine String reason) {}
}
