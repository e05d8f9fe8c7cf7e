package cn.fengqiao.cases.protecting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.HouseLimits;
import cn.fengqiao.cases.clock.WorkingCalendar;
import cn.fengqiao.cases.clock.WorkingHours;
import cn.fengqiao.cases.dispute.Watched;
import cn.fengqiao.cases.protecting.Protecting.Outcome;
import cn.fengqiao.cases.protecting.Protecting.Refused;
import cn.fengqiao.cases.protecting.Protecting.Taken;
import cn.fengqiao.cases.protecting.Protection.State;
import cn.fengqiao.contract.CaseProgress.ProtectionStep;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProtectingTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ClockBook BOOK =
            new ClockBook(HouseLimits.RULES, new WorkingCalendar(Map.of(), WorkingHours.USUAL, ZONE));
    private static final UUID ID = UUID.fromString("01940000-0000-7000-8000-000000000001");

    /** Beijing time. */
    private static final Instant NOW = at("2026-11-27T18:00");

    @ParameterizedTest(name = "decided {0}, until {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-11-27T18:00, 2026-11-27, -
            2026-11-27T18:00, 2027-05-27, -
            2026-11-27T18:00, 2027-05-28, until
            2026-11-27T18:00, 2026-11-26, until
            2026-11-27T18:00, -,          until
            2026-11-25T10:00, 2027-05-25, -
            2026-11-25T10:00, 2027-05-26, until
            2026-11-24T07:59, 2026-12-01, decidedAt
            2026-11-27T18:01, 2026-12-01, decidedAt
            """)
    void an_order_is_in_force_for_six_months_from_its_decision_at_most(
            String decided, @Nullable LocalDate until, @Nullable String wrong) {
        Outcome outcome =
                Protecting.decide(applied(), Protecting.Decided.GRANTED, at(decided), until, null, null, by());

        if (wrong == null) {
            assertThat(taken(outcome).state()).isEqualTo(State.IN_FORCE);
            assertThat(taken(outcome).until()).isEqualTo(until);
        } else {
            assertThat(refused(outcome))
                    .isInstanceOfSatisfying(
                            ProtectionRefusal.OfField.class,
                            refusal -> assertThat(refusal.field()).isEqualTo(wrong));
        }
    }

    @ParameterizedTest(name = "prolonged on {0} until {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-11-27, 2027-01-01, -
            2026-11-27, 2027-06-30, -
            2026-11-27, 2027-07-01, until
            2026-11-27, 2026-12-31, until
            2026-11-26, 2027-01-01, on
            2026-11-28, 2027-01-01, on
            """)
    void a_prolongation_adds_six_months_to_the_last_day_at_most(LocalDate on, LocalDate until, @Nullable String wrong) {
        Protection before = granted(LocalDate.of(2026, 12, 31));

        Outcome outcome = Protecting.prolong(before, on, until, null, by());

        assertThat(outcome instanceof Taken).isEqualTo(wrong == null);
        if (wrong != null) {
            assertThat(refused(outcome))
                    .isInstanceOfSatisfying(
                            ProtectionRefusal.OfField.class,
                            refusal -> assertThat(refusal.field()).isEqualTo(wrong));
        }
    }

    @ParameterizedTest(name = "until {0}: warned {1}")
    @CsvSource(textBlock = """
            2027-03-31, 2027-03-17T00:00
            2026-11-27, 2026-11-27T12:00
            2026-11-30, 2026-11-29T00:00
            """)
    void it_is_told_before_it_ends_but_not_before_half_of_it_is_over(LocalDate until, String warned) {
        assertThat(granted(until).warnAt()).isEqualTo(at(warned));
    }

    @Test
    void time_tells_once_that_it_ends_soon_and_once_that_it_has_ended() {
        Protection before = granted(LocalDate.of(2027, 3, 31));

        assertThat(Protecting.passed(before, at("2027-03-16T23:59"))).isEmpty();
        Taken ending = Protecting.passed(before, at("2027-03-17T00:00")).orElseThrow();
        assertThat(ending.step()).isEqualTo(ProtectionStep.ENDING);
        assertThat(Protecting.passed(ending.next(), at("2027-03-31T23:59"))).isEmpty();
        Taken expired = Protecting.passed(ending.next(), at("2027-04-01T00:00")).orElseThrow();
        assertThat(expired.step()).isEqualTo(ProtectionStep.EXPIRED);
        assertThat(Protecting.passed(expired.next(), at("2027-05-01T00:00"))).isEmpty();
        assertThat(Protecting.passed(before, at("2027-05-01T00:00"))
                        .orElseThrow()
                        .step())
                .as("a late look says the end and not that it comes")
                .isEqualTo(ProtectionStep.EXPIRED);
        assertThat(Protecting.passed(applied(), at("2027-05-01T00:00"))).isEmpty();
    }

    @Test
    void what_is_prolonged_is_told_anew_before_its_new_end() {
        Protection warned = Protecting.passed(granted(LocalDate.of(2026, 12, 1)), at("2026-11-30T12:00"))
                .orElseThrow()
                .next();

        Protection longer =
                taken(Protecting.prolong(warned, LocalDate.of(2026, 11, 27), LocalDate.of(2027, 2, 28), null, by()));

        assertThat(warned.warned()).isTrue();
        assertThat(longer.warned()).isFalse();
        assertThat(longer.warnAt()).isEqualTo(at("2027-02-14T00:00"));
    }

    @Test
    void a_clock_watches_an_application_and_then_the_order() {
        assertThat(Protecting.watched(List.of(applied())))
                .containsExactly(new Watched(ClockKind.PROTECTION_ORDER, at("2026-11-24T08:00"), null));
        assertThat(Protecting.watched(List.of(granted(LocalDate.of(2026, 12, 31)))))
                .containsExactly(new Watched(ClockKind.PROTECTION_ORDER_VALIDITY, NOW, at("2027-01-01T00:00")));
        assertThat(Protecting.watched(List.of(letter()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProtectionAction.class,
            names = {"DECIDE", "PROLONG", "CHANGE", "REVOKE", "BREACH"})
    void each_step_is_taken_with_its_kinds_in_its_states_only(ProtectionAction action) {
        Protection order = granted(LocalDate.of(2026, 12, 31));
        Protection expired =
                Protecting.passed(order, at("2027-01-01T00:00")).orElseThrow().next();

        assertThat(action.against(applied()).isEmpty()).isEqualTo(action == ProtectionAction.DECIDE);
        assertThat(action.against(order).isEmpty()).isEqualTo(action != ProtectionAction.DECIDE);
        assertThat(action.against(letter()).isEmpty()).isEqualTo(action != ProtectionAction.DECIDE);
        assertThat(action.against(expired).isEmpty()).isEqualTo(action == ProtectionAction.BREACH);
    }

    @Test
    void a_breach_after_the_last_day_is_none() {
        Protection expired = granted(LocalDate.of(2026, 11, 27)).in(State.EXPIRED);
        var later = new Protecting.By("某民警", Department.POLICE, at("2026-11-29T08:00"), BOOK);

        assertThat(refused(Protecting.breach(expired, LocalDate.of(2026, 11, 28), "x", later)))
                .isEqualTo(new ProtectionRefusal.TooLate("on", LocalDate.of(2026, 11, 27)));
        assertThat(taken(Protecting.breach(expired, LocalDate.of(2026, 11, 27), "x", later))
                        .breaches())
                .isEqualTo(1);
    }

    private static Protection applied() {
        return taken(Protecting.apply(
                ID,
                new Protecting.Application("SELF", false, at("2026-11-24T08:00"), "甲", "乙", "法院", null, null),
                by()));
    }

    private static Protection granted(LocalDate until) {
        return taken(Protecting.decide(applied(), Protecting.Decided.GRANTED, NOW, until, null, null, by()));
    }

    private static Protection letter() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        return taken(Protecting.deliver(
                ID, new Protecting.Undertaking(null, "甲", "乙", "派出所", null, day, day.plusDays(60), null), by()));
    }

    private static Protecting.By by() {
        return new Protecting.By("某民警", Department.POLICE, NOW, BOOK);
    }

    private static Protection taken(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Taken.class);
        return ((Taken) outcome).next();
    }

    private static ProtectionRefusal refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).why();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
