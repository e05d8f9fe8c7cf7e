package cn.fengqiao.cases.promises;

import cn.fengqiao.cases.promising.PromiseState;
import cn.fengqiao.cases.store.PromiseLedger.Filter;
import java.time.LocalDate;
import java.util.List;

/** Where a promise stands on a day, as people ask for it. */
enum PromiseStanding {
    /** Its day is still to come, or is today. */
    OPEN,
    /** Its day has passed and nobody said what became of it. */
    OVERDUE,
    KEPT,
    LATE,
    BROKEN,
    WAIVED,
    RETURNED,
    LAPSED;

    /** The filter for what stands so today. */
    Filter of(Filter filter, LocalDate today) {
        return switch (this) {
            case OPEN -> filter.in(List.of(PromiseState.OPEN)).dueFrom(today);
            case OVERDUE -> filter.in(List.of(PromiseState.OPEN)).overdueOn(today);
            case KEPT, LATE, BROKEN, WAIVED, RETURNED, LAPSED -> filter.in(List.of(PromiseState.valueOf(name())));
        };
    }
}
