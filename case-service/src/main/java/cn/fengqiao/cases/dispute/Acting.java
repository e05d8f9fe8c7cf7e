package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.ClockBook;
import java.time.Instant;

/** Somebody acting at a moment, by the limits and the calendar that hold then. */
public record Acting(Actor actor, Instant at, ClockBook book) {}
