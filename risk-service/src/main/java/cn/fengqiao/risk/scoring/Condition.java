package cn.fengqiao.risk.scoring;

/**
 * What a rule may look at, and nothing besides: answers about the dispute, how many parties it has, and what happened
 * at the same place before. There is no kind of condition that looks at what a person is.
 */
public sealed interface Condition {

    /** Somebody answered the question with yes. */
    record Answered(String question) implements Condition {}

    /** At least {@code count} parties are known. */
    record PartiesAtLeast(int count) implements Condition {}

    /** At least {@code count} earlier reports of this dispute, as {@link Dispute} has them, none older than {@code withinDays}. */
    record EarlierReports(int count, int withinDays) implements Condition {}
}
