package cn.fengqiao.cases.appointment;

import cn.fengqiao.contract.AreaPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which studios suit a dispute, with the points and why: those that serve the place before all others, best first. The same question on the same facts is answered the
 * same way; studios of equal points stand in the order in which they were opened.
 *
 * <p>A skill that fits the dispute gives up to {@value #SKILL} points and is needed to be named at all; covering the place
 * {@value #PLACE}; a slot within a day {@value #SOON}, fewer the longer one waits; a week of which nothing is booked yet
 * {@value #IDLE}.
 */
public final class Suitability {

    static final int SKILL = 50;
    static final int PLACE = 25;
    static final int SOON = 15;
    static final int IDLE = 10;

    private static final int HUNDRED = 100;

    private Suitability() {}

    /**
     * What is looked for.
     *
     * @param fits how well a skill fits the type of the dispute, in percent
     */
    public record Need(AreaPath area, Map<String, Integer> fits) {}

    /**
     * A studio that might do.
     *
     * @param next the first free slot, if there is one in sight
     * @param places appointments there can be this week
     * @param booked those that are taken
     */
    public record Candidate(
            UUID studio,
            List<String> skills,
            List<AreaPath> covers,
            @Nullable Slot next,
            int places,
            int booked) {}

    /** Why a studio has points, or has none for something. */
    public sealed interface Reason {
        int points();

        record SkillFits(String skill, int points) implements Reason {}

        record CoversPlace(int points) implements Reason {}

        record DoesNotCoverPlace() implements Reason {
            @Override
            public int points() {
                return 0;
            }
        }

        record NextFree(Slot slot, int points) implements Reason {}

        record NothingFree() implements Reason {
            @Override
            public int points() {
                return 0;
            }
        }

        /** @param booked of a hundred appointments there can be this week */
        record Load(int booked, int points) implements Reason {}
    }

    public record Match(UUID studio, int points, List<Reason> reasons) {
        boolean coversPlace() {
            return reasons.stream().anyMatch(Reason.CoversPlace.class::isInstance);
        }
    }

    /** The studios that suit, best first. */
    public static List<Match> rank(Need need, Collection<Candidate> candidates, Instant now) {
        return candidates.stream()
                .flatMap(candidate -> match(need, candidate, now).stream())
                .sorted(Comparator.comparing(Match::coversPlace)
                        .thenComparing(Match::points)
                        .reversed()
                        .thenComparing(Match::studio))
                .toList();
    }

    private static Optional<Match> match(Need need, Candidate candidate, Instant now) {
        return skill(need, candidate).map(skill -> {
            List<Reason> reasons = Stream.of(skill, place(need, candidate), next(candidate, now), load(candidate))
                    .toList();
            return new Match(
                    candidate.studio(),
                    reasons.stream().mapToInt(Reason::points).sum(),
                    reasons);
        });
    }

    private static Optional<Reason> skill(Need need, Candidate candidate) {
        return candidate.skills().stream()
                .filter(skill -> need.fits().getOrDefault(skill, 0) > 0)
                .min(Comparator.<String>comparingInt(skill -> -need.fits().getOrDefault(skill, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .map(skill -> new Reason.SkillFits(skill, SKILL * need.fits().getOrDefault(skill, 0) / HUNDRED));
    }

    private static Reason place(Need need, Candidate candidate) {
        return candidate.covers().stream().anyMatch(area -> area.covers(need.area()))
                ? new Reason.CoversPlace(PLACE)
                : new Reason.DoesNotCoverPlace();
    }

    private static Reason next(Candidate candidate, Instant now) {
        Slot next = candidate.next();
        if (next == null) {
            return new Reason.NothingFree();
        }
        // a point less for each day one waits, after the first
        long days = Math.max(0, Duration.between(now, next.start()).toDays());
        return new Reason.NextFree(next, (int) Math.max(1, SOON - days));
    }

    private static Reason load(Candidate candidate) {
        int booked = candidate.places() == 0
                ? HUNDRED
                : Math.min(HUNDRED, HUNDRED * candidate.booked() / candidate.places());
        return new Reason.Load(booked, IDLE * (HUNDRED - booked) / HUNDRED);
    }
}
