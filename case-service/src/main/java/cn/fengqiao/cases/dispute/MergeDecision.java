package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseEvent;

/** What became of merging two cases. */
public sealed interface MergeDecision {

    /** The younger case lives on in the older one; both have a fact of their own. */
    record Done(DisputeCase survivor, CaseEvent.Absorbed absorbed, DisputeCase gone, CaseEvent.Merged merged)
            implements MergeDecision {}

    record Refused(CaseRejection why) implements MergeDecision {}
}
