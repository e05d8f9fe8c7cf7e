package cn.fengqiao.cases.card;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.card.RunCard.CardTask;
import cn.fengqiao.cases.card.RunCards.Reason;
import cn.fengqiao.cases.card.RunCards.Sought;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which card a case gets. */
class RunCardsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate BEFORE = TODAY.minusDays(1);
    private static final Sought FAMILY = sought("FAMILY", Colour.YELLOW, "02");

    @Test
    void a_case_without_a_card_gets_none() {
        assertThat(RunCards.match(List.of(), FAMILY, TODAY)).isEmpty();
        assertThat(RunCards.match(List.of(card("LABOUR", Colour.NONE, "01", "HC", BEFORE)), FAMILY, TODAY))
                .isEmpty();
    }

    @Test
    void a_card_applies_from_its_colour_its_scale_and_its_area_on() {
        RunCard danger = card(null, Colour.YELLOW, "02", "HC.FQ", BEFORE);

        assertThat(matched(FAMILY, danger)).isEqualTo(danger);
        assertThat(matched(sought("FAMILY", Colour.RED, "03"), danger)).isEqualTo(danger);
        assertThat(matched(sought("FAMILY", Colour.BLUE, "02"), danger)).isNull();
        assertThat(matched(sought("FAMILY", Colour.RED, null), danger)).isNull();
        assertThat(matched(FAMILY, card(null, Colour.YELLOW, "02", "HC.XX", BEFORE)))
                .isNull();
    }

    @Test
    void the_card_that_says_most_about_the_case_wins_the_type_before_the_place_before_the_danger_before_the_scale() {
        RunCard scale = card(null, Colour.NONE, "02", "HC", BEFORE);
        RunCard danger = card(null, Colour.YELLOW, "01", "HC", BEFORE);
        RunCard place = card(null, Colour.NONE, "01", "HC.FQ", BEFORE);
        RunCard type = card("FAMILY", Colour.NONE, "01", "HC", BEFORE);

        assertThat(matched(FAMILY, scale, danger)).isEqualTo(danger);
        assertThat(matched(FAMILY, scale, danger, place)).isEqualTo(place);
        assertThat(matched(FAMILY, type, scale, danger, place)).isEqualTo(type);
        assertThat(RunCards.match(List.of(danger), FAMILY, TODAY).orElseThrow().reasons())
                .containsExactlyInAnyOrder(Reason.AREA, Reason.COLOUR);
        assertThat(RunCards.match(List.of(type), FAMILY, TODAY).orElseThrow().reasons())
                .containsExactlyInAnyOrder(Reason.AREA, Reason.TYPE);
    }

    @Test
    void the_latest_edition_in_force_counts_and_one_of_tomorrow_not_yet() {
        RunCard old = card("FAMILY", Colour.NONE, "01", "HC", BEFORE.minusYears(1));
        RunCard now = card("FAMILY", Colour.NONE, "01", "HC", TODAY);
        RunCard tomorrow = card("FAMILY", Colour.NONE, "01", "HC", TODAY.plusDays(1));

        assertThat(matched(FAMILY, tomorrow, now, old)).isEqualTo(now);
        assertThat(matched(FAMILY, tomorrow)).isNull();
    }

    @Test
    void a_withdrawn_card_gives_way_to_the_more_general_one() {
        RunCard general = card(null, Colour.NONE, "01", "HC", BEFORE);
        RunCard special = card("FAMILY", Colour.NONE, "01", "HC", BEFORE);
        var withdrawn = new RunCard("FAMILY", Colour.NONE, "01", AreaPath.of("HC"), TODAY, List.of());

        assertThat(matched(FAMILY, general, special, withdrawn)).isEqualTo(general);
    }

    private static @Nullable RunCard matched(Sought sought, RunCard... cards) {
        return RunCards.match(List.of(cards), sought, TODAY)
                .map(RunCards.Match::card)
                .orElse(null);
    }

    private static Sought sought(String type, Colour colour, @Nullable String scale) {
        return new Sought(type, colour, scale, AreaPath.of("HC.FQ.C03.G02"));
    }

    private static RunCard card(@Nullable String type, Colour colour, String scale, String area, LocalDate from) {
        return new RunCard(
                type,
                colour,
                scale,
                AreaPath.of(area),
                from,
                List.of(new CardTask(COMMUNITY, "调解", null), new CardTask(POLICE, "到场", null)));
    }
}
