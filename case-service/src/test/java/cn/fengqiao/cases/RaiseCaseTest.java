package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.Desk.Answer;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

@RunningService
class RaiseCaseTest {

    @LocalServerPort
    private int port;

    private Desk community;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
    }

    @Test
    void a_raised_case_is_answered_with_its_place_and_its_first_version() {
        Answer raised = community.raise(Desk.aCase());

        assertThat(raised.status()).isEqualTo(201);
        assertThat(raised.raw().headers().firstValue("Location")).contains("/api/cases/" + raised.id());
        assertThat(raised.raw().headers().firstValue("ETag")).contains("\"1\"");
        assertThat(raised.text("/number")).matches("FQ-\\d{8}-\\d{4,}");
        assertThat(raised.text("/status")).isEqualTo("REGISTERED");
        assertThat(raised.text("/statusName")).isEqualTo("已登记");
        assertThat(raised.text("/typeName")).isEqualTo("邻里");
        assertThat(raised.text("/place")).isEqualTo("禾丰社区 · 第二网格");
        assertThat(raised.body().at("/departments").size()).isEqualTo(4);
        assertThat(raised.body().at("/departments/0/share").asString()).isEqualTo("REQUESTED");
    }

    @Test
    void what_was_raised_can_be_read_back() {
        Answer raised = community.raise(withParties());

        Answer read = community.read(raised.id());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(raised.body());
    }

    @Test
    void the_same_key_with_the_same_content_gets_the_same_answer() {
        Answer first = community.raise("same-key-1", withParties());
        community.command(first, "accept", "{}");

        Answer second = community.raise("same-key-1", withParties());

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(second.raw().headers().firstValue("ETag")).contains("\"1\"");
        assertThat(second.raw().body()).isEqualTo(first.raw().body());
    }

    @Test
    void the_same_key_with_other_content_is_told_the_first_field_that_differs() {
        community.raise("other-content", Desk.aCase());

        Answer second = community.raise(
                "other-content", Desk.aCase().put("title", "别的事").put("type", "FAMILY"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("idempotency-conflict");
        assertThat(second.text("/field")).isEqualTo("type");
    }

    @Test
    void two_callers_may_use_the_same_key() {
        Answer ours = community.raise("shared-key", Desk.aCase());
        Answer theirs =
                Desk.dispatcher(port, POLICE).raise("shared-key", Desk.aCase().put("title", "另一件事"));

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.id()).isNotEqualTo(ours.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    type            | "NO_SUCH"              | unknown-value
                    source          | "NO_SUCH"              | unknown-value
                    area            | "HC.FQ.C99"            | unknown-value
                    area            | "XX.YY.C01"            | field-invalid
                    area            | "lower case"           | field-invalid
                    title           | ""                     | field-invalid
                    title           | "  "                   | field-invalid
                    title           | "\\u200b\\u200b"         | control-characters
                    title           | "\\u00a0\\u3000"         | field-invalid
                    title           | "\\u3164"               | field-invalid
                    externalRef     | "\\u200b"               | control-characters
                    scale           | "09"                   | unknown-value
                    foundAt         | "2026-02-30T10:00:00Z" | impossible-date
                    foundAt         | "2999-01-01T00:00:00Z" | field-invalid
                    mode            | "GAME"                 | unknown-value
                    departments[0]  | ["NOBODY"]             | unknown-value
                    answers.NO_SUCH | {"NO_SUCH": "YES"}     | unknown-value
                    answers.?       | {"NO\\u0007": "YES"}  | unknown-value
                    partyCount      | -1                     | field-invalid
                    partyCount      | 100001                 | field-invalid
                    partyCount      | 99999999999            | wrong-type
                    partyCount      | "two"                  | wrong-type
                    nickname        | "x"                    | unknown-field
                    """)
    void a_wrong_field_is_named(String field, String value, String problem) {
        ObjectNode body = Desk.aCase();
        body.set(field.replaceAll("[\\[.].*", ""), Desk.JSON.readTree(value));

        Answer refused = community.raise(body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    @Test
    void a_party_has_a_name_that_can_be_seen() {
        ObjectNode body = withParties();
        ((ObjectNode) body.at("/parties/0")).put("name", "\u3164");

        Answer refused = community.raise(body);

        assertThat(refused.problem()).isEqualTo("field-invalid");
        assertThat(refused.text("/field")).isEqualTo("parties[0].name");
    }

    @Test
    void a_title_has_no_characters_of_no_width_but_those_that_join_a_picture() {
        assertThat(community.raise(Desk.aCase().put("title", "\u200b漏\u200b")).problem())
                .isEqualTo("control-characters");
        assertThat(community.raise(Desk.aCase().put("title", "👨\u200d👩 漏水")).status())
                .isEqualTo(201);
    }

    @Test
    void a_number_of_people_out_of_range_is_told_the_range() {
        Answer refused = community.raise(Desk.aCase().put("partyCount", 100_001));

        assertThat(refused.text("/detail")).isEqualTo("应为 0–100000");
    }

    @Test
    void an_identity_number_with_a_wrong_check_digit_is_refused() {
        ObjectNode body = withParties();
        ((ObjectNode) body.at("/parties/0")).put("idNumber", "330102199003078515");

        Answer refused = community.raise(body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/field")).isEqualTo("parties[0].idNumber");
    }

    @Test
    void a_key_is_needed_and_has_to_be_printable() {
        assertThat(community.post("/api/cases", Desk.aCase().toString()).problem())
                .isEqualTo("header-missing");
        assertThat(community.raise("x".repeat(81), Desk.aCase()).problem()).isEqualTo("header-invalid");
    }

    @Test
    void nothing_personal_lies_open_in_the_database(@Autowired JdbcClient jdbc) {
        Answer raised = community.raise(withParties());

        String everything = jdbc.sql("""
                        select set_config('fengqiao.roles', 'SERVICE', true),
                            (select c::text from dispute_case c where c.id = :id)
                                || (select string_agg(o::text, '') from outbox o where o.subject = :id)
                        """)
                .param("id", raised.id())
                .query((row, number) -> row.getString(2))
                .single();

        assertThat(everything)
                .contains(raised.text("/number"))
                .doesNotContain("李四", "漏水", "13800001234", "330102199003078512");
    }

    @Test
    void the_numbers_of_people_and_organisations_are_checked() {
        for (String[] wrong :
                new String[][] {{"RESIDENT_ID", "330102209901018518"}, {"UNIFIED_SOCIAL_CREDIT", "91350100M000100Y44"}
                }) {
            ObjectNode body = withParties();
            ((ObjectNode) body.at("/parties/0")).put("idType", wrong[0]).put("idNumber", wrong[1]);
            Answer refused = community.raise(body);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/field")).as(wrong[0]).isEqualTo("parties[0].idNumber");
        }
        ObjectNode organisation = withParties();
        ((ObjectNode) organisation.at("/parties/0"))
                .put("idType", "UNIFIED_SOCIAL_CREDIT")
                .put("idNumber", "91350100M000100Y43");
        assertThat(community.raise(organisation).status()).isEqualTo(201);
    }

    @Test
    void what_is_wrong_is_said_in_the_language_that_was_asked_for() {
        ObjectNode body = withParties().put("title", " ").put("address", "x".repeat(201));
        Answer chinese = community.raise(body);
        Answer english = community.send(community
                .request("/api/cases")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        ObjectNode unknown = withParties();
        unknown.putArray("departments").add("x");
        Answer department = community.raise(unknown);
        Answer area = community.raise(withParties().put("area", "a"));

        assertThat(chinese.text("/fields/0/reason")).isEqualTo("不得超过 200 个字符");
        assertThat(english.text("/fields/0/reason")).isEqualTo("at most 200 characters");
        assertThat(english.text("/fields/1/reason")).isEqualTo("may not be blank");
        for (Answer refused : new Answer[] {department, area}) {
            assertThat(refused.problem()).isEqualTo("field-invalid");
            assertThat(refused.text("/detail")).startsWith("不是").doesNotContain("not a");
        }
    }

    static ObjectNode withParties() {
        ObjectNode body = Desk.aCase().put("narrative", "三楼漏到二楼\n两家争吵").put("address", "３号楼二单元201室");
        body.withArray("parties")
                .addObject()
                .put("name", "李四")
                .put("role", "APPLICANT")
                .put("phone", "13800001234")
                .put("idType", "RESIDENT_ID")
                .put("idNumber", "330102199003078512")
                .put("address", "3号楼201");
        body.withObject("/answers").put("WEAPON_PREPARED", "NO");
        return body;
    }
}
