package cn.fengqiao.testkit.architecture.planted.dispute;

import cn.fengqiao.testkit.architecture.planted.raise.RaiseCase;

/** Planted: a core that knows a feature. */
class CaseWithFeature {
    RaiseCase last(RaiseCase raised) {
        return raised;
    }
}
