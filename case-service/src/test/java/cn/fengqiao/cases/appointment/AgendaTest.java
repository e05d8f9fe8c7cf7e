package cn.fengqiao.cases.appointment;

import static cn.fengqiao.cases.appointment.Profession.LAWYER;
import static cn.fengqiao.cases.appointment.Profession.MEDIATOR;
import static cn.fengqiao.cases.appointment.Profession.OTHER;
import static cn.fengqiao.cases.appointment.Profession.PSYCHOLOGIST;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.appointment.Agenda.PersonTaken;
import cn.fengqiao.cases.appointment.Agenda.RoomTaken;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Hours MORNINGS = new Hours(
            Arrays.stream(DayOfWeek.values())
                    .map(day -> new Opening(day, LocalTime.of(9, 0), LocalTime.of(11, 0)))
                    .toList(),
            Set.of(MONDAY.plusDays(1)),
            Duration.ofHours(1),
            SHANGHAI);
    private static final Slot NINE = slot(MONDAY, 9);
    private static final Slot TEN = slot(MONDAY, 10);

    private static final Worker ANNA = worker(1, "anna", MEDIATOR);
    private static final Worker BEI = worker(2, "bei", MEDIATOR);
    private static final Worker CHU = worker(3, "chu", LAWYER);
    private static final Worker DAN = worker(4, "dan", PSYCHOLOGIST);
    private static final Wish DUAL = new Wish(Wish.DUAL, List.of());
    private static final Wish A_MEDIATOR = new Wish(List.of(MEDIATOR), List.of());

    @Test
    void somebody_of_the_profession_sits_in_the_lowest_free_room() {
        Agenda agenda = agenda(3, List.of(new RoomTaken(1, NINE)), List.of());

        assertThat(agenda.seat(A_MEDIATOR, NINE)).isEqualTo(new Seating.Seated(2, List.of(ANNA)));
    }

    @Test
    void of_several_the_one_with_fewest_appointments_sits_there() {
        Agenda agenda = agenda(3, List.of(), List.of(new PersonTaken("anna", TEN)));

        assertThat(agenda.seat(A_MEDIATOR, NINE)).isEqualTo(new Seating.Seated(1, List.of(BEI)));
    }

    @Test
    void a_dual_appointment_needs_a_lawyer_and_a_psychologist_both_free() {
        assertThat(agenda(1, List.of(), List.of()).seat(DUAL, NINE))
                .isEqualTo(new Seating.Seated(1, List.of(CHU, DAN)));
        assertThat(agenda(1, List.of(), List.of(new PersonTaken("dan", NINE))).seat(DUAL, NINE))
                .isEqualTo(new Seating.ProfessionTaken(PSYCHOLOGIST));
        assertThat(agenda(1, List.of(), List.of(new PersonTaken("chu", NINE))).seat(DUAL, NINE))
                .isEqualTo(new Seating.ProfessionTaken(LAWYER));
    }

    @Test
    void a_full_studio_is_told_apart_from_a_colleague_who_is_taken() {
        List<RoomTaken> full = List.of(new RoomTaken(1, NINE), new RoomTaken(2, NINE));

        assertThat(agenda(2, full, List.of()).seat(A_MEDIATOR, NINE)).isEqualTo(new Seating.RoomsTaken());
        assertThat(agenda(2, full, List.of()).seat(A_MEDIATOR, TEN)).isInstanceOf(Seating.Seated.class);
        assertThat(agenda(2, List.of(), List.of(new PersonTaken("anna", NINE)))
                        .seat(new Wish(List.of(), List.of(ANNA.member())), NINE))
                .isEqualTo(new Seating.MemberTaken(ANNA.member()));
    }

    @Test
    void whom_the_studio_has_not_is_refused_before_any_question_of_time() {
        List<RoomTaken> full = List.of(new RoomTaken(1, NINE));
        var stranger = new UUID(9, 9);

        assertThat(agenda(1, full, List.of()).seat(new Wish(List.of(), List.of(stranger)), NINE))
                .isEqualTo(new Seating.NoSuchMember(stranger));
        assertThat(agenda(1, full, List.of()).seat(new Wish(List.of(OTHER), List.of()), NINE))
                .isEqualTo(new Seating.NoSuchProfession(OTHER));
        assertThat(agenda(1, full, List.of()).seat(new Wish(List.of(LAWYER, LAWYER), List.of()), NINE))
                .isEqualTo(new Seating.NoSuchProfession(LAWYER));
    }

    @Test
    void whoever_has_left_is_no_member_any_more() {
        var left = new Worker(new UUID(0, 5), "eli", OTHER, MONDAY.minusDays(9), MONDAY);
        var agenda = new Agenda(MORNINGS, 1, List.of(left), List.of(), List.of());
        var wish = new Wish(List.of(), List.of(left.member()));

        assertThat(agenda.seat(wish, NINE)).isInstanceOf(Seating.Seated.class);
        assertThat(agenda.seat(wish, slot(MONDAY.plusDays(2), 9))).isEqualTo(new Seating.NoSuchMember(left.member()));
        assertThat(agenda.seat(wish, slot(MONDAY.minusDays(10), 9))).isEqualTo(new Seating.NoSuchMember(left.member()));
    }

    @Test
    void a_member_who_is_named_fills_the_place_of_their_profession() {
        var wish = new Wish(Wish.DUAL, List.of(CHU.member()));

        assertThat(agenda(1, List.of(), List.of()).seat(wish, NINE))
                .isEqualTo(new Seating.Seated(1, List.of(CHU, DAN)));
    }

    @Test
    void the_next_free_slot_steps_over_what_is_taken_and_over_closed_days() {
        Agenda agenda = agenda(1, List.of(new RoomTaken(1, NINE), new RoomTaken(1, TEN)), List.of());

        assertThat(agenda.nextFree(A_MEDIATOR, NINE.start().minusSeconds(1), 28))
                .contains(slot(MONDAY.plusDays(2), 9));
        assertThat(agenda.nextFree(A_MEDIATOR, NINE.start().minusSeconds(1), 2)).isEmpty();
    }

    @Test
    void the_calendar_shows_what_is_not_begun_and_has_room_and_who_is_free() {
        Agenda agenda = agenda(2, List.of(new RoomTaken(1, TEN)), List.of(new PersonTaken("chu", TEN)));

        assertThat(agenda.free(MONDAY, 2, NINE.start()))
                .containsExactly(new Agenda.Free(TEN, 1, Set.of(MEDIATOR, PSYCHOLOGIST)));
    }

    @Test
    void what_only_touches_a_slot_does_not_take_it() {
        Agenda agenda = agenda(1, List.of(new RoomTaken(1, NINE)), List.of(new PersonTaken("anna", NINE)));

        assertThat(agenda.seat(new Wish(List.of(), List.of(ANNA.member())), TEN))
                .isInstanceOf(Seating.Seated.class);
    }

    private static Agenda agenda(int rooms, List<RoomTaken> roomsTaken, List<PersonTaken> peopleTaken) {
        return new Agenda(MORNINGS, rooms, List.of(BEI, ANNA, DAN, CHU), roomsTaken, peopleTaken);
    }

    private static Worker worker(int id, String person, Profession profession) {
        return new Worker(new UUID(0, id), person, profession, MONDAY.minusDays(100), null);
    }

    private static Slot slot(LocalDate day, int hour) {
        Instant start = day.atTime(hour, 0).atZone(SHANGHAI).toInstant();
        return new Slot(start, start.plus(Duration.ofHours(1)));
    }
}
