package cn.fengqiao.cases.screening;

import cn.fengqiao.contract.AreaPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a visit is plausible beside the other visits of the same worker. What it finds is shown to the worker,
 * who knows why: a stairwell meeting explains six doors in ten minutes.
 */
public final class VisitPattern {

    private VisitPattern() {}

    /**
     * A visit as far as its plausibility is concerned.
     *
     * @param answers the same for the same answers; null when nobody answered
     */
    public record Sighting(
            AreaPath grid, Instant at, @Nullable String answers) {}

    /**
     * From where on it is implausible.
     *
     * @param visits at most so many within {@code within}
     * @param alike so many doors in a row with the same answers are implausible
     * @param nightFrom from this time in {@code zone} until {@code nightTo} nobody is visited
     * @param grids at most so many different ones within {@code gridsWithin}
     */
    public record Limits(
            int visits,
            Duration within,
            int alike,
            LocalTime nightFrom,
            LocalTime nightTo,
            int grids,
            Duration gridsWithin,
            ZoneId zone) {

        /** How far around a visit the others are of interest. */
        public Duration around() {
            return within.compareTo(gridsWithin) > 0 ? within : gridsWithin;
        }
    }

    /** Why {@code visit} looks implausible, in the order of the reasons; empty when it does not. */
    public static Set<Suspicion> of(Sighting visit, Collection<Sighting> others, Limits limits) {
        Set<Suspicion> suspicions = EnumSet.noneOf(Suspicion.class);
        if (crowded(visit, others, limits)) {
            suspicions.add(Suspicion.TOO_MANY);
        }
        if (alike(visit, others, limits.alike())) {
            suspicions.add(Suspicion.ALIKE);
        }
        if (night(visit.at().atZone(limits.zone()).toLocalTime(), limits)) {
            suspicions.add(Suspicion.NIGHT);
        }
        if (others.stream()
                .anyMatch(other -> other.at().getEpochSecond() == visit.at().getEpochSecond())) {
            suspicions.add(Suspicion.SAME_SECOND);
        }
        if (grids(visit, others, limits.gridsWithin()) > limits.grids()) {
            suspicions.add(Suspicion.MANY_GRIDS);
        }
        return suspicions;
    }

    /** Some span of the given length that contains the visit contains too many; phones deliver in any order. */
    private static boolean crowded(Sighting visit, Collection<Sighting> others, Limits limits) {
        List<Instant> times = Stream.concat(others.stream(), Stream.of(visit))
                .map(Sighting::at)
                .sorted()
                .toList();
        return times.stream()
                .filter(first -> holds(first, limits.within(), visit.at()))
                .anyMatch(first -> times.stream()
                                .filter(time -> holds(first, limits.within(), time))
                                .count()
                        > limits.visits());
    }

    private static boolean holds(Instant first, Duration span, Instant time) {
        return !time.isBefore(first) && time.isBefore(first.plus(span));
    }

    private static boolean alike(Sighting visit, Collection<Sighting> others, int most) {
        if (visit.answers() == null) {
            return false;
        }
        List<Sighting> before = others.stream()
                .filter(other -> other.answers() != null && !other.at().isAfter(visit.at()))
                .sorted(Comparator.comparing(Sighting::at).reversed())
                .limit(most - 1L)
                .toList();
        return before.size() == most - 1
                && before.stream().allMatch(other -> Objects.equals(other.answers(), visit.answers()));
    }

    private static boolean night(LocalTime time, Limits limits) {
        boolean late = !time.isBefore(limits.nightFrom());
        boolean early = time.isBefore(limits.nightTo());
        return limits.nightFrom().isAfter(limits.nightTo()) ? late || early : late && early;
    }

    private static int grids(Sighting visit, Collection<Sighting> others, Duration within) {
        return Stream.concat(others.stream(), Stream.of(visit))
                .filter(other -> Duration.between(other.at(), visit.at()).abs().compareTo(within) <= 0)
                .map(Sighting::grid)
                .collect(Collectors.toSet())
                .size();
    }
}
