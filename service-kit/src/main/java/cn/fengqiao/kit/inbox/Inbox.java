package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.observe.Traces;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies one arrival inside a transaction that the caller opened, or parks it there. */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Register register;
    private final DeadLetters letters;
    private final DeadLetterTopic deadLetterTopic;
    private final Traces traces;

    /** A subject whose parked events may go on now. */
    record Waiting(String topic, UUID subject) {}

    /** What became of an arrival. */
    enum Outcome {
        APPLIED,
        DUPLICATE,
        UNKNOWN_TYPE,
        PARKED,
        /** Parked, because its number was that of another event. */
        CONFLICT
    }

    /**
     * @param waiting a subject to be resumed after the commit
     */
    record Result(Outcome outcome, @Nullable Waiting waiting) {
        static Result of(Outcome outcome) {
            return new Result(outcome, null);
        }
    }

    Inbox(Register register, DeadLetters letters, DeadLetterTopic deadLetterTopic, Traces traces) {
        this.register = register;
        this.letters = letters;
        this.deadLetterTopic = deadLetterTopic;
        this.traces = traces;
    }

    Result accept(OpenTransaction tx, Arrival arrival, EventHandler handler) {
        return switch (arrival.read()) {
            case Arrival.Reading.Sign(EventEnvelope<Event> event) -> {
                handle(tx, arrival, event, handler);
                yield Result.of(Outcome.APPLIED);
            }
            case Arrival.Reading.Fact(EventEnvelope<Event> event) ->
                inOrder(
                        tx,
                        arrival,
                        event.subject(),
                        event.sequence(),
                        Outcome.APPLIED,
                        () -> handle(tx, arrival, event, handler));
            case Arrival.Reading.Foreign(String type, UUID subject, long sequence) ->
                inOrder(tx, arrival, subject, sequence, Outcome.UNKNOWN_TYPE, () -> {});
            case Arrival.Reading.Unreadable unreadable ->
                reject(tx, arrival, DeadLetter.Reason.MALFORMED, unreadable.why(), 1);
        };
    }

    /**
     * Parks an arrival that cannot be applied, unless it is not its turn anyway.
     *
     * @param attempts how often it was tried
     */
    Result reject(OpenTransaction tx, Arrival arrival, DeadLetter.Reason reason, String error, int attempts) {
        return switch (arrival.read()) {
            case Arrival.Reading.Fact(EventEnvelope<Event> event) ->
                rejectInOrder(tx, arrival, event.subject(), event.sequence(), reason, error, attempts);
            case Arrival.Reading.Foreign(String type, UUID subject, long sequence) ->
                rejectInOrder(tx, arrival, subject, sequence, reason, error, attempts);
            case Arrival.Reading.Unreadable(String why, UUID subject, Long sequence)
            when subject != null && sequence != null ->
                rejectInOrder(tx, arrival, subject, sequence, reason, error, attempts);
            case Arrival.Reading.Unreadable unreadable ->
                park(tx, arrival, unreadable.subject(), null, reason, error, attempts);
            case Arrival.Reading.Sign(EventEnvelope<Event> event) ->
                park(tx, arrival, event.subject(), null, reason, error, attempts);
        };
    }

    private Result inOrder(
            OpenTransaction tx, Arrival arrival, UUID subject, long sequence, Outcome done, Runnable effect) {
        if (register.take(arrival.topic(), subject, sequence, arrival.id())) {
            effect.run();
            return Result.of(done);
        }
        Register.Entry entry = register.lock(arrival.topic(), subject);
        return switch (place(arrival, subject, sequence, entry)) {
            case NEXT -> {
                register.set(arrival.topic(), subject, sequence, arrival.id(), entry.parked());
                effect.run();
                yield new Result(done, resumable(arrival, subject, sequence, entry));
            }
            case DUPLICATE -> new Result(Outcome.DUPLICATE, resumable(arrival, subject, entry.sequence(), entry));
            case CONFLICT -> conflict(tx, arrival, subject, sequence, entry);
            case GAP ->
                park(
                        tx,
                        arrival,
                        subject,
                        sequence,
                        DeadLetter.Reason.GAP,
                        "event " + (entry.sequence() + 1) + " has not arrived",
                        0);
            case BEHIND -> behind(tx, arrival, subject, sequence, entry);
        };
    }

    private Result rejectInOrder(
            OpenTransaction tx,
            Arrival arrival,
            UUID subject,
            long sequence,
            DeadLetter.Reason reason,
            String error,
            int attempts) {
        Register.Entry entry = register.lock(arrival.topic(), subject);
        return switch (place(arrival, subject, sequence, entry)) {
            case DUPLICATE -> Result.of(Outcome.DUPLICATE);
            case CONFLICT -> conflict(tx, arrival, subject, sequence, entry);
            case BEHIND -> behind(tx, arrival, subject, sequence, entry);
            case NEXT, GAP -> park(tx, arrival, subject, sequence, reason, error, attempts);
        };
    }

    /** Two facts with one number: the writer's history and ours are not the same any more. A person has to look. */
    private Result conflict(OpenTransaction tx, Arrival arrival, UUID subject, long sequence, Register.Entry entry) {
        String error = "event %s has the number of event %s".formatted(arrival.id(), entry.eventId());
        LOG.error("{} {}: {}; was there a failover?", arrival.topic(), sequence, error);
        park(tx, arrival, subject, sequence, DeadLetter.Reason.CONFLICT, error, 0);
        return Result.of(Outcome.CONFLICT);
    }

    private Result behind(OpenTransaction tx, Arrival arrival, UUID subject, long sequence, Register.Entry entry) {
        Result parked = park(
                tx,
                arrival,
                subject,
                sequence,
                DeadLetter.Reason.BEHIND,
                "an earlier event of the subject is parked",
                0);
        return new Result(parked.outcome(), resumable(arrival, subject, entry.sequence(), entry));
    }

    private Result park(
            OpenTransaction tx,
            Arrival arrival,
            @Nullable UUID subject,
            @Nullable Long sequence,
            DeadLetter.Reason reason,
            String error,
            int attempts) {
        Optional<UUID> letter = letters.park(arrival, subject, sequence, reason, error, attempts);
        if (subject != null && sequence != null) {
            Register.Entry entry = register.lock(arrival.topic(), subject);
            register.set(arrival.topic(), subject, entry.sequence(), null, true);
        }
        if (letter.isPresent() && reason != DeadLetter.Reason.BEHIND) {
            deadLetterTopic.write(tx, letter.get(), arrival, subject, reason, error);
        }
        return Result.of(Outcome.PARKED);
    }

    private Register.Place place(Arrival arrival, UUID subject, long sequence, Register.Entry entry) {
        Optional<Long> first =
                entry.parked() ? letters.head(arrival.topic(), subject).map(DeadLetter::sequence) : Optional.empty();
        return Register.place(entry, sequence, arrival.id(), first);
    }

    private @Nullable Waiting resumable(Arrival arrival, UUID subject, long applied, Register.Entry entry) {
        if (!entry.parked()) {
            return null;
        }
        boolean turn = letters.head(arrival.topic(), subject)
                .filter(DeadLetter::goesOnByItself)
                .map(DeadLetter::sequence)
                .filter(sequence -> sequence <= applied + 1)
                .isPresent();
        return turn ? new Waiting(arrival.topic(), subject) : null;
    }

    /** Calls the handler in the trace of whoever caused the event. */
    void handle(OpenTransaction tx, Arrival arrival, EventEnvelope<Event> event, EventHandler handler) {
        traces.<@Nullable Void>continuing(arrival.traceparent(), "inbox " + arrival.topic(), () -> {
            try (var line = CaseInLog.of(event.subject())) {
                handler.handle(tx, event);
            }
            return null;
        });
    }
}
