package cn.fengqiao.notify.ladder;

import java.time.Instant;

/** Something that happened on the way up. */
public sealed interface Fact {

    Instant at();

    /** What feeds and consoles report: in no order, any number of times, perhaps before the case is known. */
    sealed interface OfFeeds extends Fact {}

    /** The case reached a screen of the department. */
    record Delivered(Instant at) implements OfFeeds {}

    /** Somebody of the department opened it. */
    record Seen(Instant at) implements OfFeeds {}

    /**
     * The department answered.
     *
     * @param sequence of the case event that says so; of two answers the later one stands
     */
    record Answered(Answer answer, Instant at, long sequence) implements Fact {}

    /**
     * The department is asked again: a refusal is an open question once more.
     *
     * @param sequence of the case event that says so
     */
    record AskedAgain(Instant at, long sequence) implements Fact {}

    enum Answer {
        ACCEPTED,
        REJECTED,
        DONE
    }
}
