package cn.fengqiao.risk.assess;

import static cn.fengqiao.risk.ACase.FOUND;
import static cn.fengqiao.risk.ACase.aCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.risk.ACase;
import cn.fengqiao.risk.Ledger;
import cn.fengqiao.risk.RiskServiceTest;
import cn.fengqiao.risk.scoring.NeverAFactor;
import cn.fengqiao.testkit.TestCluster;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From what case-service says to the colour and what is told of it, on a real database. */
@RiskServiceTest
class RatingTest {

    @Autowired
    private Transactions transactions;

    @Autowired
    private CaseEventHandler handler;

    @Autowired
    private Recalculation recalculation;

    @Test
    void a_threat_with_a_weapon_is_red_and_told_to_the_audience_of_the_case() {
        ACase threat = aCase().yes("WEAPON_PREPARED", "SEPARATION")
                .departments(Department.POLICE)
                .restricted();
        EventEnvelope<Event> cause = threat.registered();

        hear(cause);

        EventEnvelope<Event> told = Ledger.told(threat.id).getFirst();
        RiskEvent.Changed changed = (RiskEvent.Changed) told.data();
        assertThat(told.sequence()).isEqualTo(1);
        assertThat(told.causationId()).isEqualTo(cause.id());
        assertThat(changed.audience()).isEqualTo(threat.audience());
        assertThat(changed.previous()).isEqualTo(Colour.NONE);
        assertThat(changed.colour()).isEqualTo(Colour.RED);
        assertThat(changed.certainty()).isEqualTo(Certainty.PROVISIONAL);
        assertThat(changed.ruleSet()).isEqualTo("2026-02");
        assertThat(changed.reasons())
                .containsExactly(
                        new RiskEvent.Reason("WEAPON_PREPARED", 0, true), new RiskEvent.Reason("SEPARATION", 6, false));
    }

    @Test
    void a_case_that_stays_as_it_was_raised_is_rated_and_nothing_is_told() {
        ACase quiet = aCase().without("KILL_THREAT");

        hear(quiet.registered(), quiet.accepted());

        assertThat(Ledger.rated(quiet.id)).isEqualTo(new Ledger.Rated(Colour.NONE, Certainty.PROVISIONAL, 0, 0));
        assertThat(Ledger.assessments(quiet.id)).isEqualTo(1);
        assertThat(Ledger.told(quiet.id)).isEmpty();
    }

    @Test
    void that_every_question_was_answered_and_there_is_no_danger_is_told() {
        ACase harmless = aCase();
        EventEnvelope<Event> cause = harmless.registered();

        hear(cause, harmless.accepted());

        assertThat(Ledger.rated(harmless.id)).isEqualTo(new Ledger.Rated(Colour.NONE, Certainty.CONFIRMED, 0, 1));
        EventEnvelope<Event> told = Ledger.told(harmless.id).getFirst();
        RiskEvent.CertaintyChanged changed = (RiskEvent.CertaintyChanged) told.data();
        assertThat(Ledger.told(harmless.id)).hasSize(1);
        assertThat(told.sequence()).isEqualTo(1);
        assertThat(told.causationId()).isEqualTo(cause.id());
        assertThat(changed.audience()).isEqualTo(harmless.audience());
        assertThat(changed.colour()).isEqualTo(Colour.NONE);
        assertThat(changed.previous()).isEqualTo(Certainty.PROVISIONAL);
        assertThat(changed.certainty()).isEqualTo(Certainty.CONFIRMED);
    }

    @Test
    void a_colour_that_a_merge_confirms_is_told_after_the_colour_itself() {
        ACase survivor = aCase().yes("SEPARATION").without("KILL_THREAT").foundAt(FOUND.minus(Duration.ofDays(2)));
        ACase merged = aCase();

        hear(survivor.registered(), merged.registered(), survivor.absorbed(merged));

        assertThat(Ledger.rated(survivor.id)).isEqualTo(new Ledger.Rated(Colour.BLUE, Certainty.CONFIRMED, 6, 2));
        assertThat(Ledger.told(survivor.id)).extracting(EventEnvelope::sequence).containsExactly(1L, 2L);
        assertThat(Ledger.told(survivor.id).getLast().data())
                .isInstanceOfSatisfying(RiskEvent.CertaintyChanged.class, changed -> {
                    assertThat(changed.colour()).isEqualTo(Colour.BLUE);
                    assertThat(changed.certainty()).isEqualTo(Certainty.CONFIRMED);
                });
    }

    @Test
    void the_third_report_at_a_place_within_thirty_days_weighs_and_a_drill_does_not() {
        String place = place();
        ACase first = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(20)));
        ACase drill =
                aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(15))).exercise();
        ACase second = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(10)));
        ACase third = aCase().at(place);

        hear(first.registered(), drill.registered(), second.registered(), third.registered());

        assertThat(Ledger.rated(second.id).points()).isZero();
        assertThat(Ledger.rated(third.id)).isEqualTo(new Ledger.Rated(Colour.BLUE, Certainty.CONFIRMED, 6, 1));
    }

    @Test
    void a_report_that_arrives_late_makes_the_later_one_of_its_place_be_rated_again() {
        String place = place();
        ACase early = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(20)));
        ACase earlyToo = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(10)));
        ACase late = aCase().at(place);

        hear(late.registered(), earlyToo.registered());
        assertThat(Ledger.rated(late.id).colour()).isEqualTo(Colour.NONE);
        EventEnvelope<Event> cause = early.registered();
        hear(cause);

        assertThat(Ledger.rated(late.id).colour()).isEqualTo(Colour.BLUE);
        assertThat(Ledger.told(late.id).getLast().causationId()).isEqualTo(cause.id());
    }

    @Test
    void what_not_everybody_who_sees_the_case_may_know_of_is_as_if_it_were_not() {
        String place = place();
        ACase later = aCase().at(place).departments(Department.URBAN_MANAGEMENT);
        ACase earlierYet = secret(place, 40);

        hear(secret(place, 20).registered(), secret(place, 10).registered(), later.registered());
        // and when it is heard of afterwards
        hear(secret(place, 5).registered(), earlierYet.registered(), earlierYet.accepted());
        earlierYet.departments(Department.POLICE);
        hear(earlierYet.accepted());

        assertThat(Ledger.rated(later.id)).isEqualTo(new Ledger.Rated(Colour.NONE, Certainty.CONFIRMED, 0, 1));
        assertThat(Ledger.told(later.id)).hasSize(1);
        assertThat(Ledger.assessments(later.id)).isEqualTo(1);
        assertThat(Ledger.detail(later.id)).doesNotContain(earlierYet.id.toString());
    }

    @ParameterizedTest
    @CsvSource({"POLICE, true, 10", "POLICE COMMUNITY, true, 10", "POLICE URBAN_MANAGEMENT, true, 0", "POLICE, false, 0"
    })
    void a_restricted_case_is_history_for_one_restricted_to_departments_that_are_all_on_it(
            String departments, boolean restricted, int points) {
        String place = place();
        ACase later = aCase().at(place)
                .departments(
                        Stream.of(departments.split(" ")).map(Department::of).toArray(Department[]::new));
        if (restricted) {
            later.restricted();
        }

        hear(
                secret(place, 30).registered(),
                secret(place, 20).registered(),
                secret(place, 10).registered());
        hear(later.registered());

        assertThat(Ledger.rated(later.id).points()).isEqualTo(points);
    }

    @Test
    void a_department_that_joins_takes_away_the_history_it_may_not_know_of_and_is_not_told_that_there_was_one() {
        String place = place();
        ACase later = aCase().at(place).departments(Department.POLICE).restricted();
        EventEnvelope<Event> raised = later.registered();
        hear(
                secret(place, 30).registered(),
                secret(place, 20).registered(),
                secret(place, 10).registered());
        hear(raised);
        assertThat(Ledger.rated(later.id).colour()).isEqualTo(Colour.YELLOW);

        later.departments(Department.POLICE, Department.URBAN_MANAGEMENT);
        hear(later.accepted());

        assertThat(Ledger.rated(later.id)).isEqualTo(new Ledger.Rated(Colour.NONE, Certainty.CONFIRMED, 0, 2));
        RiskEvent.Changed told =
                (RiskEvent.Changed) Ledger.told(later.id).getLast().data();
        assertThat(told.reasons()).isEmpty();
        assertThat(Ledger.told(later.id).getLast().causationId()).isEqualTo(raised.id());
    }

    @Test
    void a_case_that_becomes_restricted_ceases_to_be_history_and_nothing_of_it_is_said_with_that() {
        String place = place();
        ACase first = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(20)));
        ACase second = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(10)));
        ACase later = aCase().at(place);
        EventEnvelope<Event> raised = later.registered();
        hear(first.registered(), second.registered(), raised);
        assertThat(Ledger.rated(later.id).points()).isEqualTo(6);

        hear(first.restricted().closedOffOrOpened());

        assertThat(Ledger.rated(later.id)).isEqualTo(new Ledger.Rated(Colour.NONE, Certainty.CONFIRMED, 0, 2));
        assertThat(Ledger.told(later.id).getLast().causationId()).isEqualTo(raised.id());
        assertThat(Ledger.detail(later.id)).doesNotContain(first.id.toString());

        hear(first.unrestricted().closedOffOrOpened());

        assertThat(Ledger.rated(later.id).points()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "HC.FQ.C03.G02, HC.FQ.C03.G02, 6",
        "HC.FQ.C03, HC.FQ.C03.G02, 6",
        "HC.FQ.C03.G02, HC.FQ.C03, 6",
        "HC.FQ.C03.G02, HC.FQ.C03.G03, 0",
        "HC.FQ.C03.G02, HC.FQ.C01.G02, 0",
        "HC.FQ.C03, HC.FQ.C01, 0",
        "HC.FQ.C03, HC.FQ.C031, 0",
        "HC.FQ, HC.FQ.C03, 0",
        "HC.FQ, HC.FQ, 6"
    })
    void the_same_words_are_the_same_door_within_a_community_and_not_in_two_of_its_grids(
            String then, String now, int points) {
        String place = place();
        ACase later = aCase().at(place).in(now);

        hear(
                aCase().at(place)
                        .in(then)
                        .foundAt(FOUND.minus(Duration.ofDays(20)))
                        .registered(),
                aCase().at(place)
                        .in(then)
                        .foundAt(FOUND.minus(Duration.ofDays(10)))
                        .registered(),
                later.registered());

        assertThat(Ledger.rated(later.id).points()).isEqualTo(points);
    }

    @Test
    void a_case_of_another_type_at_the_door_is_another_dispute_until_it_is_accepted_as_one_of_this() {
        String place = place();
        ACase noise = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(20)));
        ACase quarrel = aCase().at(place).type("FAMILY").foundAt(FOUND.minus(Duration.ofDays(10)));
        ACase later = aCase().at(place).type("FAMILY");
        hear(noise.registered(), quarrel.registered(), later.registered());
        assertThat(Ledger.rated(later.id).points()).isZero();
        assertThat(Ledger.assessments(later.id)).isEqualTo(1);

        EventEnvelope<Event> cause = noise.type("FAMILY").acceptedAsTyped();
        hear(cause);

        assertThat(Ledger.rated(later.id).points()).isEqualTo(6);
        assertThat(Ledger.told(later.id).getLast().causationId()).isEqualTo(cause.id());
    }

    @Test
    void a_case_merged_into_another_is_its_history_whatever_it_was_called() {
        ACase survivor = aCase().type("FAMILY").foundAt(FOUND.minus(Duration.ofDays(9)));
        ACase one = aCase().foundAt(FOUND.minus(Duration.ofDays(5)));
        ACase other = aCase();

        hear(survivor.registered(), one.registered(), other.registered());
        hear(survivor.absorbed(one), survivor.absorbed(other));

        assertThat(Ledger.rated(survivor.id).points()).isEqualTo(6);
    }

    @Test
    void red_that_history_was_part_of_waits_for_people_when_the_history_ceases_to_count() {
        String place = place();
        ACase first = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(20)));
        ACase second = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(10)));
        ACase later = aCase().at(place).yes("PROPERTY_DAMAGE", "SEPARATION");
        hear(first.registered(), second.registered(), later.registered());
        assertThat(Ledger.rated(later.id).colour()).isEqualTo(Colour.RED);

        hear(first.restricted().accepted());

        assertThat(Ledger.rated(later.id)).isEqualTo(new Ledger.Rated(Colour.RED, Certainty.REVIEW_DUE, 14, 2));
    }

    @Test
    void what_an_older_release_counted_otherwise_is_calculated_anew() {
        String place = place();
        ACase first = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(20)));
        ACase second = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(10)));
        ACase later = aCase().at(place);
        hear(first.registered(), second.registered(), later.registered());
        assertThat(Ledger.rated(later.id).colour()).isEqualTo(Colour.BLUE);
        // as if it had been counted although it was restricted from the beginning
        Ledger.change("update dispute set restricted = true where case_id = '%s'".formatted(first.id));
        Ledger.change(
                "update dispute set recalculate = true where case_id in ('%s', '%s')".formatted(first.id, later.id));

        recalculation.round();

        assertThat(Ledger.rated(later.id)).isEqualTo(new Ledger.Rated(Colour.NONE, Certainty.CONFIRMED, 0, 2));
        assertThat(Ledger.assessments(first.id)).isEqualTo(1);
        assertThat(Ledger.change("update dispute set recalculate = false where recalculate"))
                .isZero();
    }

    @Test
    void a_merge_moves_the_evidence_to_the_survivor_and_is_told_once_though_both_sides_say_it() {
        ACase survivor = aCase().yes("LIVELIHOOD").foundAt(FOUND.minus(Duration.ofDays(2)));
        ACase merged = aCase().yes("PROPERTY_DAMAGE");
        hear(survivor.registered(), merged.registered());

        hear(merged.mergedInto(survivor), survivor.absorbed(merged));

        assertThat(Ledger.rated(survivor.id)).isEqualTo(new Ledger.Rated(Colour.YELLOW, Certainty.CONFIRMED, 11, 2));
        assertThat(Ledger.assessments(survivor.id)).isEqualTo(2);
        assertThat(Ledger.rated(merged.id).colour()).isEqualTo(Colour.BLUE);
    }

    @Test
    void a_merge_may_be_known_before_the_merged_case_is() {
        ACase survivor = aCase();
        ACase merged = aCase().yes("SUICIDE_THREAT");

        hear(survivor.registered(), survivor.absorbed(merged), merged.registered());

        assertThat(Ledger.rated(survivor.id).colour()).isEqualTo(Colour.RED);
        assertThat(Ledger.told(merged.id)).isEmpty();
    }

    @Test
    void a_merge_may_be_known_before_the_survivor_is() {
        ACase survivor = aCase();
        ACase merged = aCase().yes("SEPARATION");

        hear(merged.registered(), merged.mergedInto(survivor), survivor.registered());

        assertThat(Ledger.rated(survivor.id).colour()).isEqualTo(Colour.BLUE);
    }

    @Test
    void a_late_report_at_a_place_of_a_merged_case_makes_the_survivor_be_rated_again() {
        String oldPlace = place();
        ACase survivor = aCase().at(oldPlace).foundAt(FOUND.minus(Duration.ofDays(20)));
        ACase merged = aCase().at(place());
        ACase late = aCase().at(oldPlace).foundAt(FOUND.minus(Duration.ofDays(10)));
        hear(survivor.registered(), merged.registered(), survivor.absorbed(merged));
        assertThat(Ledger.rated(survivor.id).points()).isZero();

        hear(late.registered());

        assertThat(Ledger.rated(survivor.id).points()).isEqualTo(6);
    }

    @Test
    void two_reports_at_one_place_at_the_same_moment_do_not_miss_each_other() throws InterruptedException {
        String place = place();
        ACase first = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(20)));
        ACase second = aCase().at(place).foundAt(FOUND.minus(Duration.ofDays(10)));
        ACase third = aCase().at(place);
        hear(first.registered());

        meanwhile(second.registered(), third.registered());

        assertThat(Ledger.rated(third.id).points()).isEqualTo(6);
    }

    @Test
    void a_merge_at_the_moment_the_merged_case_arrives_does_not_lose_its_evidence() throws InterruptedException {
        ACase survivor = aCase();
        ACase merged = aCase().yes("KILL_THREAT");
        hear(survivor.registered());

        meanwhile(merged.registered(), survivor.absorbed(merged));

        assertThat(Ledger.rated(survivor.id).colour()).isEqualTo(Colour.RED);
    }

    @Test
    void a_case_is_calculated_with_its_outcome_and_that_is_told_though_nothing_changed() {
        ACase ended = aCase().without("KILL_THREAT");
        EventEnvelope<Event> registered = ended.registered();
        EventEnvelope<Event> accepted = ended.accepted();
        EventEnvelope<Event> outcome = ended.ended();

        hear(registered, accepted, outcome);

        assertThat(Ledger.assessments(ended.id)).isEqualTo(2);
        EventEnvelope<Event> told = Ledger.told(ended.id).getLast();
        assertThat(told.sequence()).isEqualTo(1);
        assertThat(told.causationId()).isEqualTo(outcome.id());
        assertThat(told.data())
                .isInstanceOfSatisfying(
                        RiskEvent.Reviewed.class,
                        reviewed -> assertThat(reviewed.version()).isEqualTo(3));
    }

    @Test
    void a_case_is_calculated_anew_when_mediation_ends_and_other_routes_are_named() {
        ACase refused = aCase().without("KILL_THREAT");

        hear(refused.registered(), refused.guided());

        assertThat(Ledger.assessments(refused.id)).isEqualTo(2);
        assertThat(Ledger.told(refused.id).getLast().data())
                .isInstanceOfSatisfying(
                        RiskEvent.Reviewed.class,
                        reviewed -> assertThat(reviewed.version()).isEqualTo(2));
    }

    @Test
    void what_the_outcome_changes_is_told_before_that_it_was_reviewed() {
        ACase threat = aCase().yes("WEAPON_PREPARED");

        hear(threat.registered(), threat.ended());

        assertThat(Ledger.told(threat.id)).extracting(EventEnvelope::sequence).containsExactly(1L, 2L);
        assertThat(Ledger.told(threat.id).getLast().data()).isInstanceOf(RiskEvent.Reviewed.class);
        assertThat(Ledger.rated(threat.id).colour()).isEqualTo(Colour.RED);
    }

    @Test
    void whoever_joins_the_case_later_hears_of_the_next_change() {
        ACase survivor = aCase().departments(Department.POLICE);
        ACase merged = aCase().yes("SEPARATION");
        hear(survivor.registered(), merged.registered());

        survivor.departments(Department.POLICE, Department.EMERGENCY);
        hear(survivor.accepted(), survivor.absorbed(merged));

        RiskEvent.Changed changed =
                (RiskEvent.Changed) Ledger.told(survivor.id).getLast().data();
        assertThat(changed.audience().departments()).containsExactly(Department.EMERGENCY, Department.POLICE);
    }

    @Test
    void a_canary_is_passed_on_with_our_name_on_it() {
        var canary = new Canary(UUID.randomUUID(), "case-service", Instant.parse("2026-11-24T02:00:00Z"));
        UUID subject = UUID.randomUUID();

        hear(EventEnvelope.mint("/case-service", subject, Instant.now(), 0, null, null, canary));

        assertThat(Ledger.told(subject))
                .extracting(EventEnvelope::data)
                .containsExactly(new Canary(canary.canaryId(), "risk-service", canary.releasedAt()));
    }

    @Test
    void the_database_has_no_place_for_what_is_never_a_factor() {
        List<String> columns = Ledger.columns();

        assertThat(columns).hasSizeGreaterThan(25).noneMatch(NeverAFactor::isNamedIn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update assessment set points = 0",
                "delete from assessment",
                "update report set party_count = 0",
                "delete from report",
                "delete from dispute"
            })
    void the_service_itself_cannot_rewrite_what_was_calculated(String rewriting) throws SQLException {
        try (var connection = TestCluster.postgres().database("fengqiao_risk").app();
                var statement = connection.createStatement()) {
            statement.execute("set fengqiao.roles = 'SERVICE'");

            assertThatThrownBy(() -> statement.execute(rewriting)).hasMessageContaining("permission denied");
        }
    }

    /** A case that only the police and the community may know of, so many days before the others. */
    private static ACase secret(String place, int days) {
        return aCase().at(place)
                .departments(Department.POLICE, Department.COMMUNITY)
                .restricted()
                .foundAt(FOUND.minus(Duration.ofDays(days)));
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

    /** Handles {@code second} on another thread while the transaction of {@code first} is still open. */
    private void meanwhile(EventEnvelope<Event> first, EventEnvelope<Event> second) throws InterruptedException {
        Thread other = transactions.inTransaction(tx -> {
            handler.handle(tx, first);
            Thread started = Thread.ofVirtual().start(() -> hear(second));
            // long enough for one that does not wait to be done
            return joined(started, Duration.ofMillis(300)) ? Thread.currentThread() : started;
        });
        assertThat(other).as("the second has to wait for the first").isNotSameAs(Thread.currentThread());
        assertThat(other.join(Duration.ofSeconds(10))).isTrue();
    }

    private static boolean joined(Thread thread, Duration limit) {
        try {
            return thread.join(limit);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String place() {
        return UUID.randomUUID().toString();
    }
}
