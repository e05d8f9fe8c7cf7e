package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningService
class QueueTest {

    @LocalServerPort
    private int port;

    private Desk community;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raised", "-raised", "-colour", "due"})
    void pages_together_show_every_case_once(String sort) {
        String area = "HC.FQ.C09.G06";
        List<String> raised = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Answer one = community.raise(Desk.aCase().put("area", area));
            raised.add(one.text("/id"));
            if (i % 2 == 0) {
                Answer accepted = community.command(one, "accept", "{}");
                community.command(accepted, "assign", "{\"department\": \"POLICE\"}");
            }
        }

        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            Answer page = after.isEmpty()
                    ? community.list("area", area, "sort", sort, "limit", "3")
                    : community.list("area", area, "sort", sort, "limit", "3", "after", after);
            assertThat(page.status()).isEqualTo(200);
            seen.addAll(ids(page));
            after = page.text("/next");
        } while (!after.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsAll(raised);
    }

    @Test
    void a_word_of_two_characters_is_found_in_the_title_the_narrative_and_the_address() {
        Answer title = community.raise(Desk.aCase().put("title", "邻居装修噪音扰民"));
        Answer narrative = community.raise(Desk.aCase().put("narrative", "夜里有噪音，孩子睡不着"));
        Answer address = community.raise(Desk.aCase().put("address", "噪音路8号"));
        Answer nothing = community.raise(Desk.aCase().put("title", "噪声与音响"));

        List<String> found = ids(community.list("q", "噪音"));

        assertThat(found)
                .contains(title.text("/id"), narrative.text("/id"), address.text("/id"))
                .doesNotContain(nothing.text("/id"));
    }

    @Test
    void a_single_character_that_no_index_knows_is_refused_and_not_answered_with_nothing() {
        community.raise(Desk.aCase().put("title", "噪音"));

        for (String q : new String[] {"噪", " 噪 ", "噪 音"}) {
            Answer refused = community.list("q", q);
            assertThat(refused.status()).as(q).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("parameter-invalid");
            assertThat(refused.text("/field")).isEqualTo("q");
            assertThat(refused.text("/detail")).isEqualTo("请至少输入两个字");
        }
        assertThat(community.list("q", "噪 音乐").status()).isEqualTo(200);
    }

    @Test
    void a_search_for_nothing_but_spaces_is_the_queue_as_it_is() {
        String area = "HC.FQ.C08.G02";
        Answer younger = community.raise(Desk.aCase().put("area", area));
        Answer open = community.raise(Desk.aCase().put("area", area));
        Answer closed = community.raise(Desk.aCase().put("area", area));
        assertThat(community
                        .command(closed, "merge", "{\"into\": \"" + open.id() + "\"}")
                        .status())
                .isEqualTo(200);

        for (String q : new String[] {" ", "\u00a0", "\u3000 "}) {
            assertThat(ids(community.list("area", area, "q", q)))
                    .containsExactlyInAnyOrder(younger.text("/id"), open.text("/id"));
        }
    }

    @Test
    void a_single_character_of_a_type_or_a_place_is_found() {
        Answer raised = community.raise(Desk.aCase());

        assertThat(ids(community.list("q", "邻"))).contains(raised.text("/id"));
    }

    @Test
    void all_words_of_a_search_have_to_be_found_and_may_mix_place_type_and_narrative() {
        Answer raised =
                community.raise(Desk.aCase().put("area", "HC.FQ.C06.G03").put("title", "电瓶车飞线充电起纠纷"));

        assertThat(ids(community.list("q", "同心里 充电 邻里"))).contains(raised.text("/id"));
        assertThat(ids(community.list("q", "同心里 充电 劳动"))).doesNotContain(raised.text("/id"));
    }

    @Test
    void a_party_is_found_by_name_by_who_may_read_it() {
        var body = Desk.aCase().put("area", "HC.FQ.C05.G02");
        body.withArray("parties").addObject().put("name", "夏侯远山").put("role", "APPLICANT");
        body.putArray("departments").add("COMMUNITY").add("URBAN_MANAGEMENT");
        String raised = community.raise(body).text("/id");

        assertThat(ids(community.list("q", "夏侯远山"))).containsExactly(raised);
        assertThat(ids(community.list("q", "远山 漏水"))).containsExactly(raised);
        assertThat(ids(Desk.dispatcher(port, URBAN_MANAGEMENT).list("q", "夏侯远山")))
                .containsExactly(raised);
        assertThat(ids(Desk.dispatcher(port, POLICE).list("q", "夏侯远山"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13905716161", "139-0571-6161", "+86 139 0571 6161", "１３９０５７１６１６１"})
    void a_party_is_found_by_a_whole_telephone_by_who_may_read_it(String asked) {
        var body = Desk.aCase().put("area", "HC.FQ.C05.G02").put("title", "电话 " + System.nanoTime());
        body.withArray("parties")
                .addObject()
                .put("name", "赵六")
                .put("role", "APPLICANT")
                .put("phone", "139 0571 6161");
        String raised = community.raise(body).text("/id");

        assertThat(ids(community.list("q", asked))).contains(raised);
        assertThat(ids(Desk.dispatcher(port, POLICE).list("q", asked))).contains(raised);
        assertThat(ids(community.list("q", "13905716162"))).isEmpty();
        assertThat(ids(Desk.dispatcher(port, URBAN_MANAGEMENT).list("q", asked)))
                .isEmpty();
        Desk emergency = Desk.dispatcher(port, EMERGENCY);
        assertThat(ids(emergency.list("q", asked))).doesNotContain(raised);
        Answer accepted = community.command(community.read(UUID.fromString(raised)), "accept", "{}");
        community.command(accepted, "assign", "{\"department\": \"EMERGENCY\"}");
        assertThat(ids(emergency.list("q", asked))).contains(raised);
        assertThat(ids(Desk.of(port, COMMUNITY, Role.GRID_WORKER).list("q", asked)))
                .isEmpty();
    }

    @Test
    void a_department_that_is_not_on_the_case_finds_it_by_place_and_number_but_not_by_narrative() {
        var body = Desk.aCase().put("area", "HC.FQ.C10.G04").put("title", "祖坟迁移起争执");
        body.putArray("departments").add("COMMUNITY");
        Answer raised = community.raise(body);
        Desk urban = Desk.dispatcher(port, URBAN_MANAGEMENT);

        assertThat(ids(urban.list("q", "祖坟"))).doesNotContain(raised.text("/id"));
        assertThat(ids(community.list("q", "祖坟"))).contains(raised.text("/id"));
        assertThat(ids(urban.list("q", "双槐"))).contains(raised.text("/id"));
        assertThat(ids(urban.list("q", raised.text("/number")))).containsExactly(raised.text("/id"));
        Answer hidden = urban.list("q", raised.text("/number"));
        assertThat(hidden.body().at("/items/0").has("title")).isFalse();
        assertThat(hidden.body().at("/items/0/hidden").toString()).contains("NARRATIVE", "PARTIES", "CONTACT");
    }

    @Test
    void an_administrator_finds_nothing_by_narrative_although_the_department_is_on_the_case() {
        Answer raised = community.raise(Desk.aCase().put("title", "围墙倒塌索赔"));

        assertThat(ids(Desk.of(port, COMMUNITY, Role.ADMIN).list("q", "围墙"))).doesNotContain(raised.text("/id"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "ADMIN", "SYSTEM"})
    void who_reads_no_narrative_learns_from_no_page_that_a_word_occurs(Role role) {
        Answer raised = community.raise(Desk.aCase().put("title", "阁楼私搭鸽棚"));
        community.raise(Desk.aCase().put("title", "阁楼私搭鸽棚又起争执"));
        Desk unread = Desk.of(port, COMMUNITY, role);

        Answer occurs = unread.list("q", "鸽棚", "limit", "1");
        Answer doesNot = unread.list("q", "鸽舍", "limit", "1");

        assertThat(ids(community.list("q", "鸽棚"))).contains(raised.text("/id"));
        assertThat(occurs.body()).isEqualTo(doesNot.body());
        assertThat(ids(occurs)).isEmpty();
        assertThat(ids(unread.list("q", raised.text("/number")))).containsExactly(raised.text("/id"));
    }

    @Test
    void a_search_is_not_estimated_but_a_filter_is() {
        String area = "HC.FQ.C09.G05";
        for (int i = 0; i < 3; i++) {
            community.raise(Desk.aCase().put("area", area).put("title", "井盖异响"));
        }

        assertThat(community.list("q", "井盖", "limit", "1").body().has("estimate"))
                .isFalse();
        assertThat(community
                        .list("area", area, "limit", "1")
                        .body()
                        .at("/estimate")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void the_place_where_a_page_ended_is_worth_nothing_when_changed_or_given_away() {
        String area = "HC.FQ.C09.G04";
        community.raise(Desk.aCase().put("area", area));
        community.raise(Desk.aCase().put("area", area));
        String next = community.list("area", area, "limit", "1").text("/next");
        char[] forged = next.toCharArray();
        forged[next.length() / 2] = forged[next.length() / 2] == 'A' ? 'B' : 'A';

        assertThat(community.list("area", area, "limit", "1", "after", next).status())
                .isEqualTo(200);
        assertThat(community.list("area", area, "after", new String(forged)).problem())
                .isEqualTo("cursor-invalid");
        assertThat(Desk.dispatcher(port, URBAN_MANAGEMENT)
                        .list("area", area, "after", next)
                        .problem())
                .isEqualTo("cursor-invalid");
    }

    @Test
    void the_place_where_a_page_ended_is_a_place_in_that_list_only() {
        String area = "HC.FQ.C09.G03";
        for (int i = 0; i < 3; i++) {
            community.raise(Desk.aCase().put("area", area).put("title", "占道 经营"));
        }
        String next =
                community.list("area", area, "sort", "-colour", "limit", "1").text("/next");
        String found = community.list("area", area, "q", "占道 经营", "limit", "1").text("/next");

        assertThat(ids(community.list("area", area, "sort", "-colour", "after", next)))
                .hasSize(2);
        assertThat(ids(community.list("area", area, "q", " 占道  经营 ", "after", found)))
                .hasSize(2);
        for (String[] other : new String[][] {
            {"colour", "RED"}, {"status", "REGISTERED"}, {"type", "NEIGHBOUR"}, {"department", "COMMUNITY"},
            {"mine", "true"}, {"unsigned", "true"}, {"overdue", "true"}, {"q", "占道 经营"}
        }) {
            Answer refused = community.list("area", area, "sort", "-colour", "after", next, other[0], other[1]);
            assertThat(refused.problem()).as(other[0]).isEqualTo("cursor-invalid");
        }
        assertThat(community
                        .list("area", "HC.FQ.C09", "sort", "-colour", "after", next)
                        .problem())
                .isEqualTo("cursor-invalid");
        assertThat(community.list("area", area, "q", "占道", "after", found).problem())
                .isEqualTo("cursor-invalid");
    }

    @Test
    void a_building_is_no_filter_for_whom_the_place_is_told_to_the_grid() {
        String grid = "HC.FQ.C06.G06";
        var body = Desk.aCase().put("area", grid + ".B02");
        body.putArray("departments").add("COMMUNITY");
        Answer raised = community.raise(body);
        Desk urban = Desk.dispatcher(port, URBAN_MANAGEMENT);
        Desk auditor = Desk.of(port, COMMUNITY, Role.AUDITOR);

        assertThat(ids(community.list("area", grid + ".B02"))).containsExactly(raised.text("/id"));
        assertThat(ids(community.list("area", grid + ".B01"))).isEmpty();
        assertThat(ids(urban.list("area", grid))).containsExactly(raised.text("/id"));
        assertThat(urban.list("area", grid + ".B02").body())
                .isEqualTo(urban.list("area", grid + ".B01").body());
        assertThat(ids(auditor.list("area", grid + ".B02"))).isEqualTo(ids(auditor.list("area", grid + ".B01")));
    }

    @Test
    void a_type_corrected_at_acceptance_is_what_a_search_finds() {
        Answer raised = community.raise(Desk.aCase().put("title", "食堂帮工讨要加班钱"));
        community.command(raised, "accept", "{\"type\": \"LABOUR\"}");

        assertThat(ids(community.list("q", "帮工 劳动"))).contains(raised.text("/id"));
        assertThat(ids(community.list("q", "帮工 邻里"))).doesNotContain(raised.text("/id"));
    }

    @Test
    void filters_narrow_the_queue() {
        String area = "HC.FQ.C08.G05";
        Answer waiting = community.raise(Desk.aCase().put("area", area));
        Answer accepted = community.command(
                community.raise(Desk.aCase().put("area", area).put("type", "LABOUR")), "accept", "{}");
        Answer assigned = community.command(accepted, "assign", "{\"department\": \"URBAN_MANAGEMENT\"}");
        Desk urban = Desk.dispatcher(port, URBAN_MANAGEMENT);

        assertThat(ids(community.list("area", area, "status", "ASSIGNED"))).containsExactly(assigned.text("/id"));
        assertThat(ids(community.list("area", area, "type", "NEIGHBOUR"))).containsExactly(waiting.text("/id"));
        assertThat(ids(community.list("area", area, "department", "URBAN_MANAGEMENT")))
                .containsExactly(assigned.text("/id"));
        assertThat(ids(urban.list("area", area, "mine", "true"))).containsExactly(assigned.text("/id"));
        assertThat(ids(community.list("area", area, "unsigned", "true"))).containsExactly(assigned.text("/id"));
        assertThat(ids(community.list("area", area, "overdue", "true"))).isEmpty();
        assertThat(ids(community.list("area", area, "colour", "RED"))).isEmpty();
        assertThat(urban.list("area", area, "mine", "true").text("/items/0/nextAction"))
                .isEqualTo("SIGN");
    }

    @Test
    void a_case_nobody_has_taken_on_in_time_is_overdue_and_stands_before_all_others() throws SQLException {
        String area = "HC.FQ.C08.G04";
        Answer waiting = community.raise(Desk.aCase().put("area", area));
        Answer late = community.raise(Desk.aCase().put("area", area));
        long overdueBefore = overdueOfCommunity();
        assertThat(Due.asked("select due_at from dispute_case where id = :id", late.id(), OffsetDateTime.class)
                        .toInstant())
                .isEqualTo(Instant.parse(late.text("/clock/dueAt")));

        WholeLifeTest.asOwner(
                "update dispute_case set due_at = now() - interval '1 minute' where id = '" + late.id() + "'");

        assertThat(ids(community.list("area", area, "overdue", "true"))).containsExactly(late.text("/id"));
        assertThat(ids(community.list("area", area, "overdue", "true", "unsigned", "true")))
                .isEmpty();
        assertThat(ids(community.list("area", area, "sort", "due")))
                .containsExactly(late.text("/id"), waiting.text("/id"));
        assertThat(overdueOfCommunity()).isEqualTo(overdueBefore + 1);

        community.command(late, "accept", "{}");

        assertThat(ids(community.list("area", area, "overdue", "true"))).isEmpty();
        assertThat(overdueOfCommunity()).isEqualTo(overdueBefore);
    }

    private long overdueOfCommunity() {
        return community
                .get("/api/cases/counters")
                .body()
                .at("/byDepartment/COMMUNITY/overdue")
                .asLong();
    }

    @Test
    void a_wrong_filter_is_named() {
        assertThat(community.list("limit", "201").text("/field")).isEqualTo("limit");
        assertThat(community.list("sort", "title").text("/field")).isEqualTo("sort");
        assertThat(community.list("status", "LOST").text("/field")).isEqualTo("status");
        assertThat(community.list("after", "bm90IG91cnM").problem()).isEqualTo("cursor-invalid");
    }

    @Test
    void counters_follow_every_change() {
        long openBefore = community
                .get("/api/cases/counters")
                .body()
                .at("/byDepartment/EMERGENCY/open")
                .asLong();
        Answer accepted = community.command(community.raise(Desk.aCase()), "accept", "{}");
        community.command(accepted, "assign", "{\"department\": \"EMERGENCY\"}");

        Answer counters = community.get("/api/cases/counters");

        assertThat(counters.body().at("/byDepartment/EMERGENCY/open").asLong()).isEqualTo(openBefore + 1);
        assertThat(counters.body().at("/byDepartment/EMERGENCY/unsigned").asLong())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "color,      RED,        unknown-field",
        "type,       WEATHER,    parameter-invalid",
        "department, HARBOUR,    parameter-invalid",
        "area,       HC.FQ.C99,  parameter-invalid"
    })
    void a_filter_that_could_not_find_anything_is_refused(String name, String value, String problem) {
        Answer refused = Desk.dispatcher(port, POLICE).list(name, value);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(name);
    }

    @Test
    void a_restricted_case_exists_only_for_the_departments_on_it() {
        var body = Desk.aCase()
                .put("restricted", true)
                .put("area", "HC.FQ.C11.G01")
                .put("title", "家庭暴力");
        body.putArray("departments").add("COMMUNITY").add("POLICE");
        Answer raised = community.raise(body);
        Desk urban = Desk.dispatcher(port, URBAN_MANAGEMENT);

        assertThat(urban.read(raised.id()).status()).isEqualTo(404);
        assertThat(urban.get("/api/cases/" + raised.id() + "/timeline").status())
                .isEqualTo(404);
        assertThat(urban.command(raised, "accept", "{}").status()).isEqualTo(404);
        assertThat(ids(urban.list("area", "HC.FQ.C11.G01"))).doesNotContain(raised.text("/id"));
        assertThat(ids(urban.list("q", raised.text("/number")))).isEmpty();
        assertThat(ids(community.list("area", "HC.FQ.C11.G01"))).contains(raised.text("/id"));
    }

    private static List<String> ids(Answer page) {
        return StreamSupport.stream(page.body().at("/items").spliterator(), false)
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
