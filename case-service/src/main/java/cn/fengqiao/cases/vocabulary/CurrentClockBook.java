package cn.fengqiao.cases.vocabulary;

import cn.fengqiao.cases.clock.ClockBook;

/** The limits and the calendar of this moment. Ask once per command, so that all its clocks are of one edition. */
@FunctionalInterface
public interface CurrentClockBook {
    ClockBook get();
}
