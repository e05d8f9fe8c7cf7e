package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Leak between floors: the grid worker registers a quarrel about water at building 3, the police already had a call from
 * the same address. The hint shows it, the cases are merged, everybody sees it within a second, signs, and 城管 never
 * learns a telephone number.
 */
class Story1LeakBetweenFloorsTest {

    private static final String AREA = "HC.FQ.C03.G02";
    private static final Set<String> CONSOLES_ON = Set.of("URBAN_MANAGEMENT", "EMERGENCY");
    private static final String ADDRESS = "和风苑3号楼2单元" + (System.nanoTime() % 9000 + 1000) + "室";
    private static final String PHONE_OF_THE_UPSTAIRS = "13912340001";
    private static final String PHONE_OF_THE_DOWNSTAIRS = "13912340002";
    private static final Map<String, String> SAFE =
            Map.of("KILL_THREAT", "NO", "WEAPON_PREPARED", "NO", "INJURY_30D", "NO", "DEPENDANT_IN_DANGER", "NO");

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @Test
    void the_whole_story() {
        Api police = system.department("POLICE");
        Api community = system.department("COMMUNITY");
        Api urban = system.department("URBAN_MANAGEMENT");
        Api emergency = system.department("EMERGENCY");
        try (LiveFeedClient urbanFeed = system.feed("URBAN_MANAGEMENT");
                LiveFeedClient emergencyFeed = system.feed("EMERGENCY")) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> urbanFeed.connects() > 0 && emergencyFeed.connects() > 0);

            // The police had the call first.
            Api.Answer call = police.raise(leak("POLICE", "110接警：楼上漏水引发争吵", PHONE_OF_THE_UPSTAIRS));
            assertThat(call.status()).as(call.toString()).isEqualTo(201);
            String older = call.json().path("id").asString();

            // While the grid worker types, the hint appears, and it says why.
            var hints = community.post(
                    "/api/cases/duplicate-hints",
                    Map.of("area", AREA, "address", ADDRESS, "phone", PHONE_OF_THE_UPSTAIRS, "type", "NEIGHBOUR"),
                    Map.of());
            assertThat(hints.status()).as(hints.toString()).isEqualTo(200);
            JsonNode hint = StreamSupport.stream(hints.json().path("hints").spliterator(), false)
                    .filter(h -> h.path("id").asString().equals(older))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no hint at the older case: " + hints));
            assertThat(hint.path("reasons").toString()).contains("SAME_ADDRESS", "SAME_PHONE");

            // It is raised all the same, as happens, and shows on the others' feeds within a second.
            long before = System.nanoTime();
            Api.Answer raised = community.raise(leak("COMMUNITY", "漏水争吵", PHONE_OF_THE_DOWNSTAIRS));
            assertThat(raised.status()).as(raised.toString()).isEqualTo(201);
            String younger = raised.json().path("id").asString();
            for (LiveFeedClient feed : List.of(urbanFeed, emergencyFeed)) {
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(() -> assertThat(feed.frames())
                                .anyMatch(frame ->
                                        frame.isAbout(younger) && frame.type().contains("registered")));
                long shown = feed.frames().stream()
                        .filter(frame -> frame.isAbout(younger))
                        .findFirst()
                        .orElseThrow()
                        .nanos();
                assertThat(Duration.ofNanos(shown - before)).isLessThan(Duration.ofSeconds(1));
            }

            // Nobody has opened it yet, and it is known of each department whose console was on that it has arrived.
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                JsonNode ladder =
                        police.get("/api/receipts/cases/" + younger).json().path("items");
                assertThat(ladder)
                        .filteredOn(rung ->
                                CONSOLES_ON.contains(rung.path("department").asString()))
                        .hasSameSizeAs(CONSOLES_ON)
                        .allMatch(rung -> rung.hasNonNull("deliveredAt") && !rung.hasNonNull("seenAt"));
            });

            // Merged into the older one, which keeps both reporters.
            Api.Answer merged = community.command(younger, "merge", Map.of("into", older));
            assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
            assertThat(community
                            .get("/api/cases/" + younger)
                            .json()
                            .path("mergedInto")
                            .asString())
                    .isEqualTo(older);
            String history = community.get("/api/cases/" + older + "/timeline").text();
            assertThat(history).contains("POLICE", "COMMUNITY");
            String parties =
                    police.get("/api/cases/" + older).json().path("parties").toString();
            assertThat(parties).contains("APPLICANT");

            // Four receipts climb to seen and signed.
            for (Api department : List.of(police, community, urban, emergency)) {
                var seen = department.post("/api/receipts/cases/" + older + "/seen", Map.of(), Map.of());
                assertThat(seen.status()).as(seen.toString()).isEqualTo(204);
                var accepted = department.command(older, "shares/accept", Map.of());
                assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
            }
            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                JsonNode ladder =
                        police.get("/api/receipts/cases/" + older).json().path("items");
                assertThat(ladder.size()).isEqualTo(4);
                assertThat(ladder)
                        .allMatch(rung -> rung.hasNonNull("deliveredAt")
                                && rung.hasNonNull("seenAt")
                                && rung.hasNonNull("acceptedAt"));
            });

            // 城管 reads everything it can, and no byte it ever got holds a telephone number.
            urban.get("/api/cases/" + older);
            urban.get("/api/cases/" + younger);
            urban.get("/api/cases/" + older + "/timeline");
            urban.get("/api/cases?area=" + AREA);
            urban.get("/api/risk/cases/" + older);
            assertThat(urban.everythingReceived())
                    .allSatisfy(
                            body -> assertThat(body).doesNotContain(PHONE_OF_THE_UPSTAIRS, PHONE_OF_THE_DOWNSTAIRS));
            assertThat(urbanFeed.frames())
                    .allSatisfy(frame ->
                            assertThat(frame.raw()).doesNotContain(PHONE_OF_THE_UPSTAIRS, PHONE_OF_THE_DOWNSTAIRS));
        }
    }

    @Test
    void a_repeated_raise_answers_as_the_first_time_and_a_changed_one_is_refused() {
        Api police = system.department("POLICE");
        String key = UUID.randomUUID().toString();
        var body = leak("POLICE", "楼道漏水", PHONE_OF_THE_UPSTAIRS);

        Api.Answer first = police.post("/api/cases", body, Map.of("Idempotency-Key", key));
        Api.Answer again = police.post("/api/cases", body, Map.of("Idempotency-Key", key));
        var changed = new java.util.HashMap<String, Object>(body);
        changed.put("title", "楼道漏水，改过");
        Api.Answer other = police.post("/api/cases", changed, Map.of("Idempotency-Key", key));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.status()).as(other.toString()).isEqualTo(409);
        assertThat(other.json().path("type").asString()).isEqualTo("urn:fengqiao:problem:idempotency-conflict");
        assertThat(other.json().path("field").asString()).isEqualTo("title");
    }

    private static Map<String, Object> leak(String department, String title, String phone) {
        return Map.of(
                "type",
                "NEIGHBOUR",
                "source",
                department.equals("POLICE") ? "POLICE_TRANSFER" : "GRID_PATROL",
                "area",
                AREA,
                "address",
                ADDRESS,
                "title",
                title,
                "narrative",
                "楼上卫生间漏水，楼下天花板起皮，双方在楼道争吵。",
                "parties",
                List.of(
                        Map.of("name", "林小满", "role", "APPLICANT", "phone", phone),
                        Map.of("name", "周立秋", "role", "RESPONDENT")),
                "answers",
                SAFE);
    }
}
