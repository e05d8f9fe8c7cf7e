package cn.fengqiao.cases.group;

import org.jspecify.annotations.Nullable;

/** Say that a help task is done, or that it is no longer needed. */
record SettleTask(How how, @Nullable String reason) {

    /** The ends of a task. */
    enum How {
        DONE,
        CANCELLED
    }
}
