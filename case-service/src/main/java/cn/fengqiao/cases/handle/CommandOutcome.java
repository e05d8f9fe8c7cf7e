package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.contract.CaseStatus;
import org.jspecify.annotations.Nullable;

/** What became of a command. In the order in which it is found out. */
sealed interface CommandOutcome {

    /**
     * @param repeated it had been done before, and nothing was done now
     */
    record Done(CaseView view, boolean repeated) implements CommandOutcome {}

    /** There is no such case for the caller. */
    record NotFound() implements CommandOutcome {}

    /** Somebody was faster; {@code current} is how the case stands now. */
    record Stale(CaseView current) implements CommandOutcome {}

    /** The case named in the command cannot be used. */
    record OtherNotFound() implements CommandOutcome {}

    /** The department named in the command does not exist here. */
    record NoSuchDepartment() implements CommandOutcome {}

    /** The type named in the command is in no dictionary. */
    record NoSuchType() implements CommandOutcome {}

    record Refused(
            CaseRejection why, CaseStatus status, @Nullable CaseView current) implements CommandOutcome {}
}
