package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockRule;
import cn.fengqiao.cases.clock.Due;
import cn.fengqiao.contract.Colour;
import java.time.Instant;

/** How long a department has to sign, per colour, by the limits of the house. */
public record SignLimits(ClockBook book) {

    /** @throws IllegalStateException when the house has no such limit */
    public Due signBy(Colour colour, Instant from) {
        ClockRule rule = book.rule(ClockKind.SIGN, colour, from)
                .orElseThrow(() -> new IllegalStateException("no limit for signing " + colour + " on " + from));
        return book.add(rule.limit(), from);
    }
}
