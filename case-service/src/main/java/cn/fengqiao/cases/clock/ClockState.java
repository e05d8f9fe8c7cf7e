package cn.fengqiao.cases.clock;

/** How a clock stands. */
public enum ClockState {
    RUNNING,
    PAUSED,
    /** What it waited for has happened, in time or late. */
    MET,
    /** Its time is over and it still waits. */
    BREACHED
}
