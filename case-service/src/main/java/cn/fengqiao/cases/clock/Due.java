package cn.fengqiao.cases.clock;

import java.time.Instant;
import java.util.function.Function;

/** When a count of time is over, or why nobody can say. */
public sealed interface Due {

    record At(Instant instant) implements Due {}

    /** The count runs into a year nobody has entered. */
    record NoData(int year) implements Due {}

    /** Counts on from there; what is unknown stays unknown. */
    default Due then(Function<Instant, Due> next) {
        return switch (this) {
            case At(Instant instant) -> next.apply(instant);
            case NoData unknown -> unknown;
        };
    }
}
