package cn.fengqiao.cases.act;

import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What became of an act, in the order in which it is found out. */
public sealed interface ActOutcome {

    /** @param repeated whether this very act was done before; then nothing was done now */
    record Done(CaseView view, boolean repeated) implements ActOutcome {}

    record NotFound() implements ActOutcome {}

    /** Somebody was faster. */
    record Stale(CaseView current) implements ActOutcome {}

    /** The request names something that does not exist, or a guard of the act stands against it. */
    record Inadmissible(
            Problem why, CaseStatus status, @Nullable CaseView current) implements ActOutcome {}

    /** The case it is to be merged into is not there. */
    record OtherNotFound() implements ActOutcome {}

    /** The lifecycle does not admit it. */
    record Refused(
            CaseRejection why, CaseStatus status, @Nullable CaseView current) implements ActOutcome {}
}
