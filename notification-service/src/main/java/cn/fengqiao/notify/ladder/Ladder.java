package cn.fengqiao.notify.ladder;

import cn.fengqiao.contract.NotificationEvent.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a department climbs. A rung implies the ones a person must have passed to get there: who has seen a case had it
 * delivered, who has answered has seen it. Facts from the feeds may come in any order and any number of times; the
 * result is the same.
 */
public final class Ladder {

    private Ladder() {}

    /** A rung reached for the first time. */
    public record Step(Rung rung, Instant at) {}

    /**
     * Where the department stands now, and which rungs are new. Nothing new may still mean a change: an earlier time, or
     * a question that is open again.
     */
    public record Climb(Receipt next, List<Step> steps) {}

    public static Climb climb(Receipt receipt, Fact fact) {
        // nothing reaches a department before it is asked; clocks of two machines may say so
        Instant at = fact.at().isBefore(receipt.requestedAt()) ? receipt.requestedAt() : fact.at();
        var steps = new ArrayList<Step>();
        Receipt next = switch (fact) {
            case Fact.Delivered delivered -> reach(receipt, Rung.DELIVERED, at, steps);
            case Fact.Seen seen -> see(receipt, at, steps);
            case Fact.Answered(Fact.Answer answer, Instant when, long sequence) ->
                answer(see(receipt, at, steps), answer, at, sequence, steps);
            case Fact.AskedAgain(Instant when, long sequence) ->
                sequence <= receipt.answeredBy()
                        ? receipt
                        : receipt.with(Rung.REJECTED, null).answered(sequence);
        };
        return new Climb(next, List.copyOf(steps));
    }

    private static Receipt see(Receipt receipt, Instant at, List<Step> steps) {
        return reach(reach(receipt, Rung.DELIVERED, at, steps), Rung.SEEN, at, steps);
    }

    private static Receipt answer(Receipt receipt, Fact.Answer answer, Instant at, long sequence, List<Step> steps) {
        if (sequence <= receipt.answeredBy()) {
            return receipt;
        }
        Receipt answered = receipt.answered(sequence);
        return switch (answer) {
            case ACCEPTED -> reach(answered.with(Rung.REJECTED, null), Rung.ACCEPTED, at, steps);
            case REJECTED -> reach(answered.with(Rung.ACCEPTED, null), Rung.REJECTED, at, steps);
            case DONE -> reach(answered, Rung.DONE, at, steps);
        };
    }

    private static Receipt reach(Receipt receipt, Rung rung, Instant at, List<Step> steps) {
        @Nullable Instant known = receipt.at(rung);
        if (known == null) {
            steps.add(new Step(rung, at));
        }
        return known == null || at.isBefore(known) ? receipt.with(rung, at) : receipt;
    }
}
