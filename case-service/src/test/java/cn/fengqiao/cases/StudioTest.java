package cn.fengqiao.cases;

import static cn.fengqiao.cases.StudioDesk.ROOT;
import static cn.fengqiao.cases.StudioDesk.aStudio;
import static cn.fengqiao.cases.StudioDesk.at;
import static cn.fengqiao.cases.StudioDesk.body;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Studios: opened, changed and closed by the department that keeps them, found by everybody. */
@RunningService
class StudioTest {

    @LocalServerPort
    private int port;

    private Desk keeper;
    private Desk police;

    @BeforeEach
    void desks() {
        keeper = Desk.of(port, COMMUNITY, Role.MEDIATOR);
        police = Desk.of(port, POLICE, Role.DISPATCHER, Role.MEDIATOR);
    }

    @Test
    void a_studio_is_opened_and_read_by_everybody_of_the_place() {
        Answer opened = StudioDesk.joined(keeper, open("禾丰茶话室"), "林秋", "MEDIATOR", null);

        Answer read = police.get(ROOT + "/" + opened.id());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(opened.body());
        assertThat(read.text("/name")).isEqualTo("禾丰茶话室");
        assertThat(read.text("/skills/0/name")).isEqualTo("家事");
        assertThat(read.text("/covers/1/place")).isEqualTo("青石巷社区");
        assertThat(read.text("/hours/0/from")).startsWith("08:00");
        assertThat(read.text("/members/0/professionName")).isEqualTo("调解员");
        assertThat(read.text("/lead")).isEqualTo("COMMUNITY");
        assertThat(read.body().at("/departments")).hasSize(4);
        assertThat(read.version()).isEqualTo(2);
        assertThat(StudioDesk.rows("select type from outbox where subject = ? order by sequence", opened.id()))
                .containsExactly("cn.fengqiao.studio.opened.v1", "cn.fengqiao.studio.changed.v1");
    }

    @Test
    void a_repeat_under_the_same_key_opens_nothing_and_other_content_is_refused() {
        String key = UUID.randomUUID().toString();
        Answer first = StudioDesk.post(keeper, ROOT, key, aStudio("溪桥说事室"));

        Answer repeat = StudioDesk.post(keeper, ROOT, key, aStudio("溪桥说事室"));
        Answer other = StudioDesk.post(keeper, ROOT, key, aStudio("别的名字"));

        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.id()).isEqualTo(first.id());
        assertThat(repeat.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(other.problem()).isEqualTo("idempotency-conflict");
    }

    @ParameterizedTest(name = "{0} is refused by {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \" \"}                              | name          | field-invalid",
                "{\"profile\": \"\"}                            | profile       | field-invalid",
                "{\"skills\": []}                               | skills        | field-invalid",
                "{\"skills\": [\"LAW\", \"MAGIC\"]}             | skills[1]     | unknown-value",
                "{\"area\": \"HC.XX.C01\"}                      | area          | field-invalid",
                "{\"area\": \"HC.FQ.C77\"}                      | area          | unknown-value",
                "{\"covers\": []}                               | covers        | field-invalid",
                "{\"covers\": [\"HC.FQ.C03\", \"HC.FQ.C03.G01\"]} | covers[1]   | field-invalid",
                "{\"slotMinutes\": 14}                          | slotMinutes   | field-invalid",
                "{\"slotMinutes\": 241}                         | slotMinutes   | field-invalid",
                "{\"rooms\": 0}                                 | rooms         | field-invalid",
                "{\"departments\": [\"NAVY\"]}                  | departments[0] | unknown-value",
                "{\"hours\": [{\"day\": \"MONDAY\", \"from\": \"12:00\", \"to\": \"09:00\"}]} | hours[0] | field-invalid",
                "{\"hours\": [{\"day\": \"MONDAY\", \"from\": \"09:00\", \"to\": \"12:00\"}, {\"day\": \"MONDAY\", \"from\": \"11:00\", \"to\": \"13:00\"}]} | hours | field-invalid",
                "{\"kind\": \"SHOP\"}                           | kind          | unknown-value",
                "{\"hours\": [{\"day\": \"MONDAY\", \"from\": \"25:00\", \"to\": \"26:00\"}]} | hours[0].from | impossible-date",
            })
    void what_is_wrong_is_named_by_field(String wrong, String field, String problem) {
        ObjectNode request = aStudio("有误的工作室");
        ((ObjectNode) Desk.JSON.readTree(wrong))
                .properties()
                .forEach(member -> request.set(member.getKey(), member.getValue()));

        Answer refused = StudioDesk.post(keeper, ROOT, UUID.randomUUID().toString(), request);

        assertThat(refused.problem()).as(refused.body().toString()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    @Test
    void only_the_department_that_keeps_a_studio_changes_it_and_only_as_it_stands() {
        Answer studio = open("望枫议事厅");
        ObjectNode change = particulars("望枫议事大厅");
        String path = ROOT + "/" + studio.id();

        assertThat(StudioDesk.put(police, path, studio.version(), change).problem())
                .isEqualTo("department-not-on-case");
        Answer changed = StudioDesk.put(keeper, path, studio.version(), change);
        Answer repeat = StudioDesk.put(keeper, path, studio.version(), change);
        Answer late = StudioDesk.put(keeper, path, studio.version(), particulars("第三个名字"));

        assertThat(changed.text("/name")).isEqualTo("望枫议事大厅");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(repeat.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(late.problem()).isEqualTo("stale-version");
        assertThat(late.text("/current/name")).isEqualTo("望枫议事大厅");
    }

    @Test
    void a_department_that_does_not_work_with_a_studio_cannot_book_it() {
        ObjectNode own = aStudio("只为社区");
        own.putArray("departments").add("COMMUNITY");
        Answer studio = StudioDesk.joined(keeper, StudioDesk.open(keeper, own), "林秋", "MEDIATOR", null);

        assertThat(police.get(ROOT + "/" + studio.id()).status()).isEqualTo(200);
        assertThat(StudioDesk.book(police, studio.id(), at(2, 9)).problem()).isEqualTo("department-not-on-case");
        assertThat(StudioDesk.book(police, UUID.randomUUID(), at(2, 9)).problem())
                .isEqualTo("not-found");
        assertThat(StudioDesk.book(Desk.of(port, COMMUNITY, Role.LIAISON), studio.id(), at(2, 9))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_same_person_is_no_member_twice_but_may_come_back() {
        Answer studio = StudioDesk.joined(keeper, open("晨光家事"), "周岩", "LAWYER", "p-" + UUID.randomUUID());
        String member = studio.text("/members/0/member");
        String person = StudioDesk.rows("select person from studio_member where studio_id = ?", studio.id())
                .getFirst();
        ObjectNode again = body().put("name", "周岩")
                .put("profession", "LAWYER")
                .put("since", "2026-01-01")
                .put("person", person);
        String path = ROOT + "/" + studio.id();

        Answer twice = StudioDesk.command(keeper, path + "/join", studio.version(), again);
        Answer left = StudioDesk.command(
                keeper,
                path + "/leave",
                studio.version(),
                body().put("member", member).put("until", "2025-12-31"));
        Answer back = StudioDesk.command(keeper, path + "/join", left.version(), again);

        assertThat(twice.problem()).isEqualTo("conflict");
        assertThat(twice.text("/field")).isEqualTo("person");
        assertThat(left.body().at("/members")).isEmpty();
        assertThat(back.body().at("/members")).hasSize(1);
    }

    @Test
    void a_member_does_not_leave_before_their_appointments_are_moved() {
        Answer studio = StudioDesk.joined(keeper, open("南苑家事"), "周岩", "MEDIATOR", null);
        assertThat(StudioDesk.book(police, studio.id(), at(5, 9)).status()).isEqualTo(201);
        Answer now = keeper.get(ROOT + "/" + studio.id());
        ObjectNode leave = body().put("member", now.text("/members/0/member"))
                .put("until", LocalDate.now(StudioDesk.ZONE).plusDays(4).toString());

        Answer refused = StudioDesk.command(keeper, ROOT + "/" + studio.id() + "/leave", now.version(), leave);
        Answer later = StudioDesk.command(
                keeper,
                ROOT + "/" + studio.id() + "/leave",
                now.version(),
                leave.put("until", LocalDate.now(StudioDesk.ZONE).plusDays(5).toString()));

        assertThat(refused.problem()).isEqualTo("not-now");
        assertThat(refused.text("/reason")).isEqualTo("BOOKED_AHEAD");
        assertThat(later.status()).isEqualTo(200);
        assertThat(StudioDesk.book(police, studio.id(), at(6, 9)).text("/field"))
                .isEqualTo("professions");
    }

    @Test
    void a_studio_is_closed_once_nothing_is_ahead_and_then_nothing_is_booked() {
        Answer studio = StudioDesk.joined(keeper, open("河湾家事"), "周岩", "MEDIATOR", null);
        Answer booking = StudioDesk.book(police, studio.id(), at(5, 9));
        String path = ROOT + "/" + studio.id();
        ObjectNode reason = body().put("reason", "并入河湾议事厅");

        Answer refused = StudioDesk.command(keeper, path + "/close", studio.version() + 1, reason);
        StudioDesk.onBooking(police, booking, "cancel", body().put("reason", "另约"));
        Answer closed = StudioDesk.command(keeper, path + "/close", studio.version() + 2, reason);

        assertThat(refused.text("/reason")).isEqualTo("BOOKED_AHEAD");
        assertThat(closed.body().at("/open").asBoolean(true)).isFalse();
        assertThat(StudioDesk.book(police, studio.id(), at(6, 9)).text("/reason"))
                .isEqualTo("CLOSED");
        assertThat(StudioDesk.put(keeper, path, closed.version(), particulars("新名字"))
                        .text("/reason"))
                .isEqualTo("CLOSED");
        assertThat(police.get(path + "/calendar?week="
                                + LocalDate.now(StudioDesk.ZONE).plusDays(6))
                        .body()
                        .at("/slots"))
                .isEmpty();
        assertThat(police.get(path + "/history").body().toString()).contains("并入河湾议事厅");
    }

    @Test
    void a_list_is_filtered_and_paged() {
        String skill = "ETHNIC_RELIGIOUS";
        for (int i = 0; i < 3; i++) {
            ObjectNode studio = aStudio("分页" + i).put("kind", i == 1 ? "SQUAD" : "STUDIO");
            studio.putArray("skills").add(skill);
            studio.putArray("covers").add(i == 2 ? "HC.FQ.C09" : "HC.FQ.C10");
            StudioDesk.open(keeper, studio);
        }
        String all = ROOT + "?skill=" + skill;

        Answer first = police.get(all + "&limit=2");
        Answer second = police.get(all + "&limit=2&after=" + first.text("/next"));

        assertThat(names(first)).containsExactly("分页0", "分页1");
        assertThat(names(second)).containsExactly("分页2");
        assertThat(second.body().has("next")).isFalse();
        assertThat(names(police.get(all + "&kind=SQUAD"))).containsExactly("分页1");
        assertThat(names(police.get(all + "&area=HC.FQ.C09.G01"))).containsExactly("分页2");
        assertThat(names(police.get(all + "&open=false"))).isEmpty();
        assertThat(police.get(all + "&limit=201").problem()).isEqualTo("parameter-invalid");
    }

    @Test
    void the_calendar_of_a_week_shows_what_is_left() {
        ObjectNode rooms = aStudio("双槐议事厅").put("rooms", 2);
        LocalDate monday = LocalDate.now(StudioDesk.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        rooms.putArray("closedDays").add(monday.plusDays(1).toString());
        Answer studio = StudioDesk.joined(keeper, StudioDesk.open(keeper, rooms), "林秋", "MEDIATOR", null);
        studio = StudioDesk.joined(keeper, studio, "陈默", "LAWYER", null);
        String calendar = ROOT + "/" + studio.id() + "/calendar?week=" + monday.plusDays(3);
        var nine = monday.atTime(9, 0).atZone(StudioDesk.ZONE).toInstant();

        Answer before = police.get(calendar);
        assertThat(StudioDesk.book(police, studio.id(), nine).status()).isEqualTo(201);
        Answer after = police.get(calendar);

        assertThat(before.text("/week")).isEqualTo(monday.toString());
        assertThat(before.text("/next")).isEqualTo(monday.plusDays(7).toString());
        assertThat(before.body().at("/slots")).hasSize(6 * 12);
        assertThat(slot(before, nine.toString()).at("/rooms").asInt()).isEqualTo(2);
        assertThat(slot(after, nine.toString()).at("/rooms").asInt()).isEqualTo(1);
        assertThat(slot(after, nine.toString()).at("/professions").toString()).isEqualTo("[\"LAWYER\"]");
        assertThat(police.get(ROOT + "/" + studio.id() + "/calendar?week=2020-01-01")
                        .problem())
                .isEqualTo("parameter-invalid");
    }

    @Test
    void studios_that_suit_are_ranked_with_reasons_and_a_case_is_asked_by_its_id() {
        String type = "DISCIPLINE";
        ObjectNode near = aStudio("近处");
        near.putArray("skills").add(type);
        ObjectNode far = aStudio("远处");
        far.putArray("skills").add(type);
        far.putArray("covers").add("HC.FQ.C11");
        UUID away = StudioDesk.open(keeper, far).id();
        UUID here = StudioDesk.open(keeper, near).id();
        ObjectNode secret = Desk.aCase().put("type", type).put("restricted", true);
        secret.putArray("departments").add("POLICE");
        Answer shut = police.raise(secret);

        Answer ranked = police.get(ROOT + "/matches?type=" + type + "&area=HC.FQ.C03.G02");
        Answer ofCase = police.get(ROOT + "/matches?caseId=" + shut.id());

        assertThat(StreamSupport.stream(ranked.body().at("/items").spliterator(), false)
                        .map(item -> item.at("/id").asString()))
                .containsSubsequence(here.toString(), away.toString());
        assertThat(ranked.text("/items/0/reasons/0/code")).isEqualTo("SKILL_FITS");
        assertThat(ranked.text("/items/0/reasons/1/words")).isEqualTo("服务该社区");
        assertThat(ranked.body().at("/items/0/reasons")).hasSize(4);
        assertThat(ofCase.body()).isEqualTo(ranked.body());
        assertThat(keeper.get(ROOT + "/matches?caseId=" + shut.id()).problem()).isEqualTo("not-found");
        assertThat(police.get(ROOT + "/matches?type=" + type).problem()).isEqualTo("parameter-missing");
        assertThat(police.get(ROOT + "/matches?type=NONE&area=HC.FQ").text("/field"))
                .isEqualTo("type");
    }

    @Test
    void a_community_without_a_psychologist_is_named_as_a_gap() {
        ObjectNode only = aStudio("柳荫法律");
        only.putArray("covers").add("HC.FQ.C05");
        Answer studio = StudioDesk.joined(keeper, StudioDesk.open(keeper, only), "陈默", "LAWYER", null);
        String coverage = ROOT + "/coverage?area=HC.FQ.C05";

        Answer gap = police.get(coverage);
        StudioDesk.joined(keeper, studio, "白露", "PSYCHOLOGIST", null);
        Answer closed = police.get(coverage);

        assertThat(gap.text("/items/0/place")).isEqualTo("柳荫社区");
        assertThat(gap.body().at("/items/0/missing").toString()).isEqualTo("[\"PSYCHOLOGIST\"]");
        assertThat(gap.body().at("/items/0/lawyer").asBoolean()).isTrue();
        assertThat(closed.body().at("/items/0/missing")).isEmpty();
        assertThat(closed.body().at("/items/0/together").asBoolean()).isTrue();
        Answer page = police.get(ROOT + "/coverage?limit=4");
        assertThat(page.body().at("/items")).hasSize(4);
        assertThat(police.get(ROOT + "/coverage?limit=50&after=" + page.text("/next"))
                        .body()
                        .at("/items"))
                .hasSize(7);
    }

    @Test
    void what_a_studio_holds_is_planned_then_held_or_cancelled() {
        Answer studio = open("青石巷议事厅");
        String today = LocalDate.now(StudioDesk.ZONE).toString();
        String tomorrow = LocalDate.now(StudioDesk.ZONE).plusDays(1).toString();
        Answer lecture = plan(keeper, studio, today);
        Answer later = plan(keeper, studio, tomorrow);
        ObjectNode came = body().put("attendance", 46).put("views", 120);

        assertThat(lecture.status()).as(lecture.body().toString()).isEqualTo(201);
        assertThat(plan(police, studio, today).problem()).isEqualTo("department-not-on-case");
        assertThat(plan(keeper, studio, "2020-01-01").text("/field")).isEqualTo("day");
        assertThat(onActivity(later, "hold", came).text("/reason")).isEqualTo("NOT_BEGUN");
        Answer held = onActivity(lecture, "hold", came);
        Answer repeat = onActivity(lecture, "hold", came);
        Answer cancelled = onActivity(later, "cancel", body().put("reason", "场地停电"));

        assertThat(held.text("/status")).isEqualTo("HELD");
        assertThat(held.body().at("/attendance").asInt()).isEqualTo(46);
        assertThat(repeat.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(cancelled.text("/statusName")).isEqualTo("已取消");
        assertThat(onActivity(held, "cancel", body().put("reason", "x")).text("/reason"))
                .isEqualTo("HELD");
        assertThat(onActivity(lecture, "hold", body().put("attendance", -1)).problem())
                .isEqualTo("stale-version");
        Answer page = police.get(ROOT + "/" + studio.id() + "/activities?limit=1");
        assertThat(page.body().at("/items")).hasSize(1);
        assertThat(police.get(ROOT + "/" + studio.id() + "/activities?limit=1&after=" + page.text("/next"))
                        .text("/items/0/id"))
                .isEqualTo(later.id().toString());
        assertThat(StudioDesk.rows("select type from outbox where subject = ? order by sequence", studio.id()))
                .containsExactly(
                        "cn.fengqiao.studio.opened.v1",
                        "cn.fengqiao.studio.changed.v1",
                        "cn.fengqiao.studio.changed.v1",
                        "cn.fengqiao.studio.activity-held.v1",
                        "cn.fengqiao.studio.changed.v1");
    }

    private Answer plan(Desk desk, Answer studio, String day) {
        return StudioDesk.post(
                desk,
                ROOT + "/" + studio.id() + "/activities",
                UUID.randomUUID().toString(),
                body().put("kind", "LECTURE")
                        .put("topic", "民法典里的相邻关系")
                        .put("day", day)
                        .put("area", "HC.FQ.C04"));
    }

    private Answer onActivity(Answer activity, String command, ObjectNode request) {
        return StudioDesk.command(
                keeper, ROOT + "/activities/" + activity.id() + "/" + command, activity.version(), request);
    }

    private Answer open(String name) {
        return StudioDesk.open(keeper, aStudio(name));
    }

    private static ObjectNode particulars(String name) {
        ObjectNode change = aStudio(name);
        change.remove(List.of("kind", "area"));
        change.putArray("closedDays");
        return change;
    }

    private static List<String> names(Answer page) {
        return StreamSupport.stream(page.body().at("/items").spliterator(), false)
                .map(item -> item.at("/name").asString())
                .toList();
    }

    private static JsonNode slot(Answer week, String start) {
        return StreamSupport.stream(week.body().at("/slots").spliterator(), false)
                .filter(slot -> slot.at("/start").asString().equals(start))
                .findFirst()
                .orElseThrow();
    }
}
