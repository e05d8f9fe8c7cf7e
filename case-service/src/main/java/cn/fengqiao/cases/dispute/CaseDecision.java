package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseEvent;

/** What became of a command. */
public sealed interface CaseDecision {

    /**
     * It was done.
     *
     * @param event the fact, already of the new version
     */
    record Done(DisputeCase next, CaseEvent event) implements CaseDecision {}

    record Refused(CaseRejection why) implements CaseDecision {}
}
