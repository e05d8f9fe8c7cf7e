package cn.fengqiao.cases.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who held one duty for one place, one after the other. A term has a beginning and no end: it ends when the next one
 * begins. So from the first appointment on there is exactly one holder at every moment; a gap and two holders at a time
 * cannot even be written down.
 *
 * @param terms in the order of their beginnings, no two at the same moment
 */
public record ResponsibilityLine(List<Term> terms) {

    /** Nobody was ever appointed. */
    public static final ResponsibilityLine EMPTY = new ResponsibilityLine(List.of());

    /**
     * From {@code since} on, that moment included, until the next term begins.
     *
     * @param official opaque id
     */
    public record Term(Instant since, UUID official) {}

    /** What became of a wish to change the line. */
    public sealed interface Decision {
        record Changed(ResponsibilityLine next) implements Decision {}

        record Refused(Refusal why) implements Decision {}
    }

    /** Why not, in the order in which it is found out. */
    public enum Refusal {
        /** A first appointment, though somebody was appointed: that takes a handover. */
        ALREADY_HELD,
        /** A handover of what nobody holds: that takes an appointment. */
        NEVER_APPOINTED,
        /** A handover is agreed and has not begun. */
        NOT_YET_BEGUN,
        /** The successor holds it already. */
        SAME_OFFICIAL
    }

    public ResponsibilityLine {
        terms = List.copyOf(terms);
        for (int i = 1; i < terms.size(); i++) {
            if (!terms.get(i - 1).since().isBefore(terms.get(i).since())) {
                throw new IllegalArgumentException("terms are not in the order of their beginnings");
            }
        }
    }

    /** Who holds it at {@code at}; empty only before the first appointment. */
    public Optional<UUID> holderAt(Instant at) {
        for (int i = terms.size() - 1; i >= 0; i--) {
            if (!terms.get(i).since().isAfter(at)) {
                return Optional.of(terms.get(i).official());
            }
        }
        return Optional.empty();
    }

    /** The term that is agreed and has not begun at {@code now}. */
    public Optional<Term> agreed(Instant now) {
        return terms.isEmpty() || !terms.getLast().since().isAfter(now)
                ? Optional.empty()
                : Optional.of(terms.getLast());
    }

    /** Whether {@code official} holds it at any moment from {@code from} on. */
    public boolean isHeldBy(UUID official, Instant from) {
        return holderAt(from).filter(official::equals).isPresent()
                || terms.stream()
                        .anyMatch(term ->
                                term.since().isAfter(from) && term.official().equals(official));
    }

    /** The first appointment. */
    public Decision appoint(UUID official, Instant since) {
        return terms.isEmpty() ? changed(official, since) : new Decision.Refused(Refusal.ALREADY_HELD);
    }

    /** Whether it could be proposed now that {@code successor} takes over. */
    public Optional<Refusal> standsAgainst(UUID successor, Instant now) {
        if (terms.isEmpty()) {
            return Optional.of(Refusal.NEVER_APPOINTED);
        }
        if (agreed(now).isPresent()) {
            return Optional.of(Refusal.NOT_YET_BEGUN);
        }
        return terms.getLast().official().equals(successor) ? Optional.of(Refusal.SAME_OFFICIAL) : Optional.empty();
    }

    /**
     * The successor accepts at {@code now}. They are responsible from the moment that was agreed on, but never from one
     * that has passed: until now it was the sender.
     */
    public Decision handOver(UUID successor, Instant moment, Instant now) {
        Optional<Refusal> refusal = standsAgainst(successor, now);
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        }
        Instant since = moment.isAfter(now) ? moment : now;
        // a clock that went back must not end a term before it began
        return terms.getLast().since().isBefore(since)
                ? changed(successor, since)
                : new Decision.Refused(Refusal.NOT_YET_BEGUN);
    }

    private Decision changed(UUID official, Instant since) {
        List<Term> next = new ArrayList<>(terms);
        next.add(new Term(since, official));
        return new Decision.Changed(new ResponsibilityLine(next));
    }
}
