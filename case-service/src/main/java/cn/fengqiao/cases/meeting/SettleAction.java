package cn.fengqiao.cases.meeting;

import java.util.UUID;

/**
 * Say what became of an action.
 *
 * @param text the evidence that it is done, or why it is given back
 */
record SettleAction(UUID action, How how, String text) {

    /** What became of it. */
    enum How {
        DONE,
        RETURNED
    }
}
