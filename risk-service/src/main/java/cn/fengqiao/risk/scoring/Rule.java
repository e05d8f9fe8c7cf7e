package cn.fengqiao.risk.scoring;

import org.jspecify.annotations.Nullable;

/**
 * One row of the decision table. Rows of one factor are alternatives: only the strongest that holds counts.
 *
 * @param id names the row within its table, for a jurist to point at
 * @param name plain Chinese, shown beside the points
 * @param points what the row adds; 0 for an override
 * @param override whether the row makes the dispute RED by itself
 * @param group rows of one group may share a cap
 * @param validDays after how many days the evidence no longer counts; null while the fact itself is true
 * @param lowersWhen plain Chinese: what would have to be so for the row not to count
 * @param source where the rule comes from
 */
public record Rule(
        String id,
        String factor,
        String name,
        Condition when,
        int points,
        boolean override,
        String group,
        @Nullable Integer validDays,
        String lowersWhen,
        String source) {}
