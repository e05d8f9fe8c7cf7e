package cn.fengqiao.e2e;

import static cn.fengqiao.e2e.Steps.asked;
import static cn.fengqiao.e2e.Steps.consented;
import static cn.fengqiao.e2e.Steps.done;
import static cn.fengqiao.e2e.Steps.opened;
import static cn.fengqiao.e2e.Steps.takenOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Domestic violence, red: a threat with a knife last night, a child at home. The colour is red at once, the two are not
 * put at one table, the duty to report is put before whoever opens the case, and who looks at the household from another
 * department sees a household like any other.
 */
class Story2DomesticViolenceTest {

    private static final String GRID = "HC.FQ.C08.G01";
    private static final String WIFE = "梁秋月";
    private static final String HUSBAND = "祝远山";
    private static final String PHONE = "13912340021";

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @Test
    void the_whole_story() {
        Api police = system.department("POLICE");
        Api community = system.department("COMMUNITY");
        Api mediator = system.person("community.mediator");
        try (LiveFeedClient communityFeed = system.feed("COMMUNITY");
                LiveFeedClient urbanFeed = system.feed("URBAN_MANAGEMENT")) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> communityFeed.connects() > 0 && urbanFeed.connects() > 0);

            // The other department's feed runs: what everybody may know arrives there.
            String anyCase = opened(community.raise(
                    Map.of("type", "NEIGHBOUR", "source", "GRID_PATROL", "area", GRID, "title", "楼道堆物争执")));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> urbanFeed.frames().stream().anyMatch(frame -> frame.isAbout(anyCase)));

            // Last night's call is written down in the morning; who may know of it is said at once.
            String caseId = opened(police.raise(threatWithAKnife()));
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(communityFeed.frames())
                            .filteredOn(frame ->
                                    frame.isAbout(caseId) && frame.type().equals("cn.fengqiao.risk.changed.v1"))
                            .extracting(
                                    frame -> frame.json().at("/data/colour").asString(),
                                    frame -> frame.json().at("/data/certainty").asString())
                            .containsExactly(tuple("RED", "PROVISIONAL")));
            JsonNode risk = police.get("/api/risk/cases/" + caseId).json();
            assertThat(risk.path("override").asBoolean()).isTrue();
            assertThat(risk.path("reasons").toString())
                    .contains("KILL_THREAT", "WEAPON_PREPARED", "DEPENDANT_IN_DANGER");

            // Both want to talk, and are not put at one table before somebody has looked whether that is safe.
            assertThat(community.command(caseId, "accept", Map.of()).problem())
                    .as("who was only told of it does not take it on")
                    .isEqualTo("not-asked");
            asked(police, community, caseId);
            takenOn(community, caseId);
            consented(mediator, caseId);
            Api.Answer joint = mediator.command(caseId, "mediation/sessions", session("JOINT"));
            assertThat(joint.status()).isEqualTo(409);
            assertThat(joint.problem()).isEqualTo("screening-needed");
            assertThat(joint.text()).as("names the way out").contains("安全筛查", "分别调解");
            done(mediator.command(caseId, "mediation/sessions", session("SEPARATE")));
            done(police.command(
                    caseId, "mediation/safety/screening", Map.of("result", "UNSAFE", "measures", "母子已由亲属接走，地址保密")));
            assertThat(mediator.command(caseId, "mediation/sessions", session("JOINT"))
                            .problem())
                    .isEqualTo("face-to-face-unsafe");

            // A child was there: whoever works on the case has to report it, or to say why not (未成年人保护法 §11).
            assertThat(prompts(community, caseId)).contains("MANDATORY_REPORT");
            assertThat(community
                            .command(caseId, "mediation/safety/report", Map.of())
                            .problem())
                    .isEqualTo("field-invalid");
            done(community.command(caseId, "mediation/safety/report", Map.of("to", "枫桥派出所")));
            assertThat(prompts(community, caseId)).doesNotContain("MANDATORY_REPORT");

            // While it is red it cannot be put away; case-service hears of the colour as the consoles do, and not
            // before them.
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(Steps.unmet(community, caseId)).contains("NOT_RED"));

            String after = opened(community.raise(
                    Map.of("type", "NEIGHBOUR", "source", "GRID_PATROL", "area", GRID, "title", "夜间噪声")));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> urbanFeed.frames().stream().anyMatch(frame -> frame.isAbout(after)));
            assertThat(urbanFeed.frames())
                    .as("what came before the second of the cases that everybody may know of")
                    .isNotEmpty()
                    .noneMatch(frame -> frame.isAbout(caseId))
                    .allSatisfy(frame -> assertThat(frame.raw()).doesNotContain(caseId, WIFE, HUSBAND, PHONE));
        }
    }

    @Test
    void a_protection_order_is_timed_by_the_law_and_keeps_the_case_open() {
        Api police = system.department("POLICE");
        Api community = system.department("COMMUNITY");
        Api urban = system.department("URBAN_MANAGEMENT");
        String caseId = opened(police.raise(threatWithAKnife()));
        asked(police, community, caseId);
        takenOn(community, caseId);
        done(community.command(caseId, "mediation/safety/report", Map.of("to", "枫桥派出所")));
        Instant accepted = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

        // The police apply for her; in an emergency the court has 24 hours (反家庭暴力法 §28).
        done(police.command(
                caseId,
                "protections/orders",
                Map.of(
                        "applicant",
                        "POLICE",
                        "urgent",
                        true,
                        "acceptedAt",
                        accepted.toString(),
                        "protects",
                        WIFE,
                        "against",
                        HUSBAND,
                        "court",
                        "枫桥人民法院")));
        assertThat(dueOf(police, caseId, "PROTECTION_ORDER_URGENT")).isEqualTo(accepted.plus(Duration.ofHours(24)));
        String order = "protections/"
                + police.get("/api/cases/" + caseId + "/protections").at("/items/0/id") + "/";

        // It is granted for six months at the most (§30), and while it is in force nobody puts the case away.
        Map<String, ?> tooLong = granted(today.plusMonths(6).plusDays(2));
        Api.Answer refused = police.command(caseId, order + "decision", tooLong);
        assertThat(refused.at("/field")).as(refused.toString()).isEqualTo("until");
        done(police.command(
                caseId, order + "decision", granted(today.plusMonths(6).minusDays(1))));
        assertThat(Steps.unmet(community, caseId)).contains("NO_PROTECTION_OPEN");
        done(police.command(caseId, order + "revoke", Map.of("on", today.toString(), "reason", "当事人申请撤销，已另行安置")));
        assertThat(Steps.unmet(community, caseId)).doesNotContain("NO_PROTECTION_OPEN");

        assertThat(urban.get("/api/cases/" + caseId + "/protections").status()).isEqualTo(404);
        assertThat(urban.everythingReceived())
                .allSatisfy(body -> assertThat(body).doesNotContain("保护令", WIFE, HUSBAND));
    }

    @Test
    void a_quarrel_that_turns_out_to_be_violence_is_closed_off_and_can_be_opened_again() {
        Api police = system.department("POLICE");
        Api community = system.department("COMMUNITY");
        Api urban = system.department("URBAN_MANAGEMENT");
        try (LiveFeedClient policeFeed = system.feed("POLICE");
                LiveFeedClient urbanFeed = system.feed("URBAN_MANAGEMENT")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> policeFeed.connects() > 0 && urbanFeed.connects() > 0);

            // A quarrel is written down and everybody is told of it.
            String caseId = opened(community.raise(Map.of(
                    "type", "FAMILY", "source", "GRID_PATROL", "area", GRID, "title", "夫妻深夜争吵" + System.nanoTime())));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> urbanFeed.frames().stream().anyMatch(frame -> frame.isAbout(caseId)));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> urban.get("/api/receipts/cases/" + caseId).status() == 200);
            String number = urban.get("/api/cases/" + caseId).at("/number");

            // The police have been there before. Whoever looks at the case is asked to close it off.
            done(police.command(caseId, "shares/accept", Map.of()));
            done(police.command(caseId, "mediation/safety/violence", Map.of("reason", "半年内三次出警，均系殴打")));
            Api.Answer seen = police.get("/api/cases/" + caseId);
            assertThat(seen.json()
                            .path("prompts")
                            .valueStream()
                            .map(each -> each.path("prompt").asString()))
                    .as(seen.text())
                    .contains("RESTRICT");
            done(police.command(caseId, "restrict", Map.of("reason", "系家庭暴力，须保护当事人")));

            // The others' screens drop it, and whatever they ask they are told of no such case.
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(urbanFeed.frames())
                            .filteredOn(frame ->
                                    frame.isAbout(caseId) && frame.type().equals("cn.fengqiao.case.restricted.v1"))
                            .singleElement()
                            .satisfies(frame -> {
                                assertThat(frame.json().path("data")).isEmpty();
                                assertThat(frame.json().path("hidden").toString())
                                        .isEqualTo("[\"EXISTENCE\"]");
                            }));
            assertThat(urban.get("/api/cases/" + caseId).status()).isEqualTo(404);
            assertThat(urban.get("/api/cases?area=" + GRID + "&limit=100").text())
                    .doesNotContain(caseId);
            assertThat(urban.get("/api/cases?q=" + number).text()).doesNotContain(caseId);
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(urban.get("/api/receipts/cases/" + caseId).status()).isEqualTo(404);
                assertThat(urban.get("/api/risk/cases/" + caseId).status()).isEqualTo(404);
            });
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(policeFeed.frames())
                            .filteredOn(frame ->
                                    frame.isAbout(caseId) && frame.type().equals("cn.fengqiao.case.restricted.v1"))
                            .singleElement()
                            .satisfies(frame -> assertThat(frame.json()
                                            .at("/data/audience/departments")
                                            .toString())
                                    .isEqualTo("[\"COMMUNITY\",\"POLICE\"]")));
            assertThat(Steps.history(community, caseId)).contains("RESTRICTED");

            // What is done to it now passes the others by.
            done(community.command(caseId, "accept", Map.of()));
            done(police.command(caseId, "report-back", Map.of("note", "已核发告诫书")));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> policeFeed.frames().stream()
                            .anyMatch(frame ->
                                    frame.isAbout(caseId) && frame.type().equals("cn.fengqiao.case.reported-back.v1")));
            String after = opened(community.raise(
                    Map.of("type", "NEIGHBOUR", "source", "GRID_PATROL", "area", GRID, "title", "楼道照明损坏")));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> urbanFeed.frames().stream().anyMatch(frame -> frame.isAbout(after)));
            assertThat(urbanFeed.frames())
                    .noneMatch(
                            frame -> frame.isAbout(caseId) && frame.type().equals("cn.fengqiao.case.reported-back.v1"));

            // When it is safe to know of it again, the others see that there is a case, and not whose.
            Map<String, String> safe = Map.of("reason", "当事人已搬离，风险解除");
            assertThat(community.command(caseId, "restrict/lift", safe).problem())
                    .as("no program decides that it is safe")
                    .isEqualTo("operation-refused");
            done(system.person("community.dispatcher").command(caseId, "restrict/lift", safe));
            Api.Answer opened = done(urban.get("/api/cases/" + caseId));
            assertThat(opened.at("/number")).isEqualTo(number);
            assertThat(opened.json().has("title")).isFalse();
        }
    }

    private static Map<String, ?> granted(LocalDate until) {
        return Map.of(
                "decision",
                "GRANTED",
                "decidedAt",
                Instant.now().minusSeconds(60).toString(),
                "until",
                until.toString(),
                "measures",
                "禁止接触、跟踪");
    }

    private static Instant dueOf(Api api, String caseId, String clock) {
        return Instant.parse(Steps.of(api.get("/api/cases/" + caseId).json().path("clocks"), "kind", clock)
                .path("dueAt")
                .asString());
    }

    @Test
    void another_department_on_the_household_card_sees_a_household_like_any_other() {
        Api police = system.department("POLICE");
        Api community = system.department("COMMUNITY");
        Api urban = system.department("URBAN_MANAGEMENT");
        // 城管 has come for the balcony and works on the card too.
        String card = opened(community.open(
                "/api/households",
                Map.of(
                        "area",
                        GRID,
                        "address",
                        "晨光新村" + System.nanoTime() + "室",
                        "departments",
                        List.of("COMMUNITY", "POLICE", "URBAN_MANAGEMENT"),
                        "members",
                        List.of(
                                Map.of("name", HUSBAND, "relation", "HEAD", "gender", "MALE"),
                                Map.of("name", WIFE, "relation", "SPOUSE", "gender", "FEMALE")))));
        String path = "/api/households/" + card;
        String before = urban.get(path).json().path("colour").asString();
        String caseId = opened(police.raise(threatWithAKnife()));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> police.get("/api/cases/" + caseId).at("/colour").equals("RED"));

        done(police.act(path, "link", Map.of("caseId", caseId, "person", WIFE, "reason", "接警处置")));

        assertThat(police.get(path).at("/cases/0/colour")).isEqualTo("RED");
        Api.Answer seen = done(urban.get(path));
        assertThat(seen.json().path("colour").asString()).isEqualTo(before).isEqualTo("NONE");
        assertThat(seen.json().path("cases")).isEmpty();
        assertThat(seen.text()).doesNotContain(caseId);
        assertThat(done(urban.get(path + "/history")).text()).doesNotContain("LINKED", "接警处置");
        assertThat(urban.get("/api/households?colour=RED&area=" + GRID).text()).doesNotContain(card);
        assertThat(urban.get("/api/cases/" + caseId).status()).isEqualTo(404);
        assertThat(urban.get("/api/cases/" + caseId + "/mediation").status()).isEqualTo(404);
        assertThat(urban.get("/api/cases?area=" + GRID + "&limit=100").text()).doesNotContain(caseId);
        assertThat(urban.everythingReceived())
                .allSatisfy(body -> assertThat(body).doesNotContain(PHONE, "持刀"));
    }

    private static List<String> prompts(Api api, String caseId) {
        return api.get("/api/cases/" + caseId + "/mediation")
                .json()
                .path("prompts")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, Object> session(String kind) {
        return Map.of("kind", kind, "at", Instant.now().plus(Duration.ofDays(1)).toString(), "place", "晨光社区调解室");
    }

    private static Map<String, Object> threatWithAKnife() {
        return Map.ofEntries(
                Map.entry("type", "FAMILY"),
                Map.entry("source", "POLICE_TRANSFER"),
                Map.entry("area", GRID),
                Map.entry("title", "昨夜持刀威胁，孩子在场"),
                Map.entry("narrative", "丈夫酒后持刀威胁妻子，六岁的孩子在家。民警到场收缴刀具，妻子带孩子暂住亲属家。"),
                Map.entry("foundAt", Instant.now().minus(Duration.ofHours(9)).toString()),
                Map.entry("restricted", true),
                Map.entry("departments", List.of("POLICE", "COMMUNITY")),
                Map.entry(
                        "parties",
                        List.of(
                                Map.of("name", WIFE, "role", "APPLICANT", "phone", PHONE),
                                Map.of("name", HUSBAND, "role", "RESPONDENT"))),
                Map.entry(
                        "answers",
                        Map.of(
                                "KILL_THREAT", "YES",
                                "WEAPON_PREPARED", "YES",
                                "INJURY_30D", "NO",
                                "DEPENDANT_IN_DANGER", "YES")));
    }
}
