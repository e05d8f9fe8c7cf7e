package cn.fengqiao.cases.act;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.promising.Promising;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.store.StoredCase;
import java.time.InstantSource;

/** How somebody stands now to the promises on a case. */
public final class PromisingNow {

    private final int daysAhead;
    private final InstantSource clock;

    /** @param daysAhead how far ahead something may be promised */
    public PromisingNow(int daysAhead, InstantSource clock) {
        this.daysAhead = daysAhead;
        this.clock = clock;
    }

    public Promising of(Caller caller, StoredCase stored) {
        return new Promising(caller.department(), stored.dispute().holder(), Promises.day(clock.instant()), daysAhead);
    }
}
