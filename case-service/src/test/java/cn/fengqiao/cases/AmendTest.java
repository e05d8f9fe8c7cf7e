package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.testkit.TestCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

/** 补正: what a case says is corrected and completed after it was raised. */
@RunningService
class AmendTest {

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk police;
    private Desk urban;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
        urban = Desk.dispatcher(port, URBAN_MANAGEMENT);
    }

    @Test
    void a_wrong_name_and_phone_are_corrected_and_somebody_is_added_and_removed() {
        Answer raised = community.raise(RaiseCaseTest.withParties());

        Answer corrected = community.command(raised, "amend", """
                {"parties": [
                    {"party": 0, "name": "李四明", "phone": "13900005678"},
                    {"name": "王五", "role": "RESPONDENT"}],
                 "reason": "当事人更正"}
                """);

        assertThat(corrected.status()).as(corrected.body().toString()).isEqualTo(200);
        assertThat(corrected.version()).isEqualTo(raised.version() + 1);
        assertThat(corrected.text("/parties/0/name")).isEqualTo("李四明");
        assertThat(corrected.text("/parties/0/phone")).isEqualTo("13900005678");
        assertThat(corrected.text("/parties/0/idNumber")).isEqualTo(raised.text("/parties/0/idNumber"));
        assertThat(corrected.text("/parties/1/name")).isEqualTo("王五");
        assertThat(corrected.body().at("/partyCount").asInt()).isEqualTo(2);

        Answer removed = community.command(
                corrected,
                "amend",
                "{\"parties\": [{\"party\": 1, \"removed\": true, \"reason\": \"与本案无关\"}], \"reason\": \"登记有误\"}");

        assertThat(removed.body().at("/parties")).hasSize(1);
        assertThat(removed.body().at("/partyCount").asInt()).isEqualTo(1);
        assertThat(community.read(raised.id()).body()).isEqualTo(removed.body());
    }

    @Test
    void what_it_said_before_stays_and_is_shown_by_class_of_field() {
        Answer raised = community.raise(RaiseCaseTest.withParties());
        community.command(raised, "amend", """
                {"title": "四楼漏水引发争吵", "address": "3号楼二单元401室",
                 "parties": [{"party": 0, "phone": "13900005678"}],
                 "answers": [{"question": "WEAPON_PREPARED", "answer": "NO"}], "reason": "上门后更正"}
                """);

        Answer seen = community.get("/api/cases/" + raised.id() + "/amendments");
        Answer withoutContact = urban.get("/api/cases/" + raised.id() + "/amendments");

        JsonNode first = seen.body().at("/items/0");
        assertThat(seen.body().at("/items")).hasSize(1);
        assertThat(first.at("/version").asLong()).isEqualTo(2);
        assertThat(first.at("/reason").asString()).isEqualTo("上门后更正");
        assertThat(first.at("/byDepartment").asString()).isEqualTo("COMMUNITY");
        assertThat(texts(first.at("/changed"))).containsExactly("PARTIES", "NARRATIVE", "ADDRESS", "ANSWERS");
        assertThat(first.at("/title").asString()).isEqualTo(raised.text("/title"));
        assertThat(first.at("/address").asString()).isEqualTo("３号楼二单元201室");
        assertThat(first.at("/parties/0/phone").asString()).isEqualTo("13800001234");
        assertThat(first.at("/answers/WEAPON_PREPARED").asString()).isEqualTo("NO");
        assertThat(withoutContact.body().at("/items/0/parties/0/name").asString())
                .isEqualTo("李四");
        assertThat(withoutContact.body().at("/items/0/parties/0/phone").isMissingNode())
                .isTrue();
    }

    @Test
    void search_and_hints_find_it_by_what_it_says_now_and_no_longer_by_what_it_said() {
        String wrong = "错字" + UUID.randomUUID().toString().substring(0, 8);
        String right = "正字" + UUID.randomUUID().toString().substring(0, 8);
        Answer raised = community.raise(Desk.aCase().put("title", wrong).put("address", wrong + "1号"));

        community.command(
                raised,
                "amend",
                "{\"title\": \"%s\", \"address\": \"%s2号\", \"reason\": \"更正\"}".formatted(right, right));

        assertThat(found(wrong)).isEmpty();
        assertThat(found(right)).containsExactly(raised.id().toString());
        assertThat(hinted(wrong + "1号")).doesNotContain(raised.id().toString());
        assertThat(hinted(right + "2号")).contains(raised.id().toString());
    }

    @Test
    void the_event_says_of_what_kind_and_how_it_was_answered_and_no_text() {
        Answer raised = community.raise(RaiseCaseTest.withParties());

        community.command(raised, "amend", """
                {"narrative": "改写的案情", "address": "5号楼101",
                 "answers": [
                    {"question": "WEAPON_PREPARED", "answer": "NO", "corrects": true},
                    {"question": "INJURY_30D", "answer": "YES", "observedAt": "2026-11-20T02:00:00Z"}],
                 "reason": "更正"}
                """);

        JsonNode event = Desk.JSON.readTree(
                owner("select payload from outbox where type = 'cn.fengqiao.case.amended.v1' and subject = '"
                        + raised.id() + "'"));
        assertThat(texts(event.at("/changed"))).containsExactly("NARRATIVE", "ADDRESS", "ANSWERS");
        assertThat(event.at("/answers/INJURY_30D").asString()).isEqualTo("YES");
        assertThat(event.at("/observedAt/INJURY_30D").asString()).isEqualTo("2026-11-20T02:00:00Z");
        assertThat(event.at("/observedAt/WEAPON_PREPARED").asString()).isEqualTo(raised.text("/foundAt"));
        assertThat(texts(event.at("/corrected"))).containsExactly("WEAPON_PREPARED");
        assertThat(event.at("/placeKey").isMissingNode()).isFalse();
        assertThat(event.toString()).doesNotContain("改写", "5号楼", "更正", "李四");
    }

    @Test
    void a_repeat_is_answered_as_the_first_time_and_a_late_one_is_told_so() {
        Answer raised = community.raise(Desk.aCase());

        Answer first = community.command(raised, "amend", "{\"title\": \"改\", \"reason\": \"更正\"}");
        Answer again = community.command(raised, "amend", "{\"title\": \"改\", \"reason\": \"更正\"}");
        Answer late = community.command(raised, "amend", "{\"title\": \"又改\", \"reason\": \"更正\"}");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(late.problem()).isEqualTo("stale-version");
    }

    @Test
    void raising_is_repeated_with_what_was_raised_also_after_an_amendment() {
        String key = UUID.randomUUID().toString();
        Answer raised = community.raise(key, Desk.aCase());
        community.command(raised, "amend", "{\"title\": \"改\", \"reason\": \"更正\"}");

        Answer again = community.raise(key, Desk.aCase());

        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(again.raw().body()).isEqualTo(raised.raw().body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    reason                | {"title": "x", "reason": " "}
                    reason                | {"reason": "x"}
                    title                 | {"title": " ", "reason": "x"}
                    parties[0].party      | {"parties": [{"party": 7, "name": "x"}], "reason": "x"}
                    parties[0].reason     | {"parties": [{"party": 0, "removed": true}], "reason": "x"}
                    parties[0].role       | {"parties": [{"name": "x"}], "reason": "x"}
                    parties[0].name       | {"parties": [{"role": "OTHER"}], "reason": "x"}
                    parties[0].phone      | {"parties": [{"party": 0, "phone": "x"}], "reason": "x"}
                    parties[0].idNumber   | {"parties": [{"party": 0, "idNumber": "330102199003078513"}], "reason": "x"}
                    partyCount            | {"partyCount": -1, "reason": "x"}
                    answers[0].question   | {"answers": [{"question": "NO_SUCH", "answer": "NO"}], "reason": "x"}
                    answers[0].observedAt | {"answers": [{"question": "ALCOHOL", "answer": "NO", "observedAt": "2999-01-01T00:00:00Z"}], "reason": "x"}
                    """)
    void a_wrong_field_is_named_and_nothing_is_changed(String field, String body) {
        Answer raised = community.raise(RaiseCaseTest.withParties());

        Answer refused = community.command(raised, "amend", body);

        assertThat(refused.text("/field")).as(refused.body().toString()).isEqualTo(field);
        assertThat(community.read(raised.id()).version()).isEqualTo(raised.version());
    }

    @Test
    void nobody_changes_what_they_may_not_read() {
        Answer told = community.raise(RaiseCaseTest.withParties());
        assertThat(urban.command(told, "amend", "{\"title\": \"x\", \"reason\": \"x\"}")
                        .problem())
                .as("who was only told changes nothing")
                .isEqualTo("not-now");
        Answer raised = urban.command(told, "shares/accept", "{}");

        Answer phone = urban.command(
                raised, "amend", "{\"parties\": [{\"party\": 0, \"phone\": \"13900005678\"}], \"reason\": \"x\"}");
        Answer name =
                urban.command(raised, "amend", "{\"parties\": [{\"party\": 0, \"name\": \"李四明\"}], \"reason\": \"x\"}");

        assertThat(phone.problem()).isEqualTo("not-visible");
        assertThat(phone.text("/fieldClass")).isEqualTo("CONTACT");
        assertThat(name.status()).isEqualTo(200);
        assertThat(community.read(raised.id()).text("/parties/0/phone")).isEqualTo("13800001234");
    }

    @Test
    void a_department_off_the_case_and_a_case_that_is_over_are_left_alone() {
        ObjectNode body = Desk.aCase();
        body.putArray("departments").add("COMMUNITY");
        Answer raised = community.raise(body);

        Answer off = police.command(raised, "amend", "{\"title\": \"x\", \"reason\": \"x\"}");
        Answer declined = community.command(raised, "decline", "{\"reason\": \"不属本街道\"}");
        Answer over = community.command(declined, "amend", "{\"title\": \"x\", \"reason\": \"x\"}");

        assertThat(off.problem()).isEqualTo("department-not-on-case");
        assertThat(over.problem()).isEqualTo("not-now");
    }

    @Test
    void a_danger_that_was_real_still_has_to_be_reported_and_one_that_was_wrong_has_not() {
        ObjectNode body = Desk.aCase();
        body.withObject("/answers").put("DEPENDANT_IN_DANGER", "YES");
        Answer raised = community.raise(body);

        Answer seen = community.command(
                raised,
                "amend",
                "{\"answers\": [{\"question\": \"DEPENDANT_IN_DANGER\", \"answer\": \"NO\"}], \"reason\": \"x\"}");
        Answer wrong = community.command(
                seen,
                "amend",
                "{\"answers\": [{\"question\": \"DEPENDANT_IN_DANGER\", \"answer\": \"NO\", \"corrects\": true}], \"reason\": \"x\"}");

        assertThat(seen.text("/prompts/0/prompt")).isEqualTo("MANDATORY_REPORT");
        assertThat(wrong.body().at("/prompts")).isEmpty();
    }

    private List<String> found(String text) {
        return StreamSupport.stream(
                        community.list("q", text).body().at("/items").spliterator(), false)
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private String hinted(String address) {
        return community
                .post("/api/cases/duplicate-hints", "{\"area\": \"HC.FQ\", \"address\": \"" + address + "\"}")
                .body()
                .toString();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static String owner(String sql) {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
