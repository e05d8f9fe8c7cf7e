package cn.fengqiao.testkit.architecture.planted.store;

import cn.fengqiao.testkit.architecture.planted.raise.RaiseCase;

/** Planted: a store that knows a feature. */
class StoreWithFeature {
    RaiseCase last(RaiseCase raised) {
        return raised;
    }
}
