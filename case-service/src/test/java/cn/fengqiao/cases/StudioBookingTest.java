package cn.fengqiao.cases;

import static cn.fengqiao.cases.StudioDesk.ROOT;
import static cn.fengqiao.cases.StudioDesk.aStudio;
import static cn.fengqiao.cases.StudioDesk.at;
import static cn.fengqiao.cases.StudioDesk.body;
import static cn.fengqiao.cases.StudioDesk.wish;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** Appointments: nobody and no room twice, whoever asks at the same time. */
@RunningService
class StudioBookingTest {

    private static final int AT_ONCE = 20;

    @LocalServerPort
    private int port;

    private Desk keeper;
    private Desk police;

    @BeforeEach
    void desks() {
        keeper = Desk.of(port, COMMUNITY, Role.MEDIATOR);
        police = Desk.dispatcher(port, POLICE);
    }

    @Test
    void of_twenty_who_book_the_last_slot_one_has_it_and_the_others_are_told_the_next() {
        Answer studio = staffed(aStudio("最后一席"), "MEDIATOR", "MEDIATOR");
        Instant nine = at(3, 9);
        List<Callable<Answer>> all = IntStream.range(0, AT_ONCE)
                .<Callable<Answer>>mapToObj(i -> () -> StudioDesk.book(police, studio.id(), nine))
                .toList();

        List<Answer> answers = StudioDesk.atOnce(all);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(AT_ONCE - 1)
                .allSatisfy(refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.problem()).isEqualTo("slot-taken");
                    assertThat(refused.text("/reason")).isEqualTo("ROOMS");
                    assertThat(refused.text("/field")).isEqualTo("start");
                    assertThat(refused.text("/nextFree/start"))
                            .isEqualTo(at(3, 10).toString());
                });
    }

    @Test
    void every_room_is_used_and_none_more() {
        Answer studio = staffed(aStudio("三间房").put("rooms", 3), "MEDIATOR", "MEDIATOR", "MEDIATOR", "MEDIATOR");
        Instant nine = at(3, 9);

        List<Answer> answers = StudioDesk.atOnce(IntStream.range(0, AT_ONCE)
                .<Callable<Answer>>mapToObj(i -> () -> StudioDesk.book(police, studio.id(), nine))
                .toList());

        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.body().at("/room").asInt()))
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void who_works_for_two_studios_sits_in_one_of_them() {
        String person = "p-" + UUID.randomUUID();
        Answer one = StudioDesk.joined(
                keeper, StudioDesk.open(keeper, aStudio("一处").put("rooms", 9)), "方宁", "PSYCHOLOGIST", person);
        Answer other = StudioDesk.joined(
                keeper, StudioDesk.open(keeper, aStudio("另一处").put("rooms", 9)), "方宁", "PSYCHOLOGIST", person);
        Instant nine = at(3, 9);

        List<Answer> answers = StudioDesk.atOnce(IntStream.range(0, AT_ONCE)
                .<Callable<Answer>>mapToObj(i -> () -> StudioDesk.book(
                        police,
                        i % 2 == 0 ? one.id() : other.id(),
                        UUID.randomUUID().toString(),
                        professions(wish(nine), "PSYCHOLOGIST")))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(refused -> assertThat(refused.text("/reason")).isEqualTo("PROFESSION"));
    }

    @Test
    void a_request_that_comes_again_books_once_and_other_content_is_refused() {
        Answer studio = staffed(aStudio("重复"), "MEDIATOR");
        String key = UUID.randomUUID().toString();

        List<Answer> answers = StudioDesk.atOnce(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> StudioDesk.book(police, studio.id(), key, wish(at(3, 9))))
                .toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.raw()
                                .headers()
                                .firstValue("Idempotent-Replay")
                                .isPresent()))
                .hasSize(7);
        assertThat(StudioDesk.book(police, studio.id(), key, wish(at(3, 11))).problem())
                .isEqualTo("idempotency-conflict");
    }

    @Test
    void a_slot_that_is_none_is_refused_by_field() {
        ObjectNode request = aStudio("时段");
        request.putArray("closedDays")
                .add(LocalDate.now(StudioDesk.ZONE).plusDays(4).toString());
        Answer studio = staffed(request, "MEDIATOR");

        assertThat(Stream.of(at(-1, 9), at(3, 7), at(3, 20), at(3, 9).plusSeconds(60), at(4, 9), at(200, 9))
                        .map(start -> StudioDesk.book(police, studio.id(), start)))
                .allSatisfy(refused -> {
                    assertThat(refused.problem()).isEqualTo("field-invalid");
                    assertThat(refused.text("/field")).isEqualTo("start");
                })
                .extracting(refused -> refused.text("/detail"))
                .containsExactly("时间已过", "不在开放时间内", "不在开放时间内", "不是时段的开始", "当天不开放", "只能预约 180 天以内");
    }

    @Test
    void whom_the_studio_or_the_caller_does_not_know_is_refused_by_field() {
        Answer studio = staffed(aStudio("成员"), "MEDIATOR");
        UUID nobody = UUID.randomUUID();
        Instant nine = at(3, 9);
        ObjectNode member = wish(nine);
        member.putArray("members").add(nobody.toString());
        ObjectNode none = wish(nine);
        none.putArray("professions");

        assertThat(refusedBy(studio, member)).isEqualTo("members[0]");
        assertThat(refusedBy(studio, none)).isEqualTo("professions");
        assertThat(refusedBy(studio, professions(wish(nine), "LAWYER"))).isEqualTo("professions");
        assertThat(refusedBy(studio, wish(nine).put("caseId", nobody.toString())))
                .isEqualTo("caseId");
        assertThat(refusedBy(studio, wish(nine).put("householdId", nobody.toString())))
                .isEqualTo("householdId");
        assertThat(refusedBy(
                        studio, wish(nine).put("householdId", nobody.toString()).put("caseId", nobody.toString())))
                .isEqualTo("householdId");
        assertThat(refusedBy(studio, wish(nine).put("dual", true))).isEqualTo("dual");
    }

    @Test
    void a_dual_appointment_takes_a_lawyer_and_a_psychologist_who_are_both_free() {
        Answer studio = staffed(aStudio("双师").put("rooms", 5), "LAWYER", "LAWYER", "PSYCHOLOGIST");
        Answer raised = police.raise(Desk.aCase());
        ObjectNode dual =
                wish(at(3, 9)).put("dual", true).put("caseId", raised.id().toString());

        Answer booked = StudioDesk.book(police, studio.id(), UUID.randomUUID().toString(), dual);
        Answer second = StudioDesk.book(police, studio.id(), UUID.randomUUID().toString(), dual);
        Answer lawyer = StudioDesk.book(
                police, studio.id(), UUID.randomUUID().toString(), professions(wish(at(3, 9)), "LAWYER"));

        assertThat(booked.status()).as(booked.body().toString()).isEqualTo(201);
        assertThat(booked.body()
                        .at("/members")
                        .valueStream()
                        .map(seat -> seat.at("/profession").asString()))
                .containsExactly("LAWYER", "PSYCHOLOGIST");
        assertThat(booked.text("/caseId")).isEqualTo(raised.text("/id"));
        assertThat(second.problem()).isEqualTo("slot-taken");
        assertThat(second.text("/profession")).isEqualTo("PSYCHOLOGIST");
        assertThat(second.text("/nextFree/start")).isEqualTo(at(3, 10).toString());
        assertThat(lawyer.status()).isEqualTo(201);
    }

    @Test
    void a_studio_without_a_psychologist_gives_no_dual_appointment() {
        Answer studio = staffed(aStudio("单师"), "LAWYER");
        Answer raised = police.raise(Desk.aCase());
        ObjectNode dual =
                wish(at(3, 9)).put("dual", true).put("caseId", raised.id().toString());

        Answer refused = StudioDesk.book(police, studio.id(), UUID.randomUUID().toString(), dual);

        assertThat(refused.problem()).isEqualTo("field-invalid");
        assertThat(refused.text("/field")).isEqualTo("dual");
        assertThat(refused.text("/reason")).isEqualTo("PSYCHOLOGIST");
    }

    @Test
    void a_case_nobody_may_tell_of_is_booked_by_those_on_it_and_not_shown_to_others() {
        Answer studio = staffed(aStudio("保密"), "MEDIATOR");
        ObjectNode secret = Desk.aCase().put("restricted", true);
        secret.putArray("departments").add("POLICE");
        Answer shut = police.raise(secret);
        ObjectNode wish = wish(at(3, 9)).put("caseId", shut.id().toString());
        Desk urban = Desk.dispatcher(port, URBAN_MANAGEMENT);

        Answer foreign = StudioDesk.book(urban, studio.id(), UUID.randomUUID().toString(), wish);
        Answer booked = StudioDesk.book(police, studio.id(), UUID.randomUUID().toString(), wish);
        Answer cancelled = StudioDesk.onBooking(police, booked, "cancel", body().put("reason", "当事人住院"));
        String path = ROOT + "/bookings/" + booked.id();
        String about = ROOT + "/bookings?caseId=" + shut.id();

        assertThat(police.get(about).text("/items/0/id")).isEqualTo(booked.text("/id"));
        assertThat(urban.get(about).body()).isEqualTo(body().set("items", Desk.JSON.createArrayNode()));
        assertThat(police.get(ROOT + "/bookings").text("/field")).isEqualTo("caseId");
        assertThat(foreign.text("/field")).isEqualTo("caseId");
        assertThat(cancelled.text("/reason")).isEqualTo("当事人住院");
        assertThat(urban.get(path).status()).isEqualTo(200);
        assertThat(urban.get(path).body().has("caseId")).isFalse();
        assertThat(urban.get(path).body().has("reason")).isFalse();
        assertThat(urban.get(ROOT + "/" + studio.id() + "/history").raw().body())
                .doesNotContain("当事人住院", shut.text("/id"));
        assertThat(StudioDesk.rows("select payload from outbox where subject = ?", studio.id()))
                .noneMatch(payload -> payload.contains(shut.text("/id")));
    }

    @Test
    void an_appointment_is_moved_while_its_old_slot_becomes_free() {
        Answer studio = staffed(aStudio("改期"), "MEDIATOR");
        Answer booking = StudioDesk.book(police, studio.id(), at(3, 9));
        Answer other = StudioDesk.book(police, studio.id(), at(3, 10));

        Answer refused = move(booking, at(3, 10));
        Answer moved = move(booking, at(3, 12));
        Answer repeat = move(booking, at(3, 12));
        Answer late = move(booking, at(3, 13));

        assertThat(other.status()).isEqualTo(201);
        assertThat(refused.problem()).isEqualTo("slot-taken");
        assertThat(refused.text("/nextFree/start")).isEqualTo(at(3, 11).toString());
        assertThat(moved.text("/start")).isEqualTo(at(3, 12).toString());
        assertThat(moved.version()).isEqualTo(2);
        assertThat(repeat.body()).isEqualTo(moved.body());
        assertThat(late.problem()).isEqualTo("stale-version");
        assertThat(late.text("/current/start")).isEqualTo(at(3, 12).toString());
        assertThat(StudioDesk.book(police, studio.id(), at(3, 9)).status()).isEqualTo(201);
        assertThat(StudioDesk.book(police, studio.id(), at(3, 12)).problem()).isEqualTo("slot-taken");
    }

    @Test
    void an_appointment_is_changed_by_the_department_that_made_it_and_by_the_one_that_keeps_the_studio() {
        Answer studio = staffed(aStudio("谁来改"), "MEDIATOR");
        Answer booking = StudioDesk.book(police, studio.id(), at(3, 9));
        Desk urban = Desk.dispatcher(port, URBAN_MANAGEMENT);

        assertThat(StudioDesk.onBooking(urban, booking, "cancel", body().put("reason", "不是我的"))
                        .problem())
                .isEqualTo("department-not-on-case");
        assertThat(StudioDesk.onBooking(keeper, booking, "cancel", body().put("reason", "调解员生病"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_appointment_does_not_stand_in_its_own_way() {
        ObjectNode half = aStudio("半小时").put("slotMinutes", 30);
        Answer studio = staffed(half, "MEDIATOR");
        Answer booking = StudioDesk.book(police, studio.id(), at(3, 9));

        assertThat(move(booking, at(3, 9).plusSeconds(1_800)).status()).isEqualTo(200);
    }

    @Test
    void a_cancelled_slot_and_its_people_are_free_again() {
        Answer studio = staffed(aStudio("取消"), "MEDIATOR");
        Answer booking = StudioDesk.book(police, studio.id(), at(3, 9));

        assertThat(StudioDesk.onBooking(police, booking, "cancel", body().put("reason", " "))
                        .text("/field"))
                .isEqualTo("reason");
        Answer cancelled = StudioDesk.onBooking(police, booking, "cancel", body().put("reason", "和好了"));

        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(StudioDesk.onBooking(police, cancelled, "cancel", body().put("reason", "再取消"))
                        .problem())
                .isEqualTo("not-now");
        assertThat(move(cancelled, at(3, 12)).text("/reason")).isEqualTo("CANCELLED");
        assertThat(StudioDesk.book(police, studio.id(), at(3, 9)).status()).isEqualTo(201);
    }

    @Test
    void what_became_of_an_appointment_is_said_once_it_has_begun_and_counted() {
        Answer studio = staffed(aStudio("统计").put("rooms", 3), "MEDIATOR", "MEDIATOR", "MEDIATOR");
        Answer raised = police.raise(Desk.aCase());
        Answer kept = StudioDesk.book(
                police,
                studio.id(),
                UUID.randomUUID().toString(),
                wish(at(3, 9)).put("caseId", raised.text("/id")));
        Answer missed = StudioDesk.book(police, studio.id(), at(3, 9));
        Answer standing = StudioDesk.book(police, studio.id(), at(3, 9));
        Answer cancelled = StudioDesk.book(police, studio.id(), at(3, 10));
        StudioDesk.onBooking(police, cancelled, "cancel", body().put("reason", "另约"));

        assertThat(settle(kept, true).text("/reason")).isEqualTo("NOT_BEGUN");
        StudioDesk.began(kept.id());
        StudioDesk.began(missed.id());
        Answer came = settle(kept, true);
        Answer noShow = settle(missed, false);

        assertThat(standing.status()).isEqualTo(201);
        assertThat(came.text("/statusName")).isEqualTo("已到访");
        assertThat(noShow.text("/status")).isEqualTo("NO_SHOW");
        assertThat(settle(came, false).text("/reason")).isEqualTo("KEPT");
        assertThat(StudioDesk.onBooking(police, came, "cancel", body().put("reason", "x"))
                        .problem())
                .isEqualTo("not-now");
        String from = LocalDate.now(StudioDesk.ZONE).minusDays(60).toString();
        String to = LocalDate.now(StudioDesk.ZONE).plusDays(10).toString();
        Answer figures = police.get(ROOT + "/" + studio.id() + "/statistics?from=" + from + "&to=" + to);
        assertThat(Stream.of("booked", "kept", "noShow", "cancelled", "cases", "dual", "keptMinutes")
                        .map(name -> figures.body().path(name).asInt()))
                .containsExactly(1, 1, 1, 1, 1, 0, 60);
        assertThat(police.get(ROOT + "/" + studio.id() + "/statistics?from=2025-01-01&to=2026-11-26")
                        .text("/field"))
                .isEqualTo("to");
        assertThat(StudioDesk.rows("""
                        select type
                        from outbox
                        where subject = ?
                        and sequence > 4
                        order by sequence
                        """, studio.id()))
                .containsExactly(
                        "cn.fengqiao.studio.booked.v1",
                        "cn.fengqiao.studio.booked.v1",
                        "cn.fengqiao.studio.booked.v1",
                        "cn.fengqiao.studio.booked.v1",
                        "cn.fengqiao.studio.booking-cancelled.v1",
                        "cn.fengqiao.studio.booking-kept.v1",
                        "cn.fengqiao.studio.booking-kept.v1");
    }

    @Test
    void appointments_are_listed_in_the_order_of_their_times_page_by_page() {
        Answer studio = staffed(aStudio("列表").put("rooms", 2), "MEDIATOR", "MEDIATOR");
        Answer ten = StudioDesk.book(police, studio.id(), at(3, 10));
        Answer nine = StudioDesk.book(police, studio.id(), at(3, 9));
        Answer alsoNine = StudioDesk.book(police, studio.id(), at(3, 9));
        String list = ROOT + "/" + studio.id() + "/bookings?limit=2";

        Answer first = police.get(list);
        Answer second = police.get(list + "&after=" + first.text("/next"));

        assertThat(List.of(first.text("/items/0/id"), first.text("/items/1/id"), second.text("/items/0/id")))
                .containsExactly(nine.text("/id"), alsoNine.text("/id"), ten.text("/id"));
        assertThat(second.body().has("next")).isFalse();
        assertThat(police.get(list + "&after=x").problem()).isEqualTo("cursor-invalid");
        assertThat(police.get(list + "&from=" + at(3, 10)).body().at("/items")).hasSize(1);
    }

    private String refusedBy(Answer studio, ObjectNode wish) {
        Answer refused = StudioDesk.book(police, studio.id(), UUID.randomUUID().toString(), wish);
        assertThat(refused.problem()).isEqualTo("field-invalid");
        return refused.text("/field");
    }

    private Answer move(Answer booking, Instant start) {
        return StudioDesk.onBooking(police, booking, "move", wish(start));
    }

    private Answer settle(Answer booking, boolean kept) {
        return StudioDesk.onBooking(police, booking, "settle", body().put("kept", kept));
    }

    private Answer staffed(ObjectNode studio, String... professions) {
        Answer opened = StudioDesk.open(keeper, studio);
        for (String profession : professions) {
            opened = StudioDesk.joined(keeper, opened, "成员" + opened.version(), profession, null);
        }
        return opened;
    }

    private static ObjectNode professions(ObjectNode wish, String... professions) {
        Stream.of(professions).forEach(wish.withArray("professions")::add);
        return wish;
    }
}
