package cn.fengqiao.e2e;

import static cn.fengqiao.e2e.Steps.done;
import static cn.fengqiao.e2e.Steps.of;
import static cn.fengqiao.e2e.Steps.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Six-household screening: eleven communities, four weeks. It does not open before it is approved, founded and worded;
 * how far it has come is seen grid by grid while people are still at the doors; each finding is decided; and what nobody
 * needed is erased, with a certificate that anybody can check.
 */
class Story5SixHouseholdScreeningTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final int COMMUNITIES = 11;

    private static RunningSystem system;

    private Api community;
    private Api dispatcher;
    private Api leader;
    private Api gridWorker;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @BeforeEach
    void people() {
        community = system.department("COMMUNITY");
        dispatcher = system.person("community.dispatcher");
        leader = system.person("leader");
        gridWorker = system.person("community.grid");
    }

    @Test
    void it_does_not_open_before_it_is_approved_founded_and_worded() {
        for (var lacking : Map.of(
                        "approvalNumber", "approval-number-missing",
                        "legalBasis", "legal-basis-missing",
                        "questions", "questions-missing")
                .entrySet()) {
            Map<String, Object> draft = draft();
            draft.remove(lacking.getKey());
            String id = opened(community.open("/api/campaigns", draft));

            Api.Answer refused = leader.act("/api/campaigns/" + id, "open", Map.of());

            assertThat(refused.problem()).as(refused.toString()).isEqualTo("campaign-incomplete");
            assertThat(refused.json().path("missing")).singleElement().satisfies(missing -> {
                assertThat(missing.path("name").asString()).isEqualTo(lacking.getValue());
                assertThat(missing.path("field").asString()).isEqualTo(lacking.getKey());
            });
            assertThat(community.get("/api/campaigns/" + id).at("/state")).isEqualTo("DRAFT");
        }
    }

    @Test
    void the_whole_story() throws GeneralSecurityException {
        String id = opened(dispatcher.open("/api/campaigns", draft()));
        String path = "/api/campaigns/" + id;
        assertThat(community.act(path, "open", Map.of()).problem())
                .as("a program opens none")
                .isEqualTo("operation-refused");
        assertThat(dispatcher.act(path, "open", Map.of()).problem())
                .as("who wrote it does not open it")
                .isEqualTo("second-person-required");
        done(leader.act(path, "open", Map.of()));

        // The first grid of each community is given to somebody; the rest waits and shows as not begun.
        for (int number = 1; number <= COMMUNITIES; number++) {
            done(community.act(
                    path,
                    "assignments",
                    Map.of("area", grid(number), "worker", "community.grid", "workerName", "李网格员", "target", 3)));
        }
        JsonNode before = coverage(path);
        assertThat(before.path("items")).hasSize(COMMUNITIES);
        assertThat(before.at("/total/visited").asInt()).isZero();

        // Somebody goes from door to door, and the office sees each grid fill up.
        try (LiveFeedClient feed = system.feed("COMMUNITY")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> feed.connects() > 0);
            List<String> visits = new ArrayList<>();
            for (int number = 1; number <= COMMUNITIES; number++) {
                visits.addAll(visited(path, number));
                JsonNode place = of(coverage(path).path("items"), "area", place(number));
                assertThat(place.path("visited").asInt()).isEqualTo(3);
            }
            JsonNode after = coverage(path);
            assertThat(after.at("/total/visited").asInt()).isEqualTo(3 * COMMUNITIES);
            assertThat(after.at("/total/findings").asInt()).isEqualTo(3);
            assertThat(after.at("/total/finished").asInt()).isEqualTo(COMMUNITIES);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(feed.frames())
                            .filteredOn(frame ->
                                    frame.isAbout(id) && frame.type().equals("cn.fengqiao.campaign.grid-finished.v1"))
                            .hasSize(COMMUNITIES));

            decideAndClose(path, visits);
        }
    }

    private void decideAndClose(String path, List<String> visits) throws GeneralSecurityException {
        // A case, an obligation, or nothing.
        List<JsonNode> findings = community
                .get(path + "/findings")
                .json()
                .path("items")
                .valueStream()
                .toList();
        assertThat(findings).hasSize(3);
        Api.Answer toCase = decide(
                findings.get(0), Map.of("kind", "CASE", "raise", Map.of("type", "NEIGHBOUR", "title", "楼道堆物引发两户争执")));
        assertThat(community.get("/api/cases/" + toCase.at("/caseRaised")).at("/number"))
                .isEqualTo(toCase.at("/caseNumber"));
        assertThat(decide(findings.get(1), Map.of("kind", "OBLIGATION")).at("/state"))
                .isEqualTo("OBLIGATION");
        decide(findings.get(2), Map.of("kind", "NOTHING", "reason", "当场已和解"));

        done(community.act(path, "close", Map.of()));

        // What nobody needs goes, and the count of it can be checked by whoever kept the ids.
        JsonNode certificate = await().atMost(Duration.ofSeconds(60))
                .until(() -> community.get(path + "/certificate").json().path("items"), items -> !items.isEmpty())
                .path(0);
        List<String> kept = List.of(
                findings.get(0).path("id").asString(),
                findings.get(1).path("id").asString());
        List<String> erased =
                visits.stream().filter(visit -> !kept.contains(visit)).toList();
        assertThat(certificate.path("erased").asInt()).isEqualTo(erased.size());
        assertThat(certificate.path("withoutFinding").asInt()).isEqualTo(3 * COMMUNITIES - 3);
        assertThat(certificate.path("nothing").asInt()).isEqualTo(1);
        assertThat(certificate.path("idsSha256").asString()).isEqualTo(hash(erased));
        assertThat(community.get(path).at("/state")).isEqualTo("ERASED");
        assertThat(gridWorker.get(path + "/visits?limit=200").json().path("items"))
                .as("of the visits only those are left that something came of")
                .hasSize(2);
        assertThat(coverage(path).at("/total/visited").asInt())
                .as("how many were visited stays known")
                .isEqualTo(3 * COMMUNITIES);
    }

    /** Three doors of a grid, a quarter of an hour apart; in the first three communities one of them has something to say. */
    private List<String> visited(String path, int number) {
        List<Map<String, Object>> visits = IntStream.range(0, 3)
                .mapToObj(door -> Map.<String, Object>of(
                        "key",
                        "c" + number + "-" + door,
                        "area",
                        grid(number),
                        "at",
                        Instant.now().toString(),
                        "address",
                        door + 1 + "单元" + (101 + door) + "室",
                        "outcome",
                        "DONE",
                        "answers",
                        Map.of("QUARREL", number <= 3 && door == 0 ? "YES" : "NO", "SIX", "NONE")))
                .toList();
        JsonNode results = done(gridWorker.post(path + "/visits", Map.of("visits", visits), Map.of()))
                .json()
                .path("results");
        assertThat(results.findValuesAsString("result")).as(results.toString()).containsOnly("RECORDED");
        return results.findValuesAsString("id");
    }

    private Api.Answer decide(JsonNode finding, Map<String, ?> wanted) {
        return done(dispatcher.post(
                "/api/campaigns/findings/" + finding.path("id").asString() + "/decide",
                wanted,
                Map.of("If-Match", "\"" + finding.path("version").asLong() + "\"")));
    }

    private JsonNode coverage(String path) {
        return done(community.get(path + "/coverage?by=COMMUNITY&limit=50")).json();
    }

    private static Map<String, Object> draft() {
        Map<String, Object> draft = new HashMap<>();
        draft.put("area", "HC.FQ");
        draft.put("name", "六类户大排查");
        draft.put("approvalNumber", "枫街发〔2026〕11号");
        draft.put("legalBasis", "平安建设条例第二十三条");
        draft.put("beginsOn", TODAY.minusDays(1).toString());
        draft.put("endsOn", TODAY.plusDays(27).toString());
        draft.put(
                "scope",
                IntStream.rangeClosed(1, COMMUNITIES)
                        .mapToObj(number -> Map.of("area", place(number)))
                        .toList());
        draft.put(
                "questions",
                List.of(
                        Map.of(
                                "code", "QUARREL",
                                "text", "近三个月是否与邻里或家人有过争执",
                                "kind", "YES_NO",
                                "findings", List.of("YES")),
                        Map.of(
                                "code", "SIX",
                                "text", "希望得到哪方面的帮助",
                                "kind", "CHOICE",
                                "options", List.of("NONE", "LAW", "HEALTH", "WORK"))));
        return draft;
    }

    private static String place(int community) {
        return "HC.FQ.C%02d".formatted(community);
    }

    private static String grid(int community) {
        return place(community) + ".G01";
    }

    /** As the certificate says that it was made. */
    private static String hash(List<String> ids) throws GeneralSecurityException {
        String lines = String.join("\n", ids.stream().sorted().toList()) + "\n";
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.US_ASCII)));
    }
}
