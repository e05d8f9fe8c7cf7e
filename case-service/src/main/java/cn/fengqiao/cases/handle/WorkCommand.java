package cn.fengqiao.cases.handle;

import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.kit.problem.MultiLine;
import org.jspecify.annotations.Nullable;

/** What is asked in the work on a dispute. */
final class WorkCommand {

    private WorkCommand() {}

    record Contact(@MultiLine String note) {}

    record ReportBack(@MultiLine String note) {}

    record Plan(@MultiLine String note) {}

    record StartResolving(@Nullable @MultiLine String note) {}

    record Agree(
            CaseMove.AgreementForm form,
            @Nullable @MultiLine String note) {}

    record Guide(CaseMove.GuidanceCause cause, @MultiLine String reason) {}

    /** @param outcome code of the outcome dictionary */
    record Perform(String outcome, @Nullable @MultiLine String note) {}

    /** @param to {@code RESOLVING} or {@code GUIDED} */
    record Breach(CaseStatus to, @MultiLine String reason) {}

    /** @param outcome code of the outcome dictionary */
    record RecordOutcome(
            String outcome, @Nullable @MultiLine String note) {}

    /** @param reached false for an attempt that reached nobody */
    record FollowUp(
            CaseProgress.Side side,
            boolean reached,
            @MultiLine String note) {}
}
