package cn.fengqiao.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.Clocks;
import cn.fengqiao.cases.clock.HouseLimits;
import cn.fengqiao.cases.clock.WorkingCalendar;
import cn.fengqiao.cases.clock.WorkingHours;
import cn.fengqiao.contract.Colour;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a clock remembers stands in its column. */
class ClocksColumnTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final ClockBook BOOK = new ClockBook(
            HouseLimits.RULES, new WorkingCalendar(Map.of(), WorkingHours.USUAL, ZoneId.of("Asia/Shanghai")));

    @Test
    void a_clock_that_ran_again_still_knows_how_long_it_was_met() {
        Clocks met = Clocks.NONE
                .started(ClockKind.RESOLVE, Colour.NONE, NOW, BOOK)
                .met(ClockKind.RESOLVE, NOW.plus(Duration.ofDays(3)), BOOK);
        Clock resolve = met.find(ClockKind.RESOLVE).orElseThrow();
        Clocks again = met.with(resolve.again(NOW.plus(Duration.ofDays(10)), BOOK));

        Clocks read = ClocksColumn.read(ClocksColumn.write(again));

        assertThat(read).isEqualTo(again);
        assertThat(read.find(ClockKind.RESOLVE).orElseThrow().rested()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void a_clock_of_before_was_never_met_in_vain() {
        Clocks started = Clocks.NONE.started(ClockKind.RESOLVE, Colour.NONE, NOW, BOOK);

        assertThat(ClocksColumn.write(started)).doesNotContain("rested");
        assertThat(ClocksColumn.read(ClocksColumn.write(started))).isEqualTo(started);
    }
}
