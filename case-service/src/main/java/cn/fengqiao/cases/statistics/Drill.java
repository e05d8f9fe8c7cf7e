package cn.fengqiao.cases.statistics;

import cn.fengqiao.cases.figures.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Which number is looked into.
 *
 * @param measure null for the cases that were open when the period ended
 * @param studio only cases that were talked over there
 */
record Drill(
        Question question,
        @Nullable Measure measure,
        @Nullable String studio) {

    /**
     * Whether being in the list tells more of a case than its status: what was done about it, or where. That is of the timeline, and
     * the access policy shows it to departments on the case alone, whoever asks for them.
     */
    boolean ofTheTimeline() {
        return studio != null || measure != null && !measure.shownByStatus();
    }
}
