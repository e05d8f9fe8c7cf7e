package cn.fengqiao.testkit.architecture.planted.dispute;

import java.time.Instant;

/** Planted: a core that asks the clock. */
class CaseWithClock {
    Instant now() {
        return Instant.now();
    }
}
