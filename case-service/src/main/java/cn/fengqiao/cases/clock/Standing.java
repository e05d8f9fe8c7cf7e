package cn.fengqiao.cases.clock;

/**
 * How a clock stands at a moment.
 *
 * @param level of a clock that was met: how far the miss had climbed by then
 */
public record Standing(ClockState state, Level level) {}
