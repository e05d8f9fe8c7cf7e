package cn.fengqiao.cases.clock;

import cn.fengqiao.contract.Colour;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Limits and calendar of one moment: all that clocks are started and moved by. Immutable. */
public record ClockBook(ClockRules rules, WorkingCalendar calendar) {

    /** A clock that starts now, or empty when there is no such limit under that colour. */
    public Optional<Clock> start(ClockKind kind, Colour colour, Instant at) {
        return rule(kind, colour, at).map(rule -> Clock.started(rule, at, deadlines(rule, add(rule.limit(), at))));
    }

    /**
     * A clock whose end somebody else has set, as a court does; the rule only says how far it may be. That such a time is
     * over is nobody's miss, so it is not told.
     */
    Optional<Clock> startUntil(ClockKind kind, Colour colour, Instant at, Instant until) {
        return rule(kind, colour, at)
                .map(rule -> Clock.started(rule, at, deadlines(rule, new Due.At(until)))
                        .told(Level.L1));
    }

    /** The rule for a clock that starts at that moment. */
    public Optional<ClockRule> rule(ClockKind kind, Colour colour, Instant startedAt) {
        return rules.find(kind, colour, calendar.dateOf(startedAt));
    }

    /** The rule {@code clock} runs under, whatever editions came since it started. */
    public ClockRule ruleOf(Clock clock) {
        return rules.get(clock.kind(), clock.colour(), clock.ruleFrom());
    }

    /** When {@code term} is over that begins at {@code from}. */
    public Due add(Term term, Instant from) {
        int amount = term.amount();
        return switch (term.unit()) {
            case MINUTE -> new Due.At(from.plus(Duration.ofMinutes(amount)));
            case HOUR -> new Due.At(from.plus(Duration.ofHours(amount)));
            case DAY -> new Due.At(calendar.days(from, amount));
            case MONTH -> new Due.At(calendar.months(from, amount));
            case WORKING_HOUR -> calendar.after(from, Duration.ofHours(amount));
            case WORKING_DAY -> calendar.workingDays(from, amount);
            case LEGAL_DAY -> calendar.legalDays(from, amount);
            case LEGAL_WORKING_DAY -> calendar.legalWorkingDays(from, amount);
        };
    }

    /** The due time with its escalation, or what is missing to say it. */
    Deadlines deadlines(ClockRule rule, Due due) {
        return switch (due) {
            case Due.NoData none -> Deadlines.unknown(none.year());
            case Due.At(Instant at) -> {
                @Nullable Due toL2 = climbs(rule.toL2(), at);
                @Nullable Due toL1 = climbs(rule.toL1(), at);
                yield new Deadlines(
                        at, instant(toL2), instant(toL1), missing(toL2 instanceof Due.NoData ? toL2 : toL1));
            }
        };
    }

    /** What {@code rule} gives a clock with these pauses and extensions behind it. */
    Due limit(ClockRule rule, Instant from, int extensions, Duration paused) {
        Due due = add(rule.limit(), from);
        ExtensionRule extension = rule.extension();
        for (int i = 0; extension != null && i < Math.min(extensions, extension.times()); i++) {
            due = due.then(at -> extended(extension.term(), at));
        }
        return due.then(at -> moved(rule.limit(), at, paused));
    }

    /** The term is counted from the due time; a period that ends with a day goes on with the next, which is its first. */
    Due extended(Term term, Instant due) {
        return add(term, endsWithDay(term) ? due.minusNanos(1) : due);
    }

    /** The due time of a clock that stood still; a period that ends with a day still does. */
    Due moved(Term limit, Instant due, Duration paused) {
        if (paused.isZero() || !endsWithDay(limit)) {
            return new Due.At(due.plus(paused));
        }
        LocalDate last = calendar.dateOf(due.minusNanos(1).plus(paused));
        return limit.unit() == TermUnit.LEGAL_DAY ? calendar.endingOn(last) : new Due.At(calendar.endOfDay(last));
    }

    private static boolean endsWithDay(Term term) {
        return switch (term.unit()) {
            case LEGAL_DAY, LEGAL_WORKING_DAY, MONTH -> true;
            case MINUTE, HOUR, WORKING_HOUR, WORKING_DAY, DAY -> false;
        };
    }

    private @Nullable Due climbs(@Nullable Term after, Instant due) {
        return after == null ? null : add(after, due);
    }

    private static @Nullable Instant instant(@Nullable Due due) {
        return due instanceof Due.At(Instant at) ? at : null;
    }

    private static @Nullable Integer missing(@Nullable Due due) {
        return due instanceof Due.NoData none ? none.year() : null;
    }
}
