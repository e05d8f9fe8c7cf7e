package cn.fengqiao.cases.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.responsibility.ResponsibilityLine.Decision;
import cn.fengqiao.cases.responsibility.ResponsibilityLine.Refusal;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.PeopleEvent.Seat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ResponsibilityLineTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    /**
     * Somebody wants something at a moment.
     *
     * @param later seconds since the wish before
     * @param ahead from when on it shall hold, in seconds from the wish; may lie in the past
     */
    record Wish(boolean first, UUID official, long later, long ahead) {}

    @Provide
    Arbitrary<List<Wish>> wishes() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(A, B, C),
                        Arbitraries.longs().between(0, 200),
                        Arbitraries.longs().between(-300, 300))
                .as(Wish::new)
                .list()
                .ofMaxSize(30);
    }

    /** The oracle keeps a book second by second and knows nothing of terms. */
    @Property
    void whatever_is_wished_there_is_exactly_one_holder_at_every_moment_since_the_first_appointment(
            @ForAll("wishes") List<Wish> wishes) {
        ResponsibilityLine line = ResponsibilityLine.EMPTY;
        Instant now = START;
        for (Wish wish : wishes) {
            now = now.plusSeconds(wish.later());
            Instant at = now.plusSeconds(wish.ahead());
            ResponsibilityLine before = line;
            Decision decision =
                    wish.first() ? line.appoint(wish.official(), at) : line.handOver(wish.official(), at, now);
            if (decision instanceof Decision.Changed changed) {
                line = changed.next();
                assertThatThePastStands(before, line, now);
                assertThat(line.holderAt(at.isAfter(now) ? at : now)).contains(wish.official());
            }
        }
        assertThatEveryMomentHasOneHolder(line);
    }

    private static void assertThatThePastStands(ResponsibilityLine before, ResponsibilityLine after, Instant now) {
        if (!before.terms().isEmpty()) {
            for (long second = -400; second < 0; second += 7) {
                Instant then = now.plusSeconds(second);
                assertThat(after.holderAt(then)).isEqualTo(before.holderAt(then));
            }
        }
    }

    private static void assertThatEveryMomentHasOneHolder(ResponsibilityLine line) {
        if (line.terms().isEmpty()) {
            return;
        }
        Instant first = line.terms().getFirst().since();
        assertThat(line.holderAt(first.minusNanos(1))).isEmpty();
        for (Instant at = first; at.isBefore(line.terms().getLast().since().plusSeconds(10)); at = at.plusSeconds(3)) {
            Instant moment = at;
            List<UUID> holders = Stream.of(A, B, C)
                    .filter(official -> held(line, official, moment))
                    .toList();
            assertThat(holders).hasSize(1);
            assertThat(line.holderAt(moment)).contains(holders.getFirst());
        }
    }

    /** By the half-open intervals between the beginnings. */
    private static boolean held(ResponsibilityLine line, UUID official, Instant at) {
        for (int i = 0; i < line.terms().size(); i++) {
            var term = line.terms().get(i);
            boolean begun = !term.since().isAfter(at);
            boolean ended = i + 1 < line.terms().size()
                    && !line.terms().get(i + 1).since().isAfter(at);
            if (begun && !ended && term.official().equals(official)) {
                return true;
            }
        }
        return false;
    }

    @Property
    void until_the_successor_accepts_and_until_the_moment_has_come_the_sender_answers(
            @ForAll @LongRange(min = -500, max = 500) long moment,
            @ForAll @LongRange(min = 1, max = 500) long accepted) {
        Instant now = START.plusSeconds(accepted);
        var line = appointed(A).handOver(B, START.plusSeconds(moment), now);

        assertThat(line).isInstanceOf(Decision.Changed.class);
        ResponsibilityLine next = ((Decision.Changed) line).next();
        Instant takeover = START.plusSeconds(Math.max(moment, accepted));
        assertThat(next.holderAt(takeover.minusNanos(1))).contains(A);
        assertThat(next.holderAt(takeover)).contains(B);
    }

    @Test
    void what_is_held_is_not_appointed_anew_and_what_nobody_holds_is_not_handed_over() {
        assertThat(appointed(A).appoint(B, START)).isEqualTo(new Decision.Refused(Refusal.ALREADY_HELD));
        assertThat(ResponsibilityLine.EMPTY.handOver(B, START, START))
                .isEqualTo(new Decision.Refused(Refusal.NEVER_APPOINTED));
    }

    @Test
    void nobody_takes_over_from_themselves() {
        assertThat(appointed(A).handOver(A, START, START.plusSeconds(1)))
                .isEqualTo(new Decision.Refused(Refusal.SAME_OFFICIAL));
    }

    @Test
    void a_handover_that_is_agreed_comes_before_the_next_one() {
        Instant now = START.plusSeconds(1);
        var agreed = ((Decision.Changed) appointed(A).handOver(B, START.plusSeconds(100), now)).next();

        assertThat(agreed.agreed(now)).contains(new ResponsibilityLine.Term(START.plusSeconds(100), B));
        assertThat(agreed.handOver(C, now, now)).isEqualTo(new Decision.Refused(Refusal.NOT_YET_BEGUN));
        assertThat(agreed.handOver(C, now, START.plusSeconds(101))).isInstanceOf(Decision.Changed.class);
    }

    @Test
    void who_will_hold_it_holds_it_as_well_as_who_still_does() {
        Instant now = START.plusSeconds(1);
        var agreed = ((Decision.Changed) appointed(A).handOver(B, START.plusSeconds(100), now)).next();

        assertThat(agreed.isHeldBy(A, now)).isTrue();
        assertThat(agreed.isHeldBy(B, now)).isTrue();
        assertThat(agreed.isHeldBy(A, START.plusSeconds(100))).isFalse();
        assertThat(agreed.isHeldBy(C, now)).isFalse();
    }

    @Test
    void a_building_inherits_each_level_from_the_nearest_place_around_it() {
        var all = new Responsibilities(Map.of(
                AreaPath.of("HC.FQ"), Map.of(new Duty(Level.L1, Seat.HOLDER), appointed(A)),
                AreaPath.of("HC.FQ.C03"),
                        Map.of(
                                new Duty(Level.L3, Seat.HOLDER), appointed(B),
                                new Duty(Level.L3, Seat.DEPUTY), appointed(C)),
                AreaPath.of("HC.FQ.C03.G02"), Map.of(new Duty(Level.L3, Seat.DEPUTY), appointed(A))));

        assertThat(all.chain(AreaPath.of("HC.FQ.C03.G02.B01"), START))
                .containsExactly(
                        new Responsibilities.Link(Level.L3, AreaPath.of("HC.FQ.C03"), B, C),
                        new Responsibilities.Link(Level.L1, AreaPath.of("HC.FQ"), A, null));
        assertThat(all.chain(AreaPath.of("HC.FQ.C03.G02.B01"), START.minusSeconds(1)))
                .isEmpty();
        assertThat(all.chain(AreaPath.of("HC.F"), START)).isEmpty();
    }

    @Test
    void a_gap_is_a_missing_level_a_missing_deputy_or_somebody_who_leaves_soon() {
        var all = new Responsibilities(Map.of(
                AreaPath.of("HC.FQ"),
                Map.of(
                        new Duty(Level.L1, Seat.HOLDER), appointed(A),
                        new Duty(Level.L2, Seat.HOLDER), appointed(B),
                        new Duty(Level.L2, Seat.DEPUTY), appointed(C))));
        LocalDate horizon = LocalDate.of(2026, 1, 15);

        assertThat(Gap.of(
                        all,
                        AreaPath.of("HC.FQ.C01"),
                        EnumSet.allOf(Level.class),
                        START,
                        Map.of(B, horizon, C, horizon.plusDays(1)),
                        horizon))
                .containsExactly(
                        new Gap(Level.L3, Gap.What.NO_HOLDER, null),
                        new Gap(Level.L2, Gap.What.HOLDER_ENDS, horizon),
                        new Gap(Level.L1, Gap.What.NO_DEPUTY, null));
    }

    private static ResponsibilityLine appointed(UUID official) {
        return ((Decision.Changed) ResponsibilityLine.EMPTY.appoint(official, START)).next();
    }
}
