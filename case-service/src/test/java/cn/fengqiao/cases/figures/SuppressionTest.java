package cn.fengqiao.cases.figures;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.figures.Suppression.Shown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is held back cannot be computed: for each such number there is another world that looks the same. */
class SuppressionTest {

    /** What a world is made of; all the rest are sums. */
    private static final List<Measure> MADE_OF = List.of(
            Measure.REGISTERED,
            Measure.ACCEPTED,
            Measure.SUCCESS,
            Measure.PARTIAL,
            Measure.WITHOUT_MEDIATION,
            Measure.FAILED,
            Measure.REFUSED,
            Measure.ENDED_OTHERWISE,
            Measure.WRITTEN_OFF,
            Measure.DECLINED,
            Measure.REFERRED_OUT,
            Measure.MERGED,
            Measure.OVERDUE,
            Measure.REOPENED);

    /** A line of a world: its numbers, how many were open before, and how many of those settled well L3 answered for. */
    private record Place(Map<Measure, Integer> numbers, int openBefore, int inCommunity) {

        int of(Measure measure) {
            return numbers.getOrDefault(measure, 0);
        }

        int well() {
            return of(Measure.SUCCESS) + of(Measure.PARTIAL) + of(Measure.WITHOUT_MEDIATION);
        }

        boolean possible() {
            return inCommunity >= 0 && inCommunity <= well() && openBefore >= 0;
        }

        Line line(String key, boolean own) {
            Tally tally = new Tally();
            numbers.forEach((measure, number) -> tally.add(measure.code(), number));
            int elsewhere = of(Measure.FAILED) + of(Measure.REFUSED) + of(Measure.ENDED_OTHERWISE);
            tally.add(Measure.SETTLED.code(), well() + elsewhere);
            tally.add(Measure.IN_COMMUNITY.code(), inCommunity);
            tally.add(Measure.IN_SUBDISTRICT.code(), well() - inCommunity);
            tally.add(Measure.UPWARD.code(), elsewhere + of(Measure.REFERRED_OUT));
            tally.add(Span.RESOLVING.firstCode() + 100, well() + elsewhere);
            int ended = of(Measure.WRITTEN_OFF) + of(Measure.DECLINED) + of(Measure.REFERRED_OUT) + of(Measure.MERGED);
            return new Line(key, own, tally, openBefore + of(Measure.REGISTERED) - ended);
        }

        Place with(Measure measure, int number, int inCommunityThen) {
            Map<Measure, Integer> changed = new EnumMap<>(numbers);
            changed.put(measure, number);
            return new Place(changed, openBefore, inCommunityThen);
        }
    }

    @Property(tries = 500)
    void for_whatever_is_held_back_there_is_another_world_with_the_same_answer(
            @ForAll long seed, @ForAll boolean listed) {
        Random random = new Random(seed);
        List<Place> world = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> place(random))
                .toList();
        int own = random.nextInt(world.size() + 2);
        String answer = answer(world, own, listed);

        for (int i = 0; i < world.size(); i++) {
            for (Measure measure : MADE_OF) {
                if (i != own && small(world.get(i).of(measure)) && !(listed && measure.shownByStatus())) {
                    assertThat(otherWorlds(world, i, measure).stream()
                                    .anyMatch(
                                            other -> answer(other, own, listed).equals(answer)))
                            .as("seed %d: %s of line %d is known from %s", seed, measure, i, answer)
                            .isTrue();
                }
            }
            if (i != own && small(world.get(i).inCommunity())) {
                Place place = world.get(i);
                assertThat(IntStream.rangeClosed(0, place.well())
                                        .filter(other -> other != place.inCommunity())
                                        .mapToObj(other -> replaced(
                                                world, place, new Place(place.numbers(), place.openBefore(), other)))
                                        .anyMatch(other ->
                                                answer(other, own, listed).equals(answer))
                                || otherWorlds(world, i, Measure.SUCCESS).stream()
                                        .anyMatch(other ->
                                                answer(other, own, listed).equals(answer)))
                        .as("seed %d: the motto of line %d is known from %s", seed, i, answer)
                        .isTrue();
            }
        }
    }

    @Property(tries = 500)
    void no_small_number_is_shown_that_nobody_can_list_and_the_own_line_is_whole(
            @ForAll long seed, @ForAll boolean listed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            lines.add(place(random).line("g" + i, i == 1));
        }

        List<Shown> shown = Suppression.shown(lines, total(lines), false, listed);

        assertThat(shown.get(1).suppressed()).isFalse();
        for (Shown line : List.of(shown.get(0), shown.get(2))) {
            for (Measure measure : Measure.values()) {
                long number = line.line().tally().of(measure);
                if (listed
                        && (measure.shownByStatus()
                                || onlyReferred(measure, line.line().tally()))) {
                    continue;
                }
                assertThat(line.shows(measure) && number >= 1 && number <= Suppression.SMALL)
                        .as("%s %d", measure, number)
                        .isFalse();
            }
        }
        assertThat(Suppression.shown(lines, total(lines), true, listed)).noneMatch(Shown::suppressed);
    }

    /** What was pushed upward is what was referred out, where nothing ended otherwise. */
    private static boolean onlyReferred(Measure measure, Tally tally) {
        return measure == Measure.UPWARD && tally.of(Measure.UPWARD) == tally.of(Measure.REFERRED_OUT);
    }

    @Property(tries = 200)
    void what_everybody_can_list_is_not_hidden_and_the_open_ones_neither(@ForAll long seed) {
        Random random = new Random(seed);
        List<Line> lines = List.of(place(random).line("a", false), place(random).line("b", false));

        for (Shown line : Suppression.shown(lines, total(lines), false, true)) {
            assertThat(line.hidden()).noneMatch(Measure::shownByStatus);
            assertThat(line.openHidden()).isFalse();
        }
    }

    /** Four small outcomes of which no length is told would each be one. */
    @Test
    void that_too_few_were_measured_is_not_told_where_it_would_tell_how_many_were_settled() {
        Place one =
                new Place(Map.of(Measure.SUCCESS, 1, Measure.PARTIAL, 1, Measure.FAILED, 1, Measure.REFUSED, 1), 50, 1);
        Place two =
                new Place(Map.of(Measure.SUCCESS, 4, Measure.PARTIAL, 4, Measure.FAILED, 4, Measure.REFUSED, 4), 50, 1);

        assertThat(answer(List.of(one), 1, true)).isEqualTo(answer(List.of(two), 1, true));
        assertThat(answer(List.of(one), 1, false)).isEqualTo(answer(List.of(two), 1, false));
    }

    @Test
    void a_single_small_number_takes_the_sums_it_is_in_with_it() {
        Place one = new Place(Map.of(Measure.SUCCESS, 20, Measure.REFUSED, 2), 50, 20);
        Place two = new Place(Map.of(Measure.SUCCESS, 30), 50, 30);

        List<Line> lines = List.of(one.line("a", false), two.line("b", false));
        List<Shown> shown = Suppression.shown(lines, total(lines), false, true);

        for (Shown line : List.of(shown.getFirst(), shown.getLast())) {
            assertThat(line.hidden()).containsExactlyInAnyOrder(Measure.REFUSED, Measure.SETTLED, Measure.UPWARD);
            assertThat(line.showsShares()).isFalse();
        }
        assertThat(shown.get(1).suppressed()).isFalse();
    }

    /** Worlds in which one small number is another one, and as much as is needed beside it. */
    private static List<List<Place>> otherWorlds(List<Place> world, int at, Measure measure) {
        Place place = world.get(at);
        List<List<Place>> others = new ArrayList<>();
        for (int number = 0; number <= Suppression.SMALL + 1; number++) {
            for (int shift = -Suppression.SMALL; shift <= Suppression.SMALL; shift++) {
                Place other = place.with(measure, number, place.inCommunity() + shift);
                if (number != place.of(measure) && other.possible()) {
                    others.add(replaced(world, place, other));
                }
            }
        }
        return others;
    }

    private static List<Place> replaced(List<Place> world, Place place, Place other) {
        return world.stream().map(one -> one == place ? other : one).toList();
    }

    /** All that somebody is told. */
    private static String answer(List<Place> world, int own, boolean listed) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < world.size(); i++) {
            lines.add(world.get(i).line("g" + i, i == own));
        }
        StringBuilder told = new StringBuilder();
        for (Shown shown : Suppression.shown(lines, total(lines), false, listed)) {
            for (Measure measure : Measure.values()) {
                if (measure != Measure.ENDED) {
                    told.append(measure)
                            .append(shown.shows(measure) ? shown.line().tally().of(measure) : "?");
                }
            }
            told.append(" open").append(shown.openHidden() ? "?" : shown.line().open());
            long measured = shown.line().tally().of(Span.RESOLVING);
            told.append(" length").append(shown.shows(Span.RESOLVING));
            told.append(shown.countsMeasured() ? measured : "?").append('\n');
        }
        return told.toString();
    }

    private static Line total(List<Line> lines) {
        Tally all = new Tally();
        lines.forEach(line -> all.add(line.tally()));
        return new Line("", false, all, lines.stream().mapToLong(Line::open).sum());
    }

    private static Place place(Random random) {
        Map<Measure, Integer> numbers = new EnumMap<>(Measure.class);
        for (Measure measure : MADE_OF) {
            numbers.put(measure, number(random));
        }
        Place place = new Place(numbers, 200 + random.nextInt(3), 0);
        return new Place(numbers, place.openBefore(), place.well() == 0 ? 0 : random.nextInt(place.well() + 1));
    }

    /** None, few or many. */
    private static int number(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> 1 + random.nextInt(Suppression.SMALL);
            default -> Suppression.SMALL + 1 + random.nextInt(20);
        };
    }

    private static boolean small(int number) {
        return number >= 1 && number <= Suppression.SMALL;
    }
}
