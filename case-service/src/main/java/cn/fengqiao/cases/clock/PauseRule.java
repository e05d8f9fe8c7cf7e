package cn.fengqiao.cases.clock;

import java.time.Duration;
import java.util.List;

/**
 * For what a clock may be paused, and for how long in all.
 *
 * @param most of all its pauses together, in {@code HOUR} or {@code DAY} of 24 hours
 * @param reasons codes of the dictionary
 */
public record PauseRule(Term most, List<String> reasons) {

    public PauseRule {
        reasons = List.copyOf(reasons);
    }

    Duration cap() {
        return most.unit() == TermUnit.HOUR ? Duration.ofHours(most.amount()) : Duration.ofDays(most.amount());
    }
}
