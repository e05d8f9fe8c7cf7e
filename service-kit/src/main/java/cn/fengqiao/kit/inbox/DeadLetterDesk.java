package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles dead letters: replays a subject in its order, each event in a transaction of its own, or discards one that
 * stands in front. Events that only waited go on by themselves.
 */
final class DeadLetterDesk {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterDesk.class);
    private static final String ITSELF = "inbox";

    /** For what goes on by itself: nobody has agreed to anything out of turn. */
    private static final long NO_CONSENT = 0;

    /** A replay ends here; the operator presses again. A case has a few dozen events. */
    private static final int MOST_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Inbox inbox;
    private final Register register;
    private final DeadLetters letters;
    private final DeadLetterTopic deadLetterTopic;
    private final Map<String, EventHandler> handlers;

    DeadLetterDesk(
            Transactions transactions,
            Inbox inbox,
            Register register,
            DeadLetters letters,
            DeadLetterTopic deadLetterTopic,
            Map<String, EventHandler> handlers) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.register = register;
        this.letters = letters;
        this.deadLetterTopic = deadLetterTopic;
        this.handlers = Map.copyOf(handlers);
    }

    /** What came of an operator's wish. */
    sealed interface Settled {
        /**
         * @param settled how many events are through now
         * @param stoppedBy the letter that failed again, with its new error; null if none is left of the subject
         */
        record Done(int settled, @Nullable DeadLetter stoppedBy) implements Settled {}

        record NoSuchLetter() implements Settled {}

        record AlreadySettled(DeadLetter letter) implements Settled {}

        /** Only the first of a subject can be discarded, or order would be lost. */
        record NotFirst(DeadLetter first) implements Settled {}

        /** This service does not read the topic any more. */
        record NobodyListens(String topic) implements Settled {}
    }

    /** How one step went. */
    private enum Step {
        SETTLED,
        FAILED,
        /** Nothing parked is left, or the next one has not arrived. */
        OVER
    }

    /** Goes on with a subject whose parked events only waited for their turn. */
    void resume(String topic, UUID subject) {
        int settled = run(topic, subject, ITSELF, NO_CONSENT);
        LOG.info("{} parked events of a subject of {} went on by themselves", settled, topic);
    }

    /** Tries the letter and, in order, everything of its subject again. */
    Settled replay(UUID id, String by) {
        Optional<DeadLetter> found = letters.find(id);
        if (found.isEmpty()) {
            return new Settled.NoSuchLetter();
        }
        DeadLetter letter = found.get();
        String topic = letter.arrival().topic();
        if (letter.state() != DeadLetter.State.PARKED) {
            return new Settled.AlreadySettled(letter);
        }
        if (!handlers.containsKey(topic)) {
            return new Settled.NobodyListens(topic);
        }
        UUID subject = letter.subject();
        if (subject == null || letter.sequence() == null) {
            Step step = attempt(letter, () -> transactions.inTransaction(tx -> replayUnordered(tx, letter, by)));
            return step == Step.SETTLED
                    ? new Settled.Done(1, null)
                    : new Settled.Done(0, letters.find(id).orElse(letter));
        }
        int settled = run(topic, subject, by, letter.sequence());
        return new Settled.Done(settled, letters.head(topic, subject).orElse(null));
    }

    /** Gives up on an event for good and goes on with what stood behind it. */
    Settled discard(UUID id, String by, String because) {
        Settled outcome = transactions.inTransaction(tx -> {
            Optional<DeadLetter> found = letters.find(id);
            if (found.isEmpty()) {
                return new Settled.NoSuchLetter();
            }
            DeadLetter letter = found.get();
            UUID subject = letter.subject();
            Long sequence = letter.sequence();
            if (subject == null || sequence == null) {
                return letter.state() == DeadLetter.State.PARKED
                        ? settle(letter, DeadLetter.State.DISCARDED, by, because)
                        : new Settled.AlreadySettled(letter);
            }
            Register.Entry entry = register.lock(letter.arrival().topic(), subject);
            // Read again under the lock: somebody may have settled it meanwhile.
            letter = letters.find(id).orElseThrow();
            if (letter.state() != DeadLetter.State.PARKED) {
                return new Settled.AlreadySettled(letter);
            }
            DeadLetter first = letters.head(letter.arrival().topic(), subject).orElseThrow();
            if (!first.id().equals(id)) {
                return new Settled.NotFirst(first);
            }
            settle(letter, DeadLetter.State.DISCARDED, by, because);
            advance(
                    letter.arrival().topic(),
                    subject,
                    Math.max(entry.sequence(), sequence),
                    // Of two facts with one number, the one that was applied stays the known one.
                    sequence > entry.sequence() ? letter.arrival().id() : null);
            return new Settled.Done(1, null);
        });
        if (!(outcome instanceof Settled.Done)) {
            return outcome;
        }
        DeadLetter letter = letters.find(id).orElseThrow();
        UUID subject = letter.subject();
        String topic = letter.arrival().topic();
        if (subject == null || letter.sequence() == null || !handlers.containsKey(topic)) {
            return outcome;
        }
        int further = run(topic, subject, by, NO_CONSENT);
        return new Settled.Done(1 + further, letters.head(topic, subject).orElse(null));
    }

    /**
     * @param consentUpTo the sequence of the letter that the operator agreed to try. Consent to a gap or to trying poison
     *     again is for what stands in front now, not for all behind, and for nothing that came to the front only since.
     */
    private int run(String topic, UUID subject, String by, long consentUpTo) {
        int settled = 0;
        Step step = step(topic, subject, by, consentUpTo);
        while (step == Step.SETTLED && ++settled < MOST_AT_ONCE) {
            step = step(topic, subject, by, NO_CONSENT);
        }
        return settled;
    }

    private Step step(String topic, UUID subject, String by, long consentUpTo) {
        Optional<DeadLetter> first = letters.head(topic, subject);
        return first.isEmpty()
                ? transactions.inTransaction(tx -> nothingLeft(topic, subject))
                : attempt(
                        first.get(),
                        () -> transactions.inTransaction(tx -> replayFirst(tx, topic, subject, by, consentUpTo)));
    }

    private Step nothingLeft(String topic, UUID subject) {
        Register.Entry entry = register.lock(topic, subject);
        advance(topic, subject, entry.sequence(), null);
        return Step.OVER;
    }

    private Step replayFirst(OpenTransaction tx, String topic, UUID subject, String by, long consentUpTo) {
        Register.Entry entry = register.lock(topic, subject);
        DeadLetter first = letters.head(topic, subject).orElse(null);
        if (first == null) {
            advance(topic, subject, entry.sequence(), null);
            return Step.OVER;
        }
        long sequence = Objects.requireNonNull(first.sequence());
        if (sequence <= entry.sequence() && first.reason() != DeadLetter.Reason.CONFLICT) {
            // It came another way meanwhile.
            settle(first, DeadLetter.State.DISCARDED, by, "applied already");
            return Step.SETTLED;
        }
        boolean turn = sequence == entry.sequence() + 1 && first.goesOnByItself();
        if (!turn && sequence > consentUpTo) {
            return Step.OVER;
        }
        apply(tx, first);
        settle(first, DeadLetter.State.REPLAYED, by, null);
        advance(
                topic,
                subject,
                Math.max(entry.sequence(), sequence),
                first.arrival().id());
        return Step.SETTLED;
    }

    private Step replayUnordered(OpenTransaction tx, DeadLetter letter, String by) {
        apply(tx, letter);
        settle(letter, DeadLetter.State.REPLAYED, by, null);
        return Step.SETTLED;
    }

    private void apply(OpenTransaction tx, DeadLetter letter) {
        Arrival arrival = letter.arrival();
        EventHandler handler = Objects.requireNonNull(handlers.get(arrival.topic()));
        switch (arrival.read()) {
            case Arrival.Reading.Fact(EventEnvelope<Event> event) -> inbox.handle(tx, arrival, event, handler);
            case Arrival.Reading.Sign(EventEnvelope<Event> event) -> inbox.handle(tx, arrival, event, handler);
            case Arrival.Reading.Foreign foreign ->
                LOG.info("parked event of unknown type {} is skipped", foreign.type());
            case Arrival.Reading.Unreadable unreadable -> throw new IllegalArgumentException(unreadable.why());
        }
    }

    private Step attempt(DeadLetter letter, java.util.function.Supplier<Step> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) { // Handlers are not ours: whatever they throw is noted on the letter.
            if (Transience.parksNothing(e)) {
                throw e;
            }
            // What was wrong with the record itself still is.
            var reason = switch (letter.reason()) {
                case MALFORMED, CONFLICT -> letter.reason();
                case POISON, GAP, BEHIND -> DeadLetter.Reason.POISON;
            };
            transactions.<@Nullable Void>inTransaction(tx -> {
                letters.failedAgain(letter.id(), reason, e.toString());
                if (letter.reason() == DeadLetter.Reason.BEHIND) {
                    deadLetterTopic.write(tx, letter.id(), letter.arrival(), letter.subject(), reason, e.toString());
                }
                return null;
            });
            return Step.FAILED;
        }
    }

    private Settled settle(DeadLetter letter, DeadLetter.State state, String by, @Nullable String because) {
        letters.settle(letter.id(), state, by, because);
        return new Settled.Done(1, null);
    }

    /** Records how far the subject is; it is free again when nothing of it waits. */
    private void advance(String topic, UUID subject, long sequence, @Nullable String eventId) {
        register.set(
                topic, subject, sequence, eventId, letters.head(topic, subject).isPresent());
    }
}
