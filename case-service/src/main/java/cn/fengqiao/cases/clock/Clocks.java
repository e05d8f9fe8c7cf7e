package cn.fengqiao.cases.clock;

import cn.fengqiao.contract.Colour;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clocks of one case, at most one of each kind. Immutable. */
public final class Clocks {

    public static final Clocks NONE = new Clocks(Map.of());

    private final Map<ClockKind, Clock> byKind;

    private Clocks(Map<ClockKind, Clock> clocks) {
        Map<ClockKind, Clock> sorted = new EnumMap<>(ClockKind.class);
        sorted.putAll(clocks);
        byKind = Collections.unmodifiableMap(sorted);
    }

    /** Of two of a kind the later one stays. */
    public static Clocks of(Collection<Clock> clocks) {
        Map<ClockKind, Clock> byKind = new EnumMap<>(ClockKind.class);
        clocks.forEach(clock -> byKind.put(clock.kind(), clock));
        return new Clocks(byKind);
    }

    /** In the order of kinds. */
    public Collection<Clock> all() {
        return byKind.values();
    }

    public Optional<Clock> find(ClockKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /** With {@code clock} in the place of the one of its kind. */
    public Clocks with(Clock clock) {
        Map<ClockKind, Clock> next = new EnumMap<>(ClockKind.class);
        next.putAll(byKind);
        next.put(clock.kind(), clock);
        return new Clocks(next);
    }

    public Clocks without(ClockKind kind) {
        Map<ClockKind, Clock> next = new EnumMap<>(ClockKind.class);
        next.putAll(byKind);
        next.remove(kind);
        return new Clocks(next);
    }

    /** With a clock that starts now, where there is such a limit; one of its kind that ran before is replaced. */
    public Clocks started(ClockKind kind, Colour colour, Instant at, ClockBook book) {
        return book.start(kind, colour, at).map(this::with).orElse(this);
    }

    /** With a clock that somebody else has set the end of; it is not missed, it is over. */
    public Clocks startedUntil(ClockKind kind, Colour colour, Instant at, Instant until, ClockBook book) {
        return book.startUntil(kind, colour, at, until).map(this::with).orElse(this);
    }

    /** With what that clock waited for happened. */
    public Clocks met(ClockKind kind, Instant at, ClockBook book) {
        return find(kind).map(clock -> with(clock.met(at, book))).orElse(this);
    }

    public Clocks recoloured(Colour to, Instant at, ClockBook book) {
        return each(clock -> clock.recoloured(to, at, book));
    }

    public Clocks completed(ClockBook book) {
        return each(clock -> clock.completed(book));
    }

    /** The house clock that is due first of those that run; what is paused or waits for a calendar is not due. */
    public Optional<Clock> next() {
        return byKind.values().stream()
                .filter(clock -> clock.kind().house() && clock.metAt() == null && clock.pause() == null)
                .flatMap(clock ->
                        Optional.ofNullable(clock.deadlines().due()).map(due -> Map.entry(due, clock)).stream())
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    /** After which moment somebody has to look at one of them. */
    public Optional<Instant> wakesAt() {
        return byKind.values().stream()
                .flatMap(clock -> clock.wakesAt().stream())
                .min(Comparator.naturalOrder());
    }

    /** The first year that has to be entered before all deadlines of clocks that still wait are known. */
    public Optional<Integer> missingYear() {
        return byKind.values().stream()
                .filter(clock -> clock.metAt() == null)
                .flatMap(clock -> Stream.ofNullable(clock.deadlines().missingYear()))
                .min(Comparator.naturalOrder());
    }

    private Clocks each(UnaryOperator<Clock> change) {
        Map<ClockKind, Clock> next = new EnumMap<>(ClockKind.class);
        byKind.forEach((kind, clock) -> next.put(kind, change.apply(clock)));
        return new Clocks(next);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Clocks clocks && byKind.equals(clocks.byKind);
    }

    @Override
    public int hashCode() {
        return byKind.hashCode();
    }

    @Override
    public String toString() {
        return byKind.values().toString();
    }
}
