package cn.fengqiao.e2e;

import static cn.fengqiao.e2e.Steps.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.launcher.door.DemoNeighbourhood;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever starts the system for the first time finds a subdistrict at work, and a second filling adds nothing to it. */
class DemoContentTest {

    private static RunningSystem system;
    private static Instant since;
    private static DemoNeighbourhood.Filled first;

    private Api community;
    private Api leader;

    @BeforeAll
    static void fill() {
        system = RunningSystem.shared();
        since = Instant.now();
        first = fill(since);
    }

    @BeforeEach
    void people() {
        community = system.department("COMMUNITY");
        leader = system.person("leader");
    }

    private static DemoNeighbourhood.Filled fill(Instant since) {
        return new DemoNeighbourhood(system.door(), since).fill((things, of) -> {});
    }

    @Test
    void a_second_filling_adds_nothing() {
        Map<String, Integer> before = counts();

        DemoNeighbourhood.Filled again = fill(since);
        DemoNeighbourhood.Filled onAnotherDay = fill(since.plusSeconds(100_000));

        assertThat(again.opened()).isZero();
        assertThat(onAnotherDay.opened()).isZero();
        assertThat(first.opened()).isEqualTo(again.alreadyThere()).isEqualTo(onAnotherDay.alreadyThere());
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void every_community_has_a_studio_and_a_lawyer_and_a_psychologist_who_come_there() {
        List<JsonNode> studios = all("/api/studios?");
        assertThat(studios)
                .extracting(studio -> studio.path("name").asString())
                .contains("社玲调解", "俊娟家事", "振阳茶话", "阳光议事厅");
        assertThat(studios).extracting(studio -> studio.path("kind").asString()).contains("STUDIO", "SQUAD");
        List<JsonNode> coverage = all("/api/studios/coverage?");
        assertThat(coverage).hasSize(11).allMatch(place -> place.path("missing").isEmpty());
        JsonNode family = having("/api/studios?", "name", "俊娟家事");
        assertThat(all("/api/studios/" + family.path("id").asString() + "/bookings?"))
                .hasSize(2)
                .anyMatch(booking -> booking.path("dual").asBoolean());
    }

    @Test
    void forty_households_have_cards_in_every_community() {
        Map<String, Long> byCommunity = all("/api/households?").stream()
                .collect(Collectors.groupingBy(
                        card -> card.path("area").asString().substring(0, "HC.FQ.C01".length()),
                        Collectors.counting()));
        assertThat(byCommunity.keySet())
                .containsAll(IntStream.rangeClosed(1, 11)
                        .mapToObj("HC.FQ.C%02d"::formatted)
                        .toList());
        assertThat(byCommunity.values().stream().mapToLong(Long::longValue).sum())
                .isGreaterThanOrEqualTo(40);
        assertThat(all("/api/households/due?")).isNotEmpty();
    }

    @Test
    void a_screening_runs_with_visits_and_another_is_over() {
        JsonNode winter = having("/api/campaigns?", "name", "六类户冬季大排查");
        assertThat(winter.path("state").asString()).isEqualTo("OPEN");
        assertThat(having("/api/campaigns?", "name", "秋季燃气安全排查").path("state").asString())
                .isIn("CLOSED", "ERASED");
        JsonNode coverage = done(community.get(
                        "/api/campaigns/" + winter.path("id").asString() + "/coverage?by=COMMUNITY&limit=50"))
                .json();
        assertThat(coverage.path("items")).hasSize(11);
        assertThat(coverage.at("/total/visited").asInt()).isEqualTo(6);
        assertThat(coverage.at("/total/findings").asInt()).isEqualTo(2);
    }

    @Test
    void neighbours_clues_and_a_meeting_are_there() {
        assertThat(all("/api/groups?"))
                .extracting(group -> group.path("kind").asString())
                .contains("TEN_HOUSEHOLDS", "BUILDING_COMMUNITY");
        assertThat(all("/api/clues?"))
                .extracting(clue -> clue.path("state").asString())
                .contains("REPORTED", "VERIFIED", "PROMOTED", "UNFOUNDED");
        JsonNode meeting = having("/api/meetings?", "area", "HC.FQ.C09");
        JsonNode held = done(leader.get("/api/meetings/" + meeting.path("id").asString()))
                .json();
        assertThat(held.path("state").asString()).isEqualTo("HELD");
        assertThat(held.at("/agenda/0/minutes").asString()).isNotEmpty();
        assertThat(held.at("/agenda/0/dissents")).hasSize(1);
    }

    @Test
    void cases_have_come_to_instalments_to_a_refusal_and_to_their_end() {
        JsonNode paying = titled("邻里借款到期未还，愿分期");
        assertThat(paying.path("status").asString()).isEqualTo("PERFORMING");
        JsonNode mediation = done(community.get(
                        "/api/cases/" + paying.path("id").asString() + "/mediation"))
                .json();
        assertThat(mediation.at("/proceeding/agreement/promises")).hasSize(3);
        assertThat(mediation.at("/proceeding/agreement/promises/0/state").asString())
                .isIn("KEPT", "LATE");
        assertThat(all("/api/cases?status=WRITTEN_OFF&"))
                .extracting(one -> one.path("title").asString())
                .contains("空调外机滴水引发争吵");
        assertThat(titled("装修尾款争议，一方不愿再谈").path("status").asString()).isEqualTo("GUIDED");
    }

    @Test
    void somebody_answers_for_every_community() {
        for (int number = 1; number <= 11; number++) {
            assertThat(done(community.get("/api/people/responsible?area=HC.FQ.C%02d".formatted(number)))
                            .text())
                    .contains("L1", "L2", "L3");
        }
    }

    private JsonNode titled(String title) {
        return having("/api/cases?", "title", title);
    }

    /** The item of a list that has a value in a field. */
    private JsonNode having(String list, String field, String value) {
        return all(list).stream()
                .filter(one -> one.path(field).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " " + value + " in " + list));
    }

    private Map<String, Integer> counts() {
        return List.of("cases", "studios", "households", "campaigns", "groups", "clues", "meetings").stream()
                .collect(Collectors.toMap(
                        Function.identity(), kind -> all("/api/" + kind + "?").size()));
    }

    /** Every item of a list, page after page. */
    private List<JsonNode> all(String list) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = done(community.get(list + "limit=50" + (next.isEmpty() ? "" : "&after=" + next)))
                    .json();
            page.path("items").forEach(items::add);
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return items;
    }
}
