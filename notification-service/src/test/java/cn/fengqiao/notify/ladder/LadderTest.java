package cn.fengqiao.notify.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.NotificationEvent.Rung;
import cn.fengqiao.notify.ladder.Fact.Answer;
import cn.fengqiao.notify.ladder.Ladder.Climb;
import cn.fengqiao.notify.ladder.Ladder.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** How a department climbs. */
class LadderTest {

    private static final Instant ASKED = Instant.parse("2026-11-20T02:00:00Z");
    private static final Receipt REQUESTED = Receipt.requested(new UUID(0, 1), Department.POLICE, ASKED);

    @Test
    void who_has_seen_a_case_had_it_delivered() {
        Climb climb = Ladder.climb(REQUESTED, new Fact.Seen(at(5)));

        assertThat(climb.steps()).containsExactly(new Step(Rung.DELIVERED, at(5)), new Step(Rung.SEEN, at(5)));
    }

    @Test
    void who_has_answered_has_seen_it() {
        Climb climb = Ladder.climb(REQUESTED, new Fact.Answered(Answer.REJECTED, at(9), 2));

        assertThat(climb.steps())
                .containsExactly(
                        new Step(Rung.DELIVERED, at(9)), new Step(Rung.SEEN, at(9)), new Step(Rung.REJECTED, at(9)));
    }

    @Test
    void the_same_fact_twice_is_one_step() {
        Receipt once = Ladder.climb(REQUESTED, new Fact.Delivered(at(5))).next();

        Climb twice = Ladder.climb(once, new Fact.Delivered(at(5)));

        assertThat(twice.steps()).isEmpty();
        assertThat(twice.next()).isEqualTo(once);
    }

    @Test
    void an_earlier_delivery_that_is_heard_of_later_gives_the_time_and_is_no_new_step() {
        Receipt once = Ladder.climb(REQUESTED, new Fact.Seen(at(5))).next();

        Climb earlier = Ladder.climb(once, new Fact.Delivered(at(3)));

        assertThat(earlier.steps()).isEmpty();
        assertThat(earlier.next().deliveredAt()).isEqualTo(at(3));
        assertThat(earlier.next().seenAt()).isEqualTo(at(5));
    }

    @Test
    void nothing_is_delivered_before_it_was_asked_whatever_the_clock_of_the_feed_says() {
        Climb climb = Ladder.climb(REQUESTED, new Fact.Delivered(at(-7)));

        assertThat(climb.steps()).containsExactly(new Step(Rung.DELIVERED, ASKED));
    }

    @Test
    void of_two_answers_the_later_one_stands_and_an_older_one_heard_of_later_does_not() {
        Receipt rejected = Ladder.climb(REQUESTED, new Fact.Answered(Answer.REJECTED, at(5), 2))
                .next();
        Receipt accepted = Ladder.climb(rejected, new Fact.Answered(Answer.ACCEPTED, at(8), 3))
                .next();

        Climb late = Ladder.climb(accepted, new Fact.Answered(Answer.REJECTED, at(5), 2));

        assertThat(accepted.rejectedAt()).isNull();
        assertThat(accepted.acceptedAt()).isEqualTo(at(8));
        assertThat(late.steps()).isEmpty();
        assertThat(late.next()).isEqualTo(accepted);
    }

    @Test
    void signing_what_was_accepted_is_no_second_acceptance() {
        Receipt accepted = Ladder.climb(REQUESTED, new Fact.Answered(Answer.ACCEPTED, at(5), 2))
                .next();

        Climb signed = Ladder.climb(accepted, new Fact.Answered(Answer.ACCEPTED, at(8), 4));

        assertThat(signed.steps()).isEmpty();
        assertThat(signed.next().acceptedAt()).isEqualTo(at(5));
    }

    @Test
    void a_department_that_is_asked_again_may_answer_again() {
        Receipt rejected = Ladder.climb(REQUESTED, new Fact.Answered(Answer.REJECTED, at(5), 2))
                .next();

        Climb again = Ladder.climb(rejected, new Fact.AskedAgain(at(6), 3));

        assertThat(again.steps()).isEmpty();
        assertThat(again.next().rejectedAt()).isNull();
        assertThat(again.next().seenAt()).isEqualTo(at(5));
    }

    @Property(tries = 300)
    void in_whatever_order_and_how_often_facts_come_the_ladder_is_the_same(
            @ForAll("facts") List<Fact> facts, @ForAll Random chance) {
        Receipt once = climbAll(facts, new ArrayList<>());
        List<Fact> muddled = new ArrayList<>(facts);
        muddled.addAll(facts);
        Collections.shuffle(muddled, chance);

        assertThat(climbAll(inOrderOfTheCase(muddled), new ArrayList<>())).isEqualTo(once);
    }

    @Property(tries = 300)
    void every_rung_below_a_reached_one_is_reached_no_later_and_told_once(@ForAll("facts") List<Fact> facts) {
        List<Step> steps = new ArrayList<>();
        Receipt receipt = climbAll(inOrderOfTheCase(facts), steps);

        if (receipt.seenAt() != null) {
            assertThat(receipt.deliveredAt()).isNotNull().isBeforeOrEqualTo(receipt.seenAt());
        }
        assertThat(receipt.acceptedAt() == null || receipt.rejectedAt() == null).isTrue();
        for (Rung rung : EnumSet.of(Rung.DELIVERED, Rung.SEEN, Rung.DONE)) {
            assertThat(steps.stream().filter(step -> step.rung() == rung).count())
                    .isEqualTo(receipt.at(rung) == null ? 0 : 1);
        }
    }

    private static Receipt climbAll(List<Fact> facts, List<Step> steps) {
        Receipt receipt = REQUESTED;
        for (Fact fact : facts) {
            Climb climb = Ladder.climb(receipt, fact);
            steps.addAll(climb.steps());
            receipt = climb.next();
        }
        return receipt;
    }

    /** Feeds come in any order; answers come through the inbox, which keeps the order of the case. */
    private static List<Fact> inOrderOfTheCase(List<Fact> facts) {
        List<Fact> ordered = new ArrayList<>(facts);
        List<Integer> places = new ArrayList<>();
        List<Fact> answers = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            if (!(ordered.get(i) instanceof Fact.OfFeeds)) {
                places.add(i);
                answers.add(ordered.get(i));
            }
        }
        answers.sort((one, other) -> Long.compare(sequence(one), sequence(other)));
        for (int i = 0; i < places.size(); i++) {
            ordered.set(places.get(i), answers.get(i));
        }
        return ordered;
    }

    private static long sequence(Fact fact) {
        return switch (fact) {
            case Fact.Answered answered -> answered.sequence();
            case Fact.AskedAgain again -> again.sequence();
            case Fact.OfFeeds feeds -> 0;
        };
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(-10, 100);
        Arbitrary<Fact> feeds =
                Arbitraries.oneOf(minutes.map(minute -> (Fact) new Fact.Delivered(at(minute))), minutes.map(minute ->
                        (Fact) new Fact.Seen(at(minute))));
        // the time of a case's fact grows with its sequence
        Arbitrary<Fact> answers = Arbitraries.longs()
                .between(2, 9)
                .flatMap(sequence -> Arbitraries.oneOf(
                        Arbitraries.of(Answer.class).map(answer ->
                                (Fact) new Fact.Answered(answer, at((int) (10 * sequence)), sequence)),
                        Arbitraries.just((Fact) new Fact.AskedAgain(at((int) (10 * sequence)), sequence))));
        return Arbitraries.oneOf(feeds, answers)
                .list()
                .ofMaxSize(10)
                .uniqueElements(fact -> fact instanceof Fact.OfFeeds ? fact : sequence(fact))
                .map(LadderTest::inOrderOfTheCase);
    }

    private static Instant at(int minute) {
        return ASKED.plusSeconds(60L * minute);
    }
}
