package cn.fengqiao.cases.protecting;

import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.Due;
import cn.fengqiao.cases.dispute.Watched;
import cn.fengqiao.cases.protecting.Protection.Note;
import cn.fengqiao.cases.protecting.Protection.State;
import cn.fengqiao.cases.protecting.Protection.Words;
import cn.fengqiao.contract.CaseProgress.ProtectionKind;
import cn.fengqiao.contract.CaseProgress.ProtectionStep;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with what protects somebody, and what time does to it. A court decides in 72 hours, in 24 when it is
 * urgent (反家庭暴力法 §28); an order is in force for six months at most from the decision and can be revoked, changed or
 * prolonged before it ends (§30); each prolongation adds six months at most.
 */
public final class Protecting {

    /** On one case, and notes of one of them: more nobody keeps an eye on. */
    public static final int MOST = 50;

    /** What is in force by the word of an office and not of a court is looked at anew after a year. */
    private static final int LONGEST_YEARS = 1;

    /** Before it ends, but not before half of it is over. */
    private static final Duration WARNED_BEFORE = Duration.ofDays(15);

    private Protecting() {}

    /** Who writes it down, and when. */
    public record By(String name, Department department, Instant at, ClockBook book) {
        LocalDate today() {
            return book.calendar().dateOf(at);
        }

        Note note(ProtectionStep step, @Nullable LocalDate on, @Nullable LocalDate until, @Nullable String text) {
            return new Note(step, at, name, department, on, until, text);
        }
    }

    /** What became of a step. */
    public sealed interface Outcome {}

    /** @param at when it happened, which may lie before it was written down */
    public record Taken(Protection next, ProtectionStep step, Instant at) implements Outcome {}

    public record Refused(ProtectionRefusal why) implements Outcome {}

    /** What a court is asked for. */
    public record Application(
            String applicant,
            boolean urgent,
            Instant acceptedAt,
            String protects,
            String against,
            String court,
            @Nullable String measures,
            @Nullable String note) {}

    /** A court was asked for an order and took the application. */
    public static Outcome apply(UUID id, Application asked, By by) {
        if (asked.acceptedAt().isAfter(by.at())) {
            return refused(new ProtectionRefusal.InFuture("acceptedAt"));
        }
        LocalDate on = by.book().calendar().dateOf(asked.acceptedAt());
        var words = new Words(asked.protects(), asked.against(), asked.court(), asked.measures(), List.of());
        var applied = new Protection(
                id,
                ProtectionKind.ORDER,
                null,
                State.APPLIED,
                asked.applicant(),
                asked.urgent(),
                asked.acceptedAt(),
                null,
                null,
                null,
                null,
                null,
                false,
                0,
                words);
        return taken(
                applied.noted(by.note(ProtectionStep.APPLIED, on, null, asked.note())),
                ProtectionStep.APPLIED,
                by.at());
    }

    /**
     * What is in force by the word of an office.
     *
     * @param code of a duty; null for a warning letter
     * @param on the day it begins: a letter, the day it was delivered
     * @param until the last day somebody looks after it
     */
    public record Undertaking(
            @Nullable String code,
            String protects,
            @Nullable String against,
            @Nullable String authority,
            @Nullable String measures,
            LocalDate on,
            LocalDate until,
            @Nullable String note) {}

    /** A warning letter was delivered. */
    public static Outcome deliver(UUID id, Undertaking letter, By by) {
        return undertake(id, ProtectionKind.LETTER, ProtectionStep.DELIVERED, letter, by);
    }

    /** Another duty began. */
    public static Outcome begin(UUID id, Undertaking duty, By by) {
        return undertake(id, ProtectionKind.DUTY, ProtectionStep.BEGUN, duty, by);
    }

    private static Outcome undertake(UUID id, ProtectionKind kind, ProtectionStep step, Undertaking asked, By by) {
        Optional<ProtectionRefusal> wrong = notYet("on", asked.on(), by)
                .or(() -> span(asked.on(), asked.until(), asked.on().plusYears(LONGEST_YEARS)));
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        var words = new Words(asked.protects(), asked.against(), asked.authority(), asked.measures(), List.of());
        var begun = new Protection(
                id,
                kind,
                asked.code(),
                State.IN_FORCE,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                0,
                words);
        return taken(
                lasting(begun, asked.on(), asked.until(), by)
                        .noted(by.note(step, asked.on(), asked.until(), asked.note())),
                step,
                by.at());
    }

    /** How a court decided, or that it need not. */
    public enum Decided {
        GRANTED,
        REFUSED,
        WITHDRAWN
    }

    /**
     * An application was decided on.
     *
     * @param until the last day of an order that was granted, and of no other
     */
    public static Outcome decide(
            Protection before,
            Decided how,
            Instant at,
            @Nullable LocalDate until,
            @Nullable String measures,
            @Nullable String note,
            By by) {
        Optional<ProtectionRefusal> wrong =
                ProtectionAction.DECIDE.against(before).or(() -> decidable(before, how, at, until, by));
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        LocalDate on = by.book().calendar().dateOf(at);
        ProtectionStep step = switch (how) {
            case GRANTED -> ProtectionStep.GRANTED;
            case REFUSED -> ProtectionStep.REFUSED;
            case WITHDRAWN -> ProtectionStep.WITHDRAWN;
        };
        Protection decided = before.decided(at).noted(by.note(step, on, until, note));
        Protection next = switch (how) {
            case GRANTED ->
                lasting(decided.in(State.IN_FORCE).measured(measures), on, Objects.requireNonNull(until), by);
            case REFUSED -> decided.in(State.REFUSED);
            case WITHDRAWN -> decided.in(State.WITHDRAWN);
        };
        return taken(next, step, at);
    }

    private static Optional<ProtectionRefusal> decidable(
            Protection before, Decided how, Instant at, @Nullable LocalDate until, By by) {
        if (at.isAfter(by.at())) {
            return no(new ProtectionRefusal.InFuture("decidedAt"));
        }
        Instant accepted = before.acceptedAt();
        if (accepted != null && at.isBefore(accepted)) {
            return no(new ProtectionRefusal.TooEarly(
                    "decidedAt", by.book().calendar().dateOf(accepted)));
        }
        if (how != Decided.GRANTED) {
            return until == null ? Optional.empty() : no(new ProtectionRefusal.NotAsked("until"));
        }
        if (until == null) {
            return no(new ProtectionRefusal.Missing("until"));
        }
        return span(by.book().calendar().dateOf(at), until, longest(at, by.book()));
    }

    /** In force for longer; said before it ends. */
    public static Outcome prolong(Protection before, LocalDate on, LocalDate until, @Nullable String note, By by) {
        Optional<ProtectionRefusal> wrong =
                ProtectionAction.PROLONG.against(before).or(() -> sinceItsBegin(before, on, by));
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        LocalDate last = Objects.requireNonNull(before.until());
        LocalDate latest = before.kind() == ProtectionKind.ORDER
                ? longest(Objects.requireNonNull(before.endsAt()).minusNanos(1), by.book())
                : last.plusYears(LONGEST_YEARS);
        return span(last.plusDays(1), until, latest)
                .<Outcome>map(Protecting::refused)
                .orElseGet(() -> taken(
                        lasting(before, Objects.requireNonNull(before.from()), until, by)
                                .noted(by.note(ProtectionStep.PROLONGED, on, until, note)),
                        ProtectionStep.PROLONGED,
                        by.at()));
    }

    /** What is forbidden or done is another thing from now on. */
    public static Outcome change(Protection before, LocalDate on, String measures, @Nullable String note, By by) {
        return ProtectionAction.CHANGE
                .against(before)
                .or(() -> sinceItsBegin(before, on, by))
                .<Outcome>map(Protecting::refused)
                .orElseGet(() -> taken(
                        before.measured(measures).noted(by.note(ProtectionStep.CHANGED, on, null, note)),
                        ProtectionStep.CHANGED,
                        by.at()));
    }

    /** It ended before its day. */
    public static Outcome revoke(Protection before, LocalDate on, String note, By by) {
        return ProtectionAction.REVOKE
                .against(before)
                .or(() -> sinceItsBegin(before, on, by))
                .<Outcome>map(Protecting::refused)
                .orElseGet(() -> taken(
                        before.in(State.REVOKED).noted(by.note(ProtectionStep.REVOKED, on, null, note)),
                        ProtectionStep.REVOKED,
                        by.at()));
    }

    /** Somebody acted against an order or a letter while it was in force; also when that becomes known later. */
    public static Outcome breach(Protection before, LocalDate on, String note, By by) {
        return ProtectionAction.BREACH
                .against(before)
                .or(() -> sinceItsBegin(before, on, by))
                .or(() -> on.isAfter(Objects.requireNonNull(before.until()))
                        ? no(new ProtectionRefusal.TooLate("on", before.until()))
                        : Optional.empty())
                .<Outcome>map(Protecting::refused)
                .orElseGet(() -> taken(
                        before.breached().noted(by.note(ProtectionStep.BREACHED, on, null, note)),
                        ProtectionStep.BREACHED,
                        by.at()));
    }

    /** What time has done to it by {@code now}; each step is said once. */
    public static Optional<Taken> passed(Protection before, Instant now) {
        Instant ends = before.endsAt();
        Instant warn = before.warnAt();
        if (before.state() != State.IN_FORCE || ends == null) {
            return Optional.empty();
        }
        if (!now.isBefore(ends)) {
            return Optional.of(new Taken(before.in(State.EXPIRED), ProtectionStep.EXPIRED, ends));
        }
        return before.warned() || warn == null || now.isBefore(warn)
                ? Optional.empty()
                : Optional.of(new Taken(before.toldThatItEnds(), ProtectionStep.ENDING, now));
    }

    /** What the clocks of a case stand for. */
    public static List<Watched> watched(Collection<Protection> all) {
        return all.stream().flatMap(Protecting::watched).toList();
    }

    private static Stream<Watched> watched(Protection each) {
        Instant accepted = each.acceptedAt();
        Instant decided = each.decidedAt();
        if (each.state() == State.APPLIED && accepted != null) {
            ClockKind kind = each.urgent() ? ClockKind.PROTECTION_ORDER_URGENT : ClockKind.PROTECTION_ORDER;
            return Stream.of(new Watched(kind, accepted, null));
        }
        return each.kind() == ProtectionKind.ORDER && each.state() == State.IN_FORCE && decided != null
                ? Stream.of(new Watched(ClockKind.PROTECTION_ORDER_VALIDITY, decided, each.endsAt()))
                : Stream.empty();
    }

    /** The last day an order can be in force that begins, or goes on, at {@code from}. */
    private static LocalDate longest(Instant from, ClockBook book) {
        Due due = book.rule(ClockKind.PROTECTION_ORDER_VALIDITY, Colour.NONE, from)
                .map(rule -> book.add(rule.limit(), from))
                .orElseThrow(() -> new IllegalStateException("no limit of a protection order at " + from));
        return switch (due) {
            case Due.At(Instant end) -> book.calendar().dateOf(end.minusNanos(1));
            case Due.NoData none ->
                throw new IllegalStateException("the limit of a protection order needs no calendar: " + none.year());
        };
    }

    private static Protection lasting(Protection before, LocalDate from, LocalDate until, By by) {
        Instant ends = by.book().calendar().endOfDay(until);
        Instant starts = by.book().calendar().endOfDay(from.minusDays(1));
        Duration half = Duration.between(starts, ends).dividedBy(2);
        Duration early = half.compareTo(WARNED_BEFORE) < 0 ? half : WARNED_BEFORE;
        return before.during(from, until, ends, ends.minus(early));
    }

    private static Optional<ProtectionRefusal> sinceItsBegin(Protection before, LocalDate on, By by) {
        LocalDate from = Objects.requireNonNull(before.from());
        return on.isBefore(from) ? no(new ProtectionRefusal.TooEarly("on", from)) : notYet("on", on, by);
    }

    private static Optional<ProtectionRefusal> notYet(String field, LocalDate day, By by) {
        return day.isAfter(by.today()) ? no(new ProtectionRefusal.InFuture(field)) : Optional.empty();
    }

    private static Optional<ProtectionRefusal> span(LocalDate earliest, LocalDate until, LocalDate latest) {
        if (until.isBefore(earliest)) {
            return no(new ProtectionRefusal.TooEarly("until", earliest));
        }
        return until.isAfter(latest) ? no(new ProtectionRefusal.TooLate("until", latest)) : Optional.empty();
    }

    private static Optional<ProtectionRefusal> no(ProtectionRefusal why) {
        return Optional.of(why);
    }

    private static Outcome refused(ProtectionRefusal why) {
        return new Refused(why);
    }

    private static Outcome taken(Protection next, ProtectionStep step, Instant at) {
        return new Taken(next, step, at);
    }
}
