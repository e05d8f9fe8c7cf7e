package cn.fengqiao.cases.clock;

/** What became of a wish to change a clock. */
public sealed interface ClockDecision {
    record Changed(Clock next) implements ClockDecision {}

    record Refused(ClockRefusal why) implements ClockDecision {}
}
