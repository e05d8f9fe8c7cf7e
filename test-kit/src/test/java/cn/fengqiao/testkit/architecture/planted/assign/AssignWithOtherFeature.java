package cn.fengqiao.testkit.architecture.planted.assign;

import cn.fengqiao.testkit.architecture.planted.raise.RaiseCase;

/** Planted: a feature that uses another one. */
class AssignWithOtherFeature {
    RaiseCase last(RaiseCase raised) {
        return raised;
    }
}
