package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.Supervision;
import cn.fengqiao.contract.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a case beside its status, each independent of the others.
 *
 * @param tier who answers for it: L3 until it was raised up
 * @param pause why it waits; null while it does not
 * @param extensionAsked whether the request for more time was not answered yet
 * @param outcome code of the outcome dictionary; null until recorded
 * @param closedAt when it was written off; null while it is open
 * @param reopened how often it broke out again
 */
public record Axes(
        Tier tier,
        Supervision supervision,
        @Nullable Pause pause,
        boolean extensionAsked,
        @Nullable String outcome,
        @Nullable Instant closedAt,
        int reopened) {

    /** As a case is raised. */
    public static final Axes AT_FIRST = new Axes(Tier.L3, Supervision.NONE, null, false, null, null, 0);

    Axes answeredBy(Tier next) {
        return new Axes(next, supervision, pause, extensionAsked, outcome, closedAt, reopened);
    }

    Axes supervised(Supervision next) {
        return new Axes(tier, next, pause, extensionAsked, outcome, closedAt, reopened);
    }

    Axes waiting(@Nullable Pause next) {
        return new Axes(tier, supervision, next, extensionAsked, outcome, closedAt, reopened);
    }

    Axes asking(boolean next) {
        return new Axes(tier, supervision, pause, next, outcome, closedAt, reopened);
    }

    Axes endedWith(@Nullable String next) {
        return new Axes(tier, supervision, pause, extensionAsked, next, closedAt, reopened);
    }

    Axes closed(Instant at) {
        return new Axes(tier, Supervision.NONE, null, false, outcome, at, reopened);
    }

    Axes openedAgain() {
        return new Axes(tier, supervision, null, false, null, null, reopened + 1);
    }
}
