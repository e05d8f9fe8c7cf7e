package cn.fengqiao.cases.matter;

import cn.fengqiao.kit.problem.Problem;

/** What a feature decided about a change. */
public sealed interface MatterDecision {

    /** It was done, and what belongs to it is written in the same transaction. */
    record Done(MatterFact fact) implements MatterDecision {}

    /** It was not, and nothing was written. */
    record Refused(Problem why) implements MatterDecision {}
}
