package cn.fengqiao.risk.scoring;

import static cn.fengqiao.risk.scoring.ADispute.aDispute;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.risk.rules.ShippedRules;
import cn.fengqiao.risk.scoring.Assessment.Cap;
import cn.fengqiao.risk.scoring.Assessment.Change;
import cn.fengqiao.risk.scoring.Assessment.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped table says, as a table. */
class DecisionTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KILL_THREAT",
                "WEAPON_PREPARED",
                "INJURY_30D",
                "ORDER_BREACH",
                "SUICIDE_THREAT",
                "DEPENDANT_IN_DANGER",
                "MASS_VIOLENCE"
            })
    void one_override_makes_the_dispute_red_at_once_until_a_person_confirms(String question) {
        Assessment assessment = assess(aDispute().withMandatoryAnswers().yes(question));

        assertThat(assessment.colour()).isEqualTo(Colour.RED);
        assertThat(assessment.certainty()).isEqualTo(Certainty.PROVISIONAL);
        assertThat(assessment.override()).isTrue();
        assertThat(assessment.toLower()).extracting(Change::factor).containsExactly(question);
    }

    @ParameterizedTest
    @CsvSource({
        "SEPARATION, 6, BLUE",
        "PUBLIC_EXTREME_THREAT, 6, BLUE",
        "PROPERTY_DAMAGE, 8, BLUE",
        "LIVELIHOOD, 3, NONE",
        "ALCOHOL, 3, NONE",
        "RECENT_HEAVY_LOSS, 2, NONE",
        "NOBODY_TO_LEAN_ON, 2, NONE"
    })
    void a_yes_adds_the_points_of_its_row(String question, int points, Colour colour) {
        Assessment assessment = assess(aDispute().withMandatoryAnswers().yes(question));

        assertThat(assessment.points()).isEqualTo(points);
        assertThat(assessment.colour()).isEqualTo(colour);
        assertThat(assessment.certainty()).isEqualTo(Certainty.CONFIRMED);
        assertThat(assessment.reasons()).extracting(Reason::factor).containsExactly(question);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 3", "9, 3", "10, 5", "500, 5"})
    void many_parties_count_by_the_highest_step_reached(int parties, int points) {
        assertThat(assess(aDispute().withMandatoryAnswers().parties(parties)).points())
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, -, 0",
        "1, 30, -, 6",
        "1, 31, -, 0",
        "1, 30, 90, 10",
        "1, 30, 91, 6",
        "40, 50, 90, 10",
        "40, 50, -, 0"
    })
    void earlier_reports_at_the_place_count_within_their_windows(int first, int second, String third, int points) {
        ADispute dispute = aDispute().withMandatoryAnswers().reportedAtPlace(first);
        if (first != second) {
            dispute.reportedAtPlace(second);
        }
        if (!third.equals("-")) {
            dispute.reportedAtPlace(Integer.parseInt(third));
        }

        assertThat(assess(dispute).points()).isEqualTo(points);
    }

    @Test
    void later_reports_at_the_place_do_not_count() {
        ADispute dispute = aDispute()
                .withMandatoryAnswers()
                .reportedAtPlace(-1)
                .reportedAtPlace(-2)
                .reportedAtPlace(-3);

        assertThat(assess(dispute).points()).isZero();
    }

    @Test
    void circumstances_together_add_no_more_than_their_cap() {
        Assessment assessment =
                assess(aDispute().withMandatoryAnswers().yes("ALCOHOL", "RECENT_HEAVY_LOSS", "NOBODY_TO_LEAN_ON"));

        assertThat(assessment.points()).isEqualTo(4);
        assertThat(assessment.colour()).isEqualTo(Colour.BLUE);
        assertThat(assessment.caps()).containsExactly(new Cap("CIRCUMSTANCES", 7, 4));
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "3, NONE", "4, BLUE", "9, BLUE", "10, YELLOW", "19, YELLOW", "20, RED", "99, RED"})
    void points_fall_into_bands(int points, Colour colour) {
        assertThat(ShippedRules.IN_FORCE.band(points)).isEqualTo(colour);
    }

    @Test
    void enough_points_make_red_without_an_override() {
        Assessment assessment =
                assess(aDispute().withMandatoryAnswers().yes("PROPERTY_DAMAGE", "SEPARATION", "PUBLIC_EXTREME_THREAT"));

        assertThat(assessment.points()).isEqualTo(20);
        assertThat(assessment.colour()).isEqualTo(Colour.RED);
        assertThat(assessment.override()).isFalse();
        assertThat(assessment.certainty()).isEqualTo(Certainty.PROVISIONAL);
    }

    @Test
    void an_unanswered_mandatory_question_makes_even_no_colour_provisional_and_is_named() {
        Assessment assessment = assess(aDispute().withMandatoryAnswers().without("INJURY_30D"));

        assertThat(assessment.colour()).isEqualTo(Colour.NONE);
        assertThat(assessment.certainty()).isEqualTo(Certainty.PROVISIONAL);
        assertThat(assessment.missing()).extracting(Question::code).containsExactly("INJURY_30D");
        assertThat(assessment.explanation()).contains("尚未回答：三十日内是否有人被扼颈或受伤");
    }

    @Test
    void with_no_answers_at_all_every_mandatory_question_is_missing() {
        assertThat(assess(aDispute()).missing())
                .extracting(Question::code)
                .containsExactlyInAnyOrderElementsOf(ADispute.MANDATORY);
    }

    @Test
    void a_question_of_a_newer_dictionary_is_kept_and_changes_nothing() {
        Dispute dispute =
                aDispute().withMandatoryAnswers().yes("ASKED_ONLY_NEXT_YEAR").build();

        Assessment assessment = Scoring.assess(ShippedRules.IN_FORCE, dispute);

        assertThat(assessment.reasons()).isEmpty();
        assertThat(assessment.inputs().reports().getFirst().answers()).containsKey("ASKED_ONLY_NEXT_YEAR");
    }

    @Test
    void the_answers_of_a_merged_case_count_while_they_are_valid() {
        assertThat(assess(aDispute().withMandatoryAnswers().absorbed(60, "PUBLIC_EXTREME_THREAT"))
                        .points())
                .isEqualTo(6);
        assertThat(assess(aDispute().withMandatoryAnswers().absorbed(61, "PUBLIC_EXTREME_THREAT"))
                        .points())
                .isZero();
    }

    @Test
    void a_no_of_today_does_not_undo_a_yes_of_last_week() {
        Assessment assessment = assess(aDispute().withMandatoryAnswers().absorbed(7, "KILL_THREAT"));

        assertThat(assessment.colour()).isEqualTo(Colour.RED);
        assertThat(assessment.reasons().getFirst().evidenceAt())
                .isEqualTo(ADispute.NOW.minus(java.time.Duration.ofDays(7)));
    }

    @Test
    void red_does_not_end_by_itself_when_its_evidence_grows_old() {
        Assessment assessment = assess(aDispute().withMandatoryAnswers().absorbed(31, "KILL_THREAT"));

        assertThat(assessment.colour()).isEqualTo(Colour.RED);
        assertThat(assessment.certainty()).isEqualTo(Certainty.REVIEW_DUE);
        assertThat(assessment.reasons()).isEmpty();
        assertThat(assessment.toLower()).extracting(Change::name).containsExactly("复核");
    }

    @Test
    void what_lowers_the_colour_is_the_fewest_changes_and_not_the_heaviest() {
        // 8 + 6 + min(4, 3 + 2) = 18; without the damage 10 is still yellow, without separation 12, both need two
        Assessment yellow = assess(
                aDispute().withMandatoryAnswers().yes("PROPERTY_DAMAGE", "SEPARATION", "ALCOHOL", "RECENT_HEAVY_LOSS"));
        // 8 + 3 = 11; without the parties 8 is blue
        Assessment elevenPoints =
                assess(aDispute().withMandatoryAnswers().yes("PROPERTY_DAMAGE").parties(5));

        assertThat(yellow.toLower()).hasSize(2);
        assertThat(elevenPoints.toLower()).hasSize(1);
    }

    @Test
    void to_lower_a_colour_with_an_override_the_points_behind_it_must_fall_as_well() {
        Assessment assessment = assess(aDispute()
                .withMandatoryAnswers()
                .yes("KILL_THREAT", "PROPERTY_DAMAGE", "SEPARATION", "PUBLIC_EXTREME_THREAT"));

        assertThat(assessment.toLower()).hasSize(2);
        assertThat(assessment.toLower().getFirst().factor()).isEqualTo("KILL_THREAT");
    }

    @Test
    void what_is_said_to_lower_the_colour_does_lower_it() {
        ADispute dispute = aDispute()
                .withMandatoryAnswers()
                .yes("PROPERTY_DAMAGE", "SEPARATION", "LIVELIHOOD", "ALCOHOL", "NOBODY_TO_LEAN_ON");
        Assessment before = assess(dispute);

        before.toLower().forEach(change -> dispute.without(String.valueOf(change.factor())));

        assertThat(assess(dispute).colour()).isLessThan(before.colour());
    }

    @Test
    void the_explanation_names_the_factors_their_days_and_the_sum_in_plain_chinese() {
        Assessment assessment = assess(aDispute().withMandatoryAnswers().yes("PROPERTY_DAMAGE", "LIVELIHOOD"));

        assertThat(assessment.explanation())
                .isEqualTo("本纠纷评为黄色，依据齐全。计分情形：毁坏财物或轻微殴打（2026年11月24日）8分；"
                        + "关系到工资、住房或唯一收入（2026年11月24日）3分；合计11分。"
                        + "下列各项均成立时颜色可以降低：没有毁坏财物或殴打，或已满一百八十日未再发生。");
    }

    @Test
    void reasons_come_strongest_first() {
        Assessment assessment = assess(
                aDispute().withMandatoryAnswers().yes("ALCOHOL", "LIVELIHOOD", "PROPERTY_DAMAGE", "SUICIDE_THREAT"));

        assertThat(assessment.reasons())
                .extracting(Reason::factor)
                .isEqualTo(List.of("SUICIDE_THREAT", "PROPERTY_DAMAGE", "LIVELIHOOD", "ALCOHOL"));
    }

    private static Assessment assess(ADispute dispute) {
        return Scoring.assess(ShippedRules.IN_FORCE, dispute.build());
    }
}
