package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.duty.ResponsibleNow;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.Tokens;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** Officials, teams and who answers for which place. Every test has a place of its own, that no other one appoints for. */
@RunningService
class PeopleTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Grids and communities of the demo subdistrict, one for each test, taken from the end. */
    private static final AtomicInteger NEXT_PLACE = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private ResponsibleNow responsibleNow;

    private Desk admin;
    private String place;

    @BeforeEach
    void desks() {
        admin = Desk.of(port, COMMUNITY, Role.ADMIN);
        int number = NEXT_PLACE.getAndIncrement();
        place = "HC.FQ.C%02d.G%02d".formatted(1 + number / 4, 1 + number % 4);
    }

    // officials

    @Test
    void an_official_is_known_to_all_by_name_and_post_and_reached_by_those_on_duty() {
        Answer joined = admin.post("/api/people", key(), official("100", "李一").put("phone", "0571-8888 1234"));
        assertThat(joined.status()).as(joined.body().toString()).isEqualTo(201);

        Answer police = desk(POLICE).get(path(joined));
        Answer urban = desk(URBAN_MANAGEMENT).get(path(joined));

        assertThat(joined.body().has("phone")).isFalse();
        assertThat(police.text("/phone")).isEqualTo("0571-8888 1234");
        assertThat(urban.text("/name")).isEqualTo("李一");
        assertThat(urban.text("/posts/0/name")).isEqualTo("社区书记");
        assertThat(urban.body().has("phone")).isFalse();
        assertThat(urban.body().at("/hidden").toString()).contains("CONTACT");
        assertThat(Desk.of(port, Tokens.caller(POLICE, AreaPath.of("HC.XX"), Role.DISPATCHER))
                        .get(path(joined))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_request_that_comes_again_opens_nothing_and_a_staff_number_is_given_once() {
        String key = UUID.randomUUID().toString();
        ObjectNode body = official("101", "李一");

        Answer first = admin.post("/api/people", key, body);
        Answer again = admin.post("/api/people", key, body);
        Answer other = admin.post("/api/people", key, body.deepCopy().put("name", "李二"));
        Answer taken = admin.post("/api/people", key(), body);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(other.problem()).isEqualTo("idempotency-conflict");
        assertThat(taken.problem()).isEqualTo("conflict");
        assertThat(taken.text("/field")).isEqualTo("code");
    }

    @Test
    void of_two_who_enter_the_same_staff_number_at_once_one_is_told() throws Exception {
        ObjectNode body = official("102", "李一");

        List<Answer> answers =
                race(() -> admin.post("/api/people", key(), body), () -> admin.post("/api/people", key(), body));

        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 409);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', field-invalid",
        "name, ' 李', field-invalid",
        "code, 工号, field-invalid",
        "department, FORESTRY, unknown-value",
        "area, HC.FQ.C77, unknown-value",
        "area, HC.XX, unknown-value",
        "phone, abc, field-invalid",
        "activeUntil, 2020-01-01, field-invalid",
        "activeFrom, 2026-02-30, impossible-date"
    })
    void what_cannot_be_an_official_is_refused_with_its_field(String field, String value, String problem) {
        Answer refused = admin.post("/api/people", key(), official("103", "李一").put(field, value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    @Test
    void an_unknown_post_is_refused_with_those_there_are() {
        ObjectNode body = official("104", "李一");
        body.putArray("posts").add("KING");

        Answer refused = admin.post("/api/people", key(), body);

        assertThat(refused.problem()).isEqualTo("unknown-value");
        assertThat(refused.body().at("/allowed").toString()).contains("COMMUNITY_SECRETARY");
    }

    @Test
    void a_correction_leaves_the_telephone_alone_and_needs_the_version_it_was_decided_on() {
        Answer joined = admin.post("/api/people", key(), official("105", "李一").put("phone", "110"));
        ObjectNode correction = official("", "李壹");
        correction.remove(List.of("code", "activeFrom"));

        Answer corrected = admin.put(path(joined), 1, correction);
        Answer late = admin.put(path(joined), 1, correction.deepCopy().put("name", "李三"));

        assertThat(corrected.text("/name")).isEqualTo("李壹");
        assertThat(corrected.version()).isEqualTo(2);
        assertThat(desk(POLICE).get(path(joined)).text("/phone")).isEqualTo("110");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/current/name")).isEqualTo("李壹");
    }

    @Test
    void one_account_belongs_to_one_official() {
        String subject = "s-" + UUID.randomUUID();
        admin.post("/api/people", key(), official("106", "李一").put("subject", subject));

        Answer refused = admin.post("/api/people", key(), official("107", "李二").put("subject", subject));

        assertThat(refused.problem()).isEqualTo("conflict");
        assertThat(refused.text("/field")).isEqualTo("subject");
    }

    @Test
    void who_does_not_manage_the_staff_does_not_enter_anybody() {
        assertThat(desk(POLICE)
                        .post("/api/people", key(), official("108", "李一"))
                        .problem())
                .isEqualTo("operation-refused");
    }

    @Test
    void officials_are_listed_page_by_page() {
        String post = "PROSECUTOR";
        for (int i = 0; i < 3; i++) {
            ObjectNode body = official("109" + i, "检" + i);
            body.putArray("posts").add(post);
            assertThat(admin.post("/api/people", key(), body).status()).isEqualTo(201);
        }

        Answer first = desk(EMERGENCY).get("/api/people?limit=2&post=" + post + "&area=" + place);
        Answer second = desk(EMERGENCY)
                .get("/api/people?limit=2&post=" + post + "&area=" + place + "&after=" + first.text("/next"));

        assertThat(first.body().at("/items")).hasSize(2);
        assertThat(second.body().at("/items")).hasSize(1);
        assertThat(second.body().has("next")).isFalse();
    }

    // teams

    @Test
    void one_person_serves_in_several_teams_and_roles_but_not_twice_in_one_at_a_time() {
        UUID officer = joined("120", "警一", null);
        Answer team = admin.post("/api/teams", key(), team("三官队"));
        Answer other = admin.post("/api/teams", key(), team("巡防队"));

        Answer added = admin.post(path("/api/teams", team) + "/members", 1, member(officer, "POLICE_OFFICER"));
        Answer leads = admin.post(path("/api/teams", team) + "/members", 2, member(officer, "LEADER"));
        Answer elsewhere = admin.post(path("/api/teams", other) + "/members", 1, member(officer, "PATROL"));
        Answer twice = admin.post(
                path("/api/teams", team) + "/members",
                3,
                member(officer, "LEADER").put("since", "2026-03-01").put("until", "2026-03-01"));

        assertThat(List.of(added, leads, elsewhere)).allMatch(answer -> answer.status() == 200);
        assertThat(leads.body().at("/members")).hasSize(2);
        assertThat(leads.text("/members/0/official/name")).isEqualTo("警一");
        assertThat(twice.problem()).isEqualTo("conflict");
        assertThat(twice.text("/reason")).isEqualTo("ALREADY_MEMBER");
        assertThat(admin.get("/api/teams?official=" + officer).body().at("/items"))
                .hasSize(2);
    }

    @Test
    void a_service_that_ended_may_be_taken_up_again_and_ends_on_a_day_on_which_it_holds() {
        UUID officer = joined("121", "警一", null);
        Answer team = admin.post("/api/teams", key(), team("调解队"));
        String members = path("/api/teams", team) + "/members";
        admin.post(members, 1, member(officer, "MEDIATOR"));
        ObjectNode end = Desk.JSON
                .createObjectNode()
                .put("official", officer.toString())
                .put("role", "MEDIATOR")
                .put("lastDay", "2026-05-31");

        Answer early = admin.post(members + "/end", 2, end.deepCopy().put("lastDay", "2025-12-31"));
        Answer ended = admin.post(members + "/end", 2, end);
        Answer overlaps = admin.post(members, 3, member(officer, "MEDIATOR").put("since", "2026-05-31"));
        Answer again = admin.post(members, 3, member(officer, "MEDIATOR").put("since", "2026-06-01"));

        assertThat(early.problem()).isEqualTo("not-now");
        assertThat(ended.text("/members/0/until")).isEqualTo("2026-05-31");
        assertThat(overlaps.problem()).isEqualTo("conflict");
        assertThat(again.body().at("/members")).hasSize(2);
    }

    @Test
    void a_team_serves_in_its_subdistrict_and_its_name_is_given_once_at_its_home() {
        ObjectNode body = team("重名队");
        Answer formed = admin.post("/api/teams", key(), body);
        ObjectNode abroad = team("外派队");
        abroad.putArray("areas").add("HC");

        assertThat(formed.status()).isEqualTo(201);
        assertThat(admin.post("/api/teams", key(), body).text("/field")).isEqualTo("name");
        assertThat(admin.post("/api/teams", key(), abroad).text("/field")).isEqualTo("areas");
        assertThat(admin.post("/api/teams", key(), team("怪队").put("kind", "BAND"))
                        .problem())
                .isEqualTo("unknown-value");
        assertThat(desk(POLICE)
                        .get("/api/teams?serving=" + place + ".B01")
                        .body()
                        .toString())
                .contains("重名队");
    }

    // responsibility

    @Test
    void who_is_responsible_is_inherited_from_the_nearest_place_around() {
        UUID secretary = joined("130", "网格长", null);
        appointed(place, "L3", "HOLDER", secretary);

        Answer chain = desk(URBAN_MANAGEMENT).get("/api/people/responsible?area=" + place + ".B01");
        Answer before = desk(URBAN_MANAGEMENT)
                .get("/api/people/responsible?area=" + place + "&at="
                        + Instant.now().minusSeconds(86_400 * 3));

        assertThat(chain.text("/levels/0/holder/name")).isEqualTo("网格长");
        assertThat(chain.text("/levels/0/of")).isEqualTo(place);
        assertThat(chain.body().at("/levels/0/inherited").asBoolean()).isTrue();
        assertThat(before.body().toString()).doesNotContain("网格长");
        assertThat(Desk.of(port, Tokens.caller(POLICE, AreaPath.of(place), Role.RECEIVER))
                        .get("/api/people/responsible?area=" + place)
                        .text("/levels/0/holder/name"))
                .isEqualTo("网格长");
        assertThat(Desk.of(port, Tokens.caller(POLICE, AreaPath.of("HC.XX"), Role.RECEIVER))
                        .get("/api/people/responsible?area=" + place)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_sender_stays_responsible_until_the_successor_accepts() {
        String account = "s-" + UUID.randomUUID();
        UUID sender = joined("140", "前任", null);
        UUID successor = joined("141", "后任", account);
        Answer opened = appointed(place, "L3", "HOLDER", sender);
        Instant before = Instant.now();

        Answer proposed = leader().post(handovers(opened), 1, handover(successor));
        assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(200);
        assertThat(proposed.text("/duties/0/proposed/successor/name")).isEqualTo("后任");
        assertThat(holder(place)).isEqualTo("前任");
        Answer byAnother = desk(POLICE).post(handovers(opened) + "/accept", 2, answer(null));
        Answer accepted = as(account, POLICE, Role.RECEIVER).post(handovers(opened) + "/accept", 2, answer(null));

        assertThat(byAnother.problem()).isEqualTo("not-the-official");
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(200);
        assertThat(holder(place)).isEqualTo("后任");
        assertThat(desk(POLICE)
                        .get("/api/people/responsible?area=" + place + "&at=" + before)
                        .text("/levels/0/holder/name"))
                .isEqualTo("前任");
        assertThat(desk(POLICE).get(path(opened) + "/history").status()).isEqualTo(404);
        Answer history = desk(POLICE).get("/api/people/responsibilities/" + opened.id() + "/history");
        assertThat(history.body().at("/items")).hasSize(3);
        assertThat(history.text("/items/1/reason")).isEqualTo("轮岗");
    }

    @Test
    void a_moment_that_was_agreed_on_is_kept_and_both_are_responsible_in_turn() {
        UUID sender = joined("142", "前任", null);
        UUID successor = joined("143", "后任", null);
        Answer opened = appointed(place, "L3", "HOLDER", sender);
        Instant moment = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        admin.post(handovers(opened), 1, handover(successor).put("at", moment.toString()));

        Answer accepted = admin.post(handovers(opened) + "/accept", 2, answer("街道党工委〔2026〕12号"));
        Answer next = admin.post(handovers(opened), 3, handover(sender));

        assertThat(accepted.text("/duties/0/official/name")).isEqualTo("前任");
        assertThat(accepted.text("/duties/0/next/official/name")).isEqualTo("后任");
        assertThat(holder(place)).isEqualTo("前任");
        assertThat(admin.get("/api/people/responsible?area=" + place + "&at=" + moment)
                        .text("/levels/0/holder/name"))
                .isEqualTo("后任");
        assertThat(next.problem()).isEqualTo("not-now");
        assertThat(next.text("/reason")).isEqualTo("NOT_YET_BEGUN");
        assertThat(leave(successor, 30).problem()).isEqualTo("still-responsible");
        assertThat(leave(sender, 1).problem()).isEqualTo("still-responsible");
        assertThat(leave(sender, 30).status()).isEqualTo(200);
    }

    @Test
    void an_administrator_accepts_only_on_written_order_and_a_refusal_says_why() {
        String account = "s-" + UUID.randomUUID();
        UUID sender = joined("144", "前任", null);
        Answer opened = appointed(place, "L2", "HOLDER", sender);
        ObjectNode proposal = handover(joined("145", "后任", account)).put("level", "L2");
        Desk successor = as(account, EMERGENCY, Role.RECEIVER);
        admin.post(handovers(opened), 1, proposal);

        Answer silent =
                admin.post(handovers(opened) + "/accept", 2, answer(null).put("level", "L2"));
        Answer mute =
                successor.post(handovers(opened) + "/refuse", 2, answer(null).put("level", "L2"));
        Answer refused =
                successor.post(handovers(opened) + "/refuse", 2, answer("已有安排").put("level", "L2"));
        Answer late = admin.post(handovers(opened) + "/accept", 3, answer("命令").put("level", "L2"));

        assertThat(silent.text("/field")).isEqualTo("reason");
        assertThat(mute.text("/field")).isEqualTo("reason");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.body().at("/duties/0").has("proposed")).isFalse();
        assertThat(refused.text("/duties/0/official/name")).isEqualTo("前任");
        assertThat(late.text("/reason")).isEqualTo("NOTHING_WAITS");
    }

    @Test
    void only_the_holder_a_leader_or_an_administrator_proposes_and_only_one_at_a_time() {
        String account = "s-" + UUID.randomUUID();
        UUID sender = joined("146", "前任", account);
        UUID successor = joined("147", "后任", null);
        Answer opened = appointed(place, "L3", "HOLDER", sender);

        Answer stranger = desk(POLICE).post(handovers(opened), 1, handover(successor));
        Answer holder = as(account, POLICE, Role.RECEIVER).post(handovers(opened), 1, handover(successor));
        Answer second = leader().post(handovers(opened), 2, handover(successor));
        Answer strangerAgain = desk(POLICE).post(handovers(opened) + "/withdraw", 2, answer(null));
        Answer withdrawn = as(account, POLICE, Role.RECEIVER).post(handovers(opened) + "/withdraw", 2, answer(null));

        assertThat(stranger.problem()).isEqualTo("not-the-official");
        assertThat(holder.status()).isEqualTo(200);
        assertThat(second.text("/reason")).isEqualTo("HANDOVER_WAITING");
        assertThat(strangerAgain.problem()).isEqualTo("not-the-official");
        assertThat(withdrawn.body().at("/duties/0").has("proposed")).isFalse();
    }

    @Test
    void of_an_acceptance_and_a_withdrawal_at_once_one_wins_and_the_other_is_told() throws Exception {
        String account = "s-" + UUID.randomUUID();
        UUID sender = joined("148", "前任", null);
        Answer opened = appointed(place, "L3", "HOLDER", sender);
        admin.post(handovers(opened), 1, handover(joined("149", "后任", account)));
        Desk successor = as(account, COMMUNITY, Role.RECEIVER);

        List<Answer> answers = race(
                () -> successor.post(handovers(opened) + "/accept", 2, answer(null)),
                () -> admin.post(handovers(opened) + "/withdraw", 2, answer("改派")));

        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412);
        boolean accepted = answers.getFirst().status() == 200;
        assertThat(holder(place)).isEqualTo(accepted ? "后任" : "前任");
    }

    @Test
    void of_an_acceptance_and_a_departure_at_once_nobody_is_left_responsible_who_has_left() throws Exception {
        UUID sender = joined("150", "前任", null);
        UUID successor = joined("151", "后任", null);
        Answer opened = appointed(place, "L3", "HOLDER", sender);
        Instant moment = Instant.now().plus(5, ChronoUnit.DAYS);
        admin.post(handovers(opened), 1, handover(successor).put("at", moment.toString()));

        List<Answer> answers =
                race(() -> admin.post(handovers(opened) + "/accept", 2, answer("命令")), () -> leave(successor, 1));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200).map(Answer::problem))
                .isSubsetOf("still-responsible", "field-invalid");
    }

    @Test
    void who_still_answers_for_a_place_cannot_leave_and_is_told_which() {
        UUID holder = joined("152", "书记", null);
        Answer opened = appointed(place, "L3", "HOLDER", holder);

        Answer refused = leave(holder, 10);
        admin.post(handovers(opened), 1, handover(joined("153", "新任", null)));
        Answer still = leave(holder, 10);
        admin.post(handovers(opened) + "/accept", 2, answer("命令"));
        Answer left = leave(holder, 10);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("still-responsible");
        assertThat(refused.text("/areas/0/area")).isEqualTo(place);
        assertThat(refused.text("/areas/0/level")).isEqualTo("L3");
        assertThat(still.problem()).isEqualTo("still-responsible");
        assertThat(left.text("/activeUntil")).isEqualTo(today().plusDays(10).toString());
        assertThat(leave(joined("154", "昨", null), -1).text("/field")).isEqualTo("lastDay");
    }

    @Test
    void nobody_is_appointed_where_somebody_is_and_nobody_stands_in_for_themselves() {
        UUID holder = joined("155", "正职", null);
        UUID deputy = joined("156", "副职", null);
        Answer opened = appointed(place, "L3", "HOLDER", holder);
        String appointments = "/api/people/responsibilities/" + opened.id() + "/appointments";

        Answer twice = admin.post(
                "/api/people/responsibilities",
                key(),
                appointment("L3", "HOLDER", deputy).put("area", place));
        Answer again = admin.post(appointments, 1, appointment("L3", "HOLDER", deputy));
        Answer self = admin.post(appointments, 1, appointment("L3", "DEPUTY", holder));
        Answer future = admin.post(
                appointments,
                1,
                appointment("L3", "DEPUTY", deputy)
                        .put("since", Instant.now().plusSeconds(3600).toString()));
        Answer standsIn = admin.post(appointments, 1, appointment("L3", "DEPUTY", deputy));
        Answer swap = admin.post(handovers(opened), 2, handover(deputy));

        assertThat(twice.text("/reason")).isEqualTo("ALREADY_OPENED");
        assertThat(again.text("/reason")).isEqualTo("ALREADY_HELD");
        assertThat(self.text("/reason")).isEqualTo("OTHER_SEAT");
        assertThat(future.text("/field")).isEqualTo("since");
        assertThat(standsIn.body().at("/duties")).hasSize(2);
        assertThat(swap.text("/reason")).isEqualTo("OTHER_SEAT");
    }

    @Test
    void who_is_not_in_office_or_unknown_is_not_appointed() {
        ObjectNode gone = official("157", "离任者")
                .put("activeFrom", "2026-01-01")
                .put("activeUntil", today().minusDays(1).toString());
        UUID left = admin.post("/api/people", key(), gone).id();

        Answer notActive = admin.post(
                "/api/people/responsibilities",
                key(),
                appointment("L3", "HOLDER", left).put("area", place));
        Answer unknown = admin.post(
                "/api/people/responsibilities",
                key(),
                appointment("L3", "HOLDER", UUID.randomUUID()).put("area", place));
        Answer building = admin.post(
                "/api/people/responsibilities",
                key(),
                appointment("L3", "HOLDER", left).put("area", place + ".B01"));

        assertThat(notActive.text("/field")).isEqualTo("official");
        assertThat(notActive.problem()).isEqualTo("field-invalid");
        assertThat(unknown.problem()).isEqualTo("unknown-value");
        assertThat(building.text("/field")).isEqualTo("area");
    }

    @Test
    void what_the_platform_asks_for_itself_has_accounts_and_no_names() {
        String account = "s-" + UUID.randomUUID();
        UUID holder = joined("158", "有账号者", account);
        appointed(place, "L3", "HOLDER", holder);
        Desk program = Desk.of(port, Tokens.caller(Caller.PLATFORM, Caller.NOWHERE, Role.SERVICE));

        Answer onDuty = program.get("/api/people/on-duty?area=" + place);

        assertThat(onDuty.text("/levels/0/holder")).isEqualTo(holder.toString());
        assertThat(onDuty.text("/levels/0/holderSubject")).isEqualTo(account);
        assertThat(onDuty.body().toString()).doesNotContain("有账号者");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(responsibleNow
                                .chain(AreaPath.of(place), Instant.now())
                                .getFirst())
                        .satisfies(answering -> {
                            assertThat(answering.holder()).isEqualTo(new ResponsibleNow.Person(holder, account));
                            assertThat(answering.of()).isEqualTo(AreaPath.of(place));
                        }));
    }

    @Test
    void gaps_are_reported_page_by_page() {
        Answer first = leader().get("/api/people/gaps?limit=1");

        Answer rest = leader().get("/api/people/gaps?limit=200&after=" + first.text("/next"));

        assertThat(first.body().at("/items")).hasSize(1);
        assertThat(first.text("/items/0/gaps/0/what")).isNotEmpty();
        assertThat(StreamSupport.stream(rest.body().at("/items").spliterator(), false)
                        .map(item -> item.at("/area").asString()))
                .isNotEmpty()
                .isSorted()
                .doesNotContain(first.text("/next"));
    }

    @Test
    void the_demo_has_a_chain_for_every_community_and_shows_two_gaps() {
        Answer chain = desk(POLICE).get("/api/people/responsible?area=HC.FQ.C03.G02");

        assertThat(StreamSupport.stream(chain.body().at("/levels").spliterator(), false)
                        .map(level -> level.at("/level").asString() + " "
                                + level.at("/of").asString()))
                .endsWith("L2 HC.FQ.C03", "L1 HC.FQ");
        assertThat(desk(POLICE).get("/api/people/responsible?area=HC.FQ.C03").text("/levels/0/holder/name"))
                .isEqualTo("王书记");
        assertThat(StreamSupport.stream(
                                leader().get("/api/people/gaps")
                                        .body()
                                        .at("/items")
                                        .spliterator(),
                                false)
                        .map(item -> item.at("/area").asString())
                        .filter(area -> area.startsWith("HC.FQ.C")))
                .containsExactly("HC.FQ.C09", "HC.FQ.C10");
    }

    @Test
    void who_works_for_one_community_alone_reads_the_names_of_those_the_subdistrict_sends() {
        Desk inCommunity = Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of("HC.FQ.C03"), Role.RECEIVER));
        Answer teams = inCommunity.get("/api/teams?serving=HC.FQ.C03");
        Answer responsibilities = inCommunity.get("/api/people/responsibilities?area=HC.FQ.C03&limit=1");

        Answer team = inCommunity.get("/api/teams/" + teams.text("/items/0/id"));

        assertThat(team.body().at("/members")).hasSize(5);
        assertThat(team.body().toString()).contains("方法官");
        assertThat(responsibilities.body().at("/items/0/duties"))
                .hasSize(4)
                .allSatisfy(duty ->
                        assertThat(duty.at("/official/name").asString("")).isNotEmpty());
        assertThat(inCommunity.get("/api/people").body().toString()).doesNotContain("方法官");
    }

    @Test
    void the_others_are_told_of_a_handover_by_opaque_ids_and_never_by_name() throws SQLException {
        UUID sender = joined("160", "有名有姓", null);
        UUID successor = joined("161", "后继有人", null);
        Answer opened = appointed(place, "L3", "HOLDER", sender);
        admin.post(handovers(opened), 1, handover(successor));
        Answer accepted = admin.post(handovers(opened) + "/accept", 2, answer("命令"));
        Answer again = admin.post(handovers(opened) + "/accept", 2, answer("命令"));

        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(again.version()).isEqualTo(accepted.version());
        List<String> told = owner("select sequence || ' ' || type || ' ' || payload from outbox where subject = '"
                + opened.id() + "' order by sequence");
        assertThat(told).hasSize(3);
        assertThat(told.get(0))
                .startsWith("1 cn.fengqiao.responsibility.appointed.v1")
                .contains(sender.toString());
        assertThat(told.get(1)).startsWith("2 cn.fengqiao.responsibility.handover-proposed.v1");
        assertThat(told.get(2))
                .startsWith("3 cn.fengqiao.responsibility.handed-over.v1")
                .contains(sender.toString(), successor.toString(), "\"" + place + "\"", "\"L3\"");
        assertThat(told).noneMatch(event -> event.contains("有名有姓") || event.contains("命令"));
        assertThat(owner("select type from outbox where subject = '" + successor + "'"))
                .containsExactly("cn.fengqiao.official.joined.v1");
    }

    @Test
    void a_telephone_is_sealed_at_rest_and_whoever_reads_it_is_logged() throws SQLException {
        Answer joined = admin.post("/api/people", key(), official("162", "李一").put("phone", "0571-66669999"));

        desk(POLICE).get(path(joined));
        desk(URBAN_MANAGEMENT).get(path(joined));

        assertThat(owner("select encode(sealed, 'escape') from official_contact where id = '" + joined.id() + "'"))
                .hasSize(1)
                .noneMatch(kept -> kept.contains("6666"));
        assertThat(owner("select department || ' ' || operation from read_log where case_ids @> array['" + joined.id()
                        + "'::uuid]"))
                .containsExactly("POLICE people.get");
    }

    // the database itself

    @Test
    void a_term_cannot_be_rewritten_and_the_next_subdistrict_sees_none() throws SQLException {
        appointed(place, "L3", "HOLDER", joined("159", "在此", null));

        try (var app = TestCluster.postgres().database("fengqiao_case").app()) {
            for (String statement : List.of(
                    "update responsibility_term set since = now()",
                    "delete from responsibility_term",
                    "delete from official",
                    "delete from team_member",
                    "update area set name = 'x'")) {
                assertThatThrownBy(() -> app.createStatement().execute(statement))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
            app.createStatement()
                    .execute("select set_config('fengqiao.area', 'HC.XX', false), "
                            + "set_config('fengqiao.department', 'POLICE', false), "
                            + "set_config('fengqiao.roles', 'ADMIN', false)");
            for (String table : List.of(
                    "official", "official_contact", "team", "team_member", "responsibility", "responsibility_term")) {
                try (var rows = app.createStatement().executeQuery("select count(*) from " + table)) {
                    rows.next();
                    assertThat(rows.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    private static List<String> owner(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = TestCluster.postgres().database("fengqiao_case").owner();
                var found = connection.createStatement().executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    // builders

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private ObjectNode official(String code, String name) {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("code", code)
                .put("name", name)
                .put("department", "COMMUNITY")
                .put("area", place)
                .put("activeFrom", "2026-01-01");
        body.putArray("posts").add("COMMUNITY_SECRETARY");
        return body;
    }

    private UUID joined(String code, String name, @Nullable String subject) {
        Answer joined = admin.post("/api/people", key(), official(code, name).put("subject", subject));
        assertThat(joined.status()).as(joined.body().toString()).isEqualTo(201);
        return joined.id();
    }

    private ObjectNode team(String name) {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("kind", "THREE_OFFICERS")
                .put("name", name)
                .put("home", place);
        body.putArray("areas").add(place);
        return body;
    }

    private static ObjectNode member(UUID official, String role) {
        return Desk.JSON
                .createObjectNode()
                .put("official", official.toString())
                .put("role", role)
                .put("since", "2026-01-01");
    }

    private static ObjectNode appointment(String level, String seat, UUID official) {
        return Desk.JSON
                .createObjectNode()
                .put("level", level)
                .put("seat", seat)
                .put("official", official.toString());
    }

    private Answer appointed(String area, String level, String seat, UUID official) {
        Answer opened = admin.post(
                "/api/people/responsibilities",
                key(),
                appointment(level, seat, official)
                        .put("area", area)
                        .put("since", Instant.now().minus(2, ChronoUnit.DAYS).toString()));
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        return opened;
    }

    private static ObjectNode handover(UUID successor) {
        return Desk.JSON
                .createObjectNode()
                .put("level", "L3")
                .put("seat", "HOLDER")
                .put("successor", successor.toString())
                .put("reason", "轮岗");
    }

    private static ObjectNode answer(@Nullable String reason) {
        return Desk.JSON
                .createObjectNode()
                .put("level", "L3")
                .put("seat", "HOLDER")
                .put("reason", reason);
    }

    private Answer leave(UUID official, int inDays) {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("lastDay", today().plusDays(inDays).toString())
                .put("reason", "退休");
        return admin.post("/api/people/" + official + "/leave", 1, body);
    }

    private String holder(String area) {
        return desk(POLICE).get("/api/people/responsible?area=" + area).text("/levels/0/holder/name");
    }

    private static String handovers(Answer opened) {
        return "/api/people/responsibilities/" + opened.id() + "/handovers";
    }

    private static String path(Answer opened) {
        return path("/api/people", opened);
    }

    private static String path(String root, Answer opened) {
        return root + "/" + opened.id();
    }

    private Desk desk(Department department) {
        return Desk.dispatcher(port, department);
    }

    private Desk leader() {
        return Desk.of(port, COMMUNITY, Role.LEADER);
    }

    private Desk as(String subject, Department department, Role role) {
        return Desk.of(
                port, new Caller(subject, "本人", department, Tokens.FENGQIAO, EnumSet.copyOf(Set.of(role)), false));
    }

    private static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    private static List<Answer> race(Callable<Answer> one, Callable<Answer> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = Stream.of(one, other)
                    .map(call -> pool.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            return List.of(running.getFirst().get(), running.getLast().get());
        }
    }
}
