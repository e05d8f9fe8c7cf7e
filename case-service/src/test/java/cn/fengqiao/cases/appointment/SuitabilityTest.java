package cn.fengqiao.cases.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.appointment.DualCoverage.Provider;
import cn.fengqiao.cases.appointment.DualCoverage.Reach;
import cn.fengqiao.cases.appointment.Suitability.Candidate;
import cn.fengqiao.cases.appointment.Suitability.Match;
import cn.fengqiao.cases.appointment.Suitability.Need;
import cn.fengqiao.cases.appointment.Suitability.Reason;
import cn.fengqiao.contract.AreaPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Which studio suits, and which communities nobody reaches. */
class SuitabilityTest {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final AreaPath C3 = AreaPath.of("HC.FQ.C03");
    private static final AreaPath C4 = AreaPath.of("HC.FQ.C04");
    private static final Need FAMILY_IN_C3 =
            new Need(AreaPath.of("HC.FQ.C03.G02"), Map.of("FAMILY", 100, "PSYCHOLOGY", 60));

    @Example
    void all_four_reasons_are_given_and_their_points_add_up() {
        Match match = rank(candidate(1, List.of("PSYCHOLOGY", "FAMILY"), C3, inDays(0), 40, 10))
                .getFirst();

        assertThat(match.reasons())
                .containsExactly(
                        new Reason.SkillFits("FAMILY", 50),
                        new Reason.CoversPlace(25),
                        new Reason.NextFree(inDays(0), 15),
                        new Reason.Load(25, 7));
        assertThat(match.points()).isEqualTo(97);
    }

    @Example
    void a_studio_without_a_fitting_skill_does_not_suit_however_near_it_is() {
        assertThat(rank(candidate(1, List.of("LABOUR"), C3, inDays(0), 40, 0))).isEmpty();
    }

    @Example
    void each_reason_decides_when_all_else_is_equal() {
        Candidate better = candidate(9, List.of("FAMILY"), C3, inDays(1), 40, 10);

        assertThat(List.of(
                        candidate(1, List.of("PSYCHOLOGY"), C3, inDays(1), 40, 10),
                        candidate(1, List.of("FAMILY"), C4, inDays(1), 40, 10),
                        candidate(1, List.of("FAMILY"), C3, inDays(5), 40, 10),
                        candidate(1, List.of("FAMILY"), C3, null, 40, 10),
                        candidate(1, List.of("FAMILY"), C3, inDays(1), 40, 30)))
                .allSatisfy(worse ->
                        assertThat(rank(worse, better).getFirst().studio()).isEqualTo(better.studio()));
    }

    @Example
    void what_speaks_against_a_studio_is_said_too() {
        assertThat(rank(candidate(1, List.of("FAMILY"), C4, null, 0, 0))
                        .getFirst()
                        .reasons())
                .containsExactly(
                        new Reason.SkillFits("FAMILY", 50),
                        new Reason.DoesNotCoverPlace(),
                        new Reason.NothingFree(),
                        new Reason.Load(100, 0));
    }

    @Property(tries = 100)
    void the_order_never_depends_on_chance(@ForAll long seed) {
        List<Candidate> candidates = new ArrayList<>(IntStream.range(0, 12)
                .mapToObj(i -> candidate(i, List.of("FAMILY"), i % 2 == 0 ? C3 : C4, inDays(i % 3), 40, i % 4))
                .toList());
        List<Match> expected = Suitability.rank(FAMILY_IN_C3, candidates, NOW);

        Collections.shuffle(candidates, new Random(seed));

        assertThat(Suitability.rank(FAMILY_IN_C3, candidates, NOW)).isEqualTo(expected);
    }

    @Example
    void a_community_is_covered_when_both_can_be_reached_and_its_gap_is_named_otherwise() {
        var both = new Provider(new UUID(0, 1), List.of(C3), Set.of(Profession.LAWYER, Profession.PSYCHOLOGIST));
        var lawyer = new Provider(new UUID(0, 2), List.of(C4), Set.of(Profession.LAWYER));
        var psychologist =
                new Provider(new UUID(0, 3), List.of(AreaPath.of("HC.FQ.C05")), Set.of(Profession.PSYCHOLOGIST));
        var lawyerThere = new Provider(new UUID(0, 4), List.of(AreaPath.of("HC.FQ.C05")), Set.of(Profession.LAWYER));
        var mediator = new Provider(new UUID(0, 5), List.of(AreaPath.of("HC.FQ.C06")), Set.of(Profession.MEDIATOR));

        List<Reach> reached = DualCoverage.of(
                List.of(C3, C4, AreaPath.of("HC.FQ.C05"), AreaPath.of("HC.FQ.C06")),
                List.of(mediator, lawyerThere, psychologist, lawyer, both));

        assertThat(reached)
                .containsExactly(
                        new Reach(C3, List.of(), true, List.of(both.studio())),
                        new Reach(C4, List.of(Profession.PSYCHOLOGIST), false, List.of(lawyer.studio())),
                        new Reach(
                                AreaPath.of("HC.FQ.C05"),
                                List.of(),
                                false,
                                List.of(psychologist.studio(), lawyerThere.studio())),
                        new Reach(AreaPath.of("HC.FQ.C06"), Wish.DUAL, false, List.of()));
    }

    @Example
    void until_it_begins_an_appointment_may_change_and_then_it_is_settled_once() {
        Slot slot = inDays(0);
        Instant begun = slot.start();
        Instant before = begun.minusSeconds(1);

        assertThat(BookingStatus.BOOKED.changeable(slot, before)).isTrue();
        assertThat(BookingStatus.BOOKED.due(slot, before)).isFalse();
        assertThat(BookingStatus.BOOKED.changeable(slot, begun)).isFalse();
        assertThat(BookingStatus.BOOKED.due(slot, begun)).isTrue();
        assertThat(List.of(BookingStatus.KEPT, BookingStatus.NO_SHOW, BookingStatus.CANCELLED))
                .noneMatch(status -> status.changeable(slot, before) || status.due(slot, begun));
    }

    private static List<Match> rank(Candidate... candidates) {
        return Suitability.rank(FAMILY_IN_C3, List.of(candidates), NOW);
    }

    private static Candidate candidate(
            int id, List<String> skills, AreaPath covers, @Nullable Slot next, int places, int booked) {
        return new Candidate(new UUID(0, id), skills, List.of(covers), next, places, booked);
    }

    private static Slot inDays(int days) {
        Instant start = NOW.plus(Duration.ofDays(days)).plusSeconds(3_600);
        return new Slot(start, start.plusSeconds(3_600));
    }
}
