package cn.fengqiao.cases.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.responsibility.Duty;
import cn.fengqiao.cases.responsibility.Responsibilities;
import cn.fengqiao.cases.responsibility.ResponsibilityLine;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.PeopleEvent.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResponsibleNowTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final AreaPath SUBDISTRICT = AreaPath.of("HC.FQ");
    private static final AreaPath GRID = AreaPath.of("HC.FQ.C03.G02");

    private static final UUID SECRETARY = UUID.randomUUID();
    private static final UUID OFFICIAL = UUID.randomUUID();
    private static final UUID SUCCESSOR = UUID.randomUUID();
    private static final UUID DEPUTY = UUID.randomUUID();
    private static final UUID DIRECTOR = UUID.randomUUID();

    private static final Map<UUID, String> ACCOUNTS = Map.of(
            SECRETARY, "secretary",
            OFFICIAL, "official",
            SUCCESSOR, "successor",
            DEPUTY, "deputy",
            DIRECTOR, "director");

    @Test
    void who_answers_for_a_place_from_a_level_up_is_known_by_account_and_for_the_time_being() {
        ResponsibleNow responsible = responsible(ACCOUNTS);

        assertThat(responsible.accounts(GRID, Level.L2, NOW))
                .containsExactlyInAnyOrder("official", "deputy", "director");
        assertThat(responsible.accounts(GRID, Level.L1, NOW)).containsExactly("director");
        assertThat(responsible.accounts(GRID, Level.L2, NOW.plus(Duration.ofDays(2))))
                .containsExactlyInAnyOrder("successor", "deputy", "director");
        assertThat(responsible.accounts(AreaPath.of("HC.XX.C01"), Level.L2, NOW))
                .isEmpty();
    }

    @Test
    void who_has_no_account_is_nobody() {
        assertThat(responsible(Map.of(SECRETARY, "secretary")).accounts(GRID, Level.L2, NOW))
                .isEmpty();
    }

    private static ResponsibleNow responsible(Map<UUID, String> accounts) {
        var lines = Map.of(
                SUBDISTRICT,
                Map.of(
                        new Duty(Level.L1, Seat.HOLDER), line(DIRECTOR),
                        new Duty(Level.L2, Seat.HOLDER), line(OFFICIAL, SUCCESSOR),
                        new Duty(Level.L2, Seat.DEPUTY), line(DEPUTY),
                        new Duty(Level.L3, Seat.HOLDER), line(SECRETARY)));
        return new ResponsibleNow(
                () -> new ResponsibleNow.Picture(new Responsibilities(lines), accounts, Map.of()),
                Duration.ofMinutes(1));
    }

    /** Each a day after the one before. */
    private static ResponsibilityLine line(UUID first, UUID... then) {
        var terms = new java.util.ArrayList<>(List.of(new ResponsibilityLine.Term(NOW.minusSeconds(60), first)));
        for (UUID next : then) {
            terms.add(new ResponsibilityLine.Term(terms.getLast().since().plus(Duration.ofDays(1)), next));
        }
        return new ResponsibilityLine(terms);
    }
}
