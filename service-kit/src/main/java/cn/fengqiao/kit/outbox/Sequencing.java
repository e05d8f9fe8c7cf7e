package cn.fengqiao.kit.outbox;

import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;

/** Which events stand in the order of their subject. */
public final class Sequencing {

    private Sequencing() {}

    /** Facts do; a canary is only a sign of life, and one that is lost must not hold up the next. */
    public static boolean isSequenced(EventEnvelope<? extends Event> event) {
        return !(event.data() instanceof Canary);
    }
}
