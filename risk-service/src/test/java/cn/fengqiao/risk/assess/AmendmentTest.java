package cn.fengqiao.risk.assess;

import static cn.fengqiao.risk.ACase.FOUND;
import static cn.fengqiao.risk.ACase.aCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.CaseProgress.ProtectionKind;
import cn.fengqiao.contract.CaseProgress.ProtectionStep;
import cn.fengqiao.contract.CaseProgress.Step;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.risk.ACase;
import cn.fengqiao.risk.Ledger;
import cn.fengqiao.risk.RiskServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes known of a case after it was raised, on a real database. */
@RiskServiceTest
class AmendmentTest {

    @Autowired
    private Transactions transactions;

    @Autowired
    private CaseEventHandler handler;

    @Test
    void a_wrong_answer_that_is_corrected_lowers_the_colour_it_gave() {
        ACase threat = aCase().yes("WEAPON_PREPARED");

        hear(threat.registered(), threat.corrected(Map.of("WEAPON_PREPARED", Answer.NO)));

        assertThat(rated(threat)).isEqualTo("NONE CONFIRMED");
        assertThat(colours(threat)).containsExactly(Colour.RED, Colour.NONE);
    }

    @Test
    void an_answer_that_was_true_counts_on_although_it_is_otherwise_now() {
        ACase threat = aCase().yes("WEAPON_PREPARED");

        hear(threat.registered(), threat.seen(FOUND.plus(Duration.ofDays(3)), Map.of("WEAPON_PREPARED", Answer.NO)));
        assertThat(rated(threat)).isEqualTo("RED PROVISIONAL");

        // thirty days after the last event it is people who have to look
        hear(threat.seen(FOUND.plus(Duration.ofDays(40)), Map.of("WEAPON_PREPARED", Answer.NO)));
        assertThat(rated(threat)).isEqualTo("RED REVIEW_DUE");
        assertThat(colours(threat)).containsExactly(Colour.RED);
    }

    @Test
    void a_late_answer_completes_what_was_provisional() {
        ACase unknown = aCase().without("KILL_THREAT");

        hear(unknown.registered(), unknown.seen(FOUND.plus(Duration.ofDays(1)), Map.of("KILL_THREAT", Answer.NO)));

        assertThat(rated(unknown)).isEqualTo("NONE CONFIRMED");
    }

    @Test
    void a_danger_that_is_seen_later_is_dated_by_when_it_was_seen() {
        ACase quiet = aCase();

        hear(quiet.registered(), quiet.seen(FOUND.plus(Duration.ofDays(9)), Map.of("INJURY_30D", Answer.YES)));

        assertThat(rated(quiet)).isEqualTo("RED PROVISIONAL");
    }

    @Test
    void what_is_told_twice_or_before_the_case_itself_ends_the_same() {
        ACase threat = aCase().yes("WEAPON_PREPARED");
        EventEnvelope<Event> registered = threat.registered();
        EventEnvelope<Event> seen = threat.seen(FOUND.plusSeconds(9), Map.of("SEPARATION", Answer.YES));
        EventEnvelope<Event> corrected = threat.corrected(Map.of("WEAPON_PREPARED", Answer.NO));

        hear(corrected, seen, registered, seen, corrected);

        assertThat(rated(threat)).isEqualTo("BLUE CONFIRMED");
    }

    @Test
    void a_correction_reaches_the_cases_that_live_on_in_this_one_and_no_others() {
        ACase survivor = aCase().foundAt(FOUND.minus(Duration.ofDays(2)));
        ACase merged = aCase().yes("KILL_THREAT");
        hear(survivor.registered(), merged.registered(), survivor.absorbed(merged));

        hear(survivor.corrected(Map.of("KILL_THREAT", Answer.NO)));
        assertThat(rated(survivor)).isEqualTo("RED PROVISIONAL");

        hear(survivor.amended(Map.of("KILL_THREAT", Answer.NO), FOUND, List.of("KILL_THREAT"), List.of(merged.id)));
        assertThat(rated(survivor)).isEqualTo("NONE CONFIRMED");
    }

    @Test
    void a_corrected_address_is_counted_at_its_place_and_no_longer_at_the_other() {
        String wrong = place();
        String right = place();
        ACase first = aCase().at(wrong).foundAt(FOUND.minus(Duration.ofDays(20)));
        ACase second = aCase().at(wrong).foundAt(FOUND.minus(Duration.ofDays(10)));
        ACase third = aCase().at(wrong);
        hear(first.registered(), second.registered(), third.registered());
        assertThat(rated(third)).isEqualTo("BLUE CONFIRMED");

        hear(second.at(right).seen(FOUND, Map.of()));

        assertThat(rated(third)).isEqualTo("NONE CONFIRMED");
    }

    @Test
    void how_many_they_are_is_what_was_said_last() {
        ACase many = aCase().yes("PROPERTY_DAMAGE").parties(10);
        hear(many.registered());
        assertThat(Ledger.rated(many.id).points()).isEqualTo(13);

        hear(many.parties(2).seen(FOUND, Map.of()));

        assertThat(Ledger.rated(many.id).points()).isEqualTo(8);
    }

    @Test
    void that_it_was_calculated_is_said_with_the_version_that_amended() {
        ACase quiet = aCase();

        hear(quiet.registered(), quiet.seen(FOUND, Map.of("ALCOHOL", Answer.NO)));

        assertThat(Ledger.told(quiet.id).getLast().data())
                .isInstanceOfSatisfying(
                        RiskEvent.Reviewed.class,
                        said -> assertThat(said.version()).isEqualTo(2));
    }

    @Test
    void a_child_in_danger_makes_a_quiet_case_red_at_once() {
        ACase quiet = aCase();
        EventEnvelope<Event> registered = quiet.registered();
        EventEnvelope<Event> flagged = quiet.noted(Step.CHILD_IN_DANGER);

        hear(registered, flagged, flagged);

        assertThat(rated(quiet)).isEqualTo("RED PROVISIONAL");
        assertThat(colours(quiet)).containsExactly(Colour.RED);
    }

    @Test
    void a_flag_of_violence_counts_as_the_least_it_can_mean() {
        ACase quiet = aCase();

        hear(quiet.registered(), quiet.noted(Step.VIOLENCE_FLAGGED));

        assertThat(rated(quiet)).isEqualTo("BLUE CONFIRMED");
    }

    @ParameterizedTest
    @CsvSource({"ORDER, BREACHED, RED", "LETTER, BREACHED, RED", "DUTY, BREACHED, NONE", "ORDER, GRANTED, NONE"})
    void the_breach_of_an_order_or_a_letter_is_an_override(ProtectionKind kind, ProtectionStep step, Colour colour) {
        ACase quiet = aCase();

        hear(quiet.registered(), quiet.noted(kind, step));

        assertThat(Ledger.rated(quiet.id).colour()).isEqualTo(colour);
    }

    private static String rated(ACase of) {
        Ledger.Rated rated = Ledger.rated(of.id);
        Certainty certainty = rated.certainty();
        return rated.colour() + " " + certainty;
    }

    private static List<Colour> colours(ACase of) {
        return Ledger.told(of.id).stream()
                .map(EventEnvelope::data)
                .filter(RiskEvent.Changed.class::isInstance)
                .map(changed -> ((RiskEvent.Changed) changed).colour())
                .toList();
    }

    private static String place() {
        return UUID.randomUUID().toString();
    }

    @SafeVarargs
    private void hear(EventEnvelope<Event>... events) {
        for (EventEnvelope<Event> event : events) {
            transactions.inTransaction(tx -> {
                handler.handle(tx, event);
                return true;
            });
        }
    }
}
