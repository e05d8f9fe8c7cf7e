package cn.fengqiao.cases.clock;

import cn.fengqiao.contract.Colour;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deadline on its way: started, perhaps paused, extended or recoloured, and met. It keeps the edition of the rule it
 * started under, and its deadlines once they are computed; asking how it stands needs neither rules nor calendar.
 *
 * @param colour whose limit it has; null for a legal clock
 * @param ruleFrom which edition of the rule it runs under
 * @param countedFrom when its present limit began to count: later than the start when danger became known on the way
 * @param extensions how many were given
 * @param pause null while it runs
 * @param pausedBefore how long it stood still in pauses that are over
 * @param rested how long it was met before it turned out that it was not
 * @param told how far its miss has been told to others
 * @param metAt null while it waits
 */
public record Clock(
        ClockKind kind,
        @Nullable Colour colour,
        LocalDate ruleFrom,
        Instant startedAt,
        Instant countedFrom,
        Deadlines deadlines,
        int extensions,
        @Nullable Pause pause,
        Duration pausedBefore,
        Duration rested,
        Level told,
        @Nullable Instant metAt) {

    /**
     * A clock stands still.
     *
     * @param until when all the time it may stand still is used up; it has to be resumed then
     */
    public record Pause(String reason, Instant since, Instant until) {}

    static Clock started(ClockRule rule, Instant at, Deadlines deadlines) {
        return new Clock(
                rule.kind(),
                rule.colour(),
                rule.effectiveFrom(),
                at,
                at,
                deadlines,
                0,
                null,
                Duration.ZERO,
                Duration.ZERO,
                Level.NONE,
                null);
    }

    /** How it stands at {@code now}. A paused clock misses nothing. */
    public Standing asOf(Instant now) {
        if (metAt != null) {
            return new Standing(ClockState.MET, deadlines.level(metAt));
        }
        if (pause != null) {
            return new Standing(ClockState.PAUSED, Level.NONE);
        }
        Level level = deadlines.level(now);
        return new Standing(level == Level.NONE ? ClockState.RUNNING : ClockState.BREACHED, level);
    }

    /**
     * After which moment somebody has to look at it: to tell the next level of a miss, or to end a pause that has used up its
     * time. Empty for a clock that is met, has told everything, cannot be missed, or waits for a calendar.
     */
    public Optional<Instant> wakesAt() {
        if (metAt != null || !kind.canBeMissed()) {
            return Optional.empty();
        }
        return Optional.ofNullable(pause != null ? pause.until() : deadlines.beyond(told));
    }

    /** Remembers that the miss was told up to {@code level}, so that it is told once. */
    public Clock told(Level level) {
        return with(next -> next.told = level);
    }

    /** What it waited for has happened; what happens again changes nothing. */
    public Clock met(Instant at, ClockBook book) {
        return metAt != null ? this : running(at, book).with(next -> next.metAt = at);
    }

    /**
     * What it waited for has not happened after all: it runs again with what was left of its time, as if it had stood still
     * since. This is no pause and uses none up; a clock that was met too late has nothing left.
     */
    public Clock again(Instant at, ClockBook book) {
        Instant met = metAt;
        if (met == null) {
            return this;
        }
        Duration stood = at.isAfter(met) ? Duration.between(met, at) : Duration.ZERO;
        ClockRule rule = book.ruleOf(this);
        Instant due = deadlines.due();
        return with(next -> {
            next.metAt = null;
            next.rested = rested.plus(stood);
            if (due != null) {
                next.deadlines = book.deadlines(rule, book.moved(rule.limit(), due, stood));
            }
        });
    }

    /** 挂起. Refused when all the time it may stand still is used up. */
    public ClockDecision pause(String reason, Instant at, ClockBook book) {
        PauseRule rule = book.ruleOf(this).pause();
        Instant due = deadlines.due();
        if (metAt != null) {
            return refused(new ClockRefusal.Ended(metAt));
        }
        if (rule == null) {
            return refused(new ClockRefusal.NeverPaused(kind));
        }
        if (pause != null) {
            return refused(new ClockRefusal.AlreadyPaused(pause.reason(), pause.since()));
        }
        if (due == null) {
            return refused(calendarMissing());
        }
        if (at.isAfter(due)) {
            return refused(new ClockRefusal.TimeOver(due));
        }
        if (!rule.reasons().contains(reason)) {
            return refused(new ClockRefusal.UnknownReason(reason, rule.reasons()));
        }
        return paused(rule, reason, at)
                .<ClockDecision>map(ClockDecision.Changed::new)
                .orElseGet(() -> refused(new ClockRefusal.PausesUsedUp(rule.most())));
    }

    /** 恢复. The deadlines move by the time it stood still, and by no more than was left of what it may. */
    public ClockDecision resume(Instant at, ClockBook book) {
        if (metAt != null) {
            return refused(new ClockRefusal.Ended(metAt));
        }
        return pause == null ? refused(new ClockRefusal.NotPaused()) : new ClockDecision.Changed(running(at, book));
    }

    /** 延期, counted from the due time and given before it. */
    public ClockDecision extend(Consent consent, Instant at, ClockBook book) {
        ClockRule rule = book.ruleOf(this);
        ExtensionRule extension = rule.extension();
        Instant due = deadlines.due();
        if (metAt != null) {
            return refused(new ClockRefusal.Ended(metAt));
        }
        if (extension == null) {
            return refused(new ClockRefusal.NeverExtended(kind));
        }
        if (due == null) {
            return refused(calendarMissing());
        }
        if (pause == null && at.isAfter(due)) {
            return refused(new ClockRefusal.TimeOver(due));
        }
        if (extensions >= extension.times()) {
            return refused(new ClockRefusal.ExtensionsUsedUp(extension.times()));
        }
        if (extension.consentOfBoth() && consent != Consent.OF_BOTH) {
            return refused(new ClockRefusal.ConsentMissing());
        }
        return new ClockDecision.Changed(with(next -> {
            next.extensions++;
            next.deadlines = book.deadlines(rule, book.extended(extension.term(), due));
        }));
    }

    /**
     * The clock after the colour changed on the way. More danger shortens it, counted from the moment the danger became
     * known, but not from before the clock started, and never lengthens it; less danger gives what the lower colour would
     * have given from the start. A colour without such a limit leaves it as it is.
     */
    public Clock recoloured(Colour to, Instant at, ClockBook book) {
        if (metAt != null || colour == null || colour == to) {
            return this;
        }
        boolean rise = to.compareTo(colour) > 0;
        return book.rule(kind, to, startedAt)
                .map(rule -> {
                    Clock awake = running(at, book);
                    Clock timed = rise ? awake.sooner(rule, at, book) : awake.anew(rule, book);
                    return timed.pausedAs(pause, rule, at).toldNoMoreThan(at);
                })
                .orElse(this);
    }

    /** The clock after a year was entered in the calendar; unchanged where nothing was missing or still is. */
    public Clock completed(ClockBook book) {
        if (deadlines.missingYear() == null) {
            return this;
        }
        ClockRule rule = book.ruleOf(this);
        Instant due = deadlines.due();
        boolean fromTheStart = countedFrom.equals(startedAt);
        Due completed = due != null
                ? new Due.At(due)
                : book.limit(
                        rule, countedFrom, fromTheStart ? extensions : 0, fromTheStart ? stoodStill() : Duration.ZERO);
        return with(next -> next.deadlines = book.deadlines(rule, completed));
    }

    /** Running again if it was paused. */
    private Clock running(Instant at, ClockBook book) {
        if (pause == null) {
            return this;
        }
        Instant end = at.isBefore(pause.until()) ? at : pause.until();
        Duration stood = end.isAfter(pause.since()) ? Duration.between(pause.since(), end) : Duration.ZERO;
        ClockRule rule = book.ruleOf(this);
        Instant due = deadlines.due();
        return with(next -> {
            next.pause = null;
            next.pausedBefore = pausedBefore.plus(stood);
            if (due != null) {
                next.deadlines = book.deadlines(rule, book.moved(rule.limit(), due, stood));
            }
        });
    }

    private Optional<Clock> paused(PauseRule rule, String reason, Instant at) {
        Duration left = rule.cap().minus(pausedBefore);
        return left.isPositive()
                ? Optional.of(with(next -> next.pause = new Pause(reason, at, at.plus(left))))
                : Optional.empty();
    }

    /** Paused as before, as far as the rule of the new colour lets it. */
    private Clock pausedAs(@Nullable Pause before, ClockRule rule, Instant at) {
        PauseRule allowed = rule.pause();
        Instant due = deadlines.due();
        if (before == null
                || allowed == null
                || !allowed.reasons().contains(before.reason())
                || !at.isBefore(before.until())
                || due == null
                || at.isAfter(due)) {
            return this;
        }
        return paused(allowed, before.reason(), at).orElse(this);
    }

    private Clock sooner(ClockRule rule, Instant at, ClockBook book) {
        Instant counted = at.isAfter(startedAt) ? at : startedAt;
        Instant before = deadlines.due();
        // what runs into an unknown year is later than what does not
        Due due = switch (book.add(rule.limit(), counted)) {
            case Due.At(Instant fresh) -> new Due.At(before != null && before.isBefore(fresh) ? before : fresh);
            case Due.NoData none -> before != null ? new Due.At(before) : none;
        };
        return under(rule, counted, book.deadlines(rule, due));
    }

    private Clock anew(ClockRule rule, ClockBook book) {
        return under(rule, startedAt, book.deadlines(rule, book.limit(rule, startedAt, extensions, stoodStill())));
    }

    private Clock under(ClockRule rule, Instant counted, Deadlines timed) {
        return with(next -> {
            next.colour = rule.colour();
            next.ruleFrom = rule.effectiveFrom();
            next.countedFrom = counted;
            next.deadlines = timed;
        });
    }

    private Duration stoodStill() {
        return pausedBefore.plus(rested);
    }

    /** A miss that is none under the new colour can be missed again. */
    private Clock toldNoMoreThan(Instant at) {
        Level level = deadlines.level(at);
        return level.compareTo(told) < 0 ? told(level) : this;
    }

    private ClockRefusal calendarMissing() {
        Integer year = deadlines.missingYear();
        if (year == null) {
            throw new IllegalStateException("a clock without a due time says which year is missing: " + this);
        }
        return new ClockRefusal.CalendarMissing(year);
    }

    private static ClockDecision refused(ClockRefusal why) {
        return new ClockDecision.Refused(why);
    }

    private interface Change {
        void of(Changing next);
    }

    private Clock with(Change change) {
        var next = new Changing(this);
        change.of(next);
        return new Clock(
                kind,
                next.colour,
                next.ruleFrom,
                startedAt,
                next.countedFrom,
                next.deadlines,
                next.extensions,
                next.pause,
                next.pausedBefore,
                next.rested,
                next.told,
                next.metAt);
    }

    /** What changes in the life of a clock. */
    private static final class Changing {
        private @Nullable Colour colour;
        private LocalDate ruleFrom;
        private Instant countedFrom;
        private Deadlines deadlines;
        private int extensions;
        private @Nullable Pause pause;
        private Duration pausedBefore;
        private Duration rested;
        private Level told;
        private @Nullable Instant metAt;

        Changing(Clock of) {
            colour = of.colour;
            ruleFrom = of.ruleFrom;
            countedFrom = of.countedFrom;
            deadlines = of.deadlines;
            extensions = of.extensions;
            pause = of.pause;
            pausedBefore = of.pausedBefore;
            rested = of.rested;
            told = of.told;
            metAt = of.metAt;
        }
    }
}
