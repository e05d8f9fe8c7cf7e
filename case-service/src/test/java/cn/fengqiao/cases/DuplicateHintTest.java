package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningService
class DuplicateHintTest {

    @LocalServerPort
    private int port;

    private Desk police;

    @BeforeEach
    void desks() {
        police = Desk.dispatcher(port, POLICE);
    }

    @Test
    void the_same_door_is_recognised_however_it_is_written() {
        Answer raised = police.raise(Desk.aCase().put("address", "和平路12号３栋２单元502室"));

        Answer hints = ask(
                Desk.dispatcher(port, COMMUNITY), "{\"area\": \"HC.FQ.C03.G02\", \"address\": \"和平路 12号 三号楼二单元502\"}");

        assertThat(reasons(hints, raised)).contains("SAME_ADDRESS", "WITHIN_A_DAY");
        assertThat(hint(hints, raised).path("title").asString()).isEqualTo("楼上漏水引发争吵");
    }

    @Test
    void a_phone_is_recognised_for_police_and_never_told_to_urban_management() {
        var body = Desk.aCase();
        body.withArray("parties")
                .addObject()
                .put("name", "赵六")
                .put("role", "APPLICANT")
                .put("phone", "139-0571-8888");
        Answer raised = police.raise(body);
        String asked = "{\"area\": \"HC.FQ.C01\", \"phone\": \"+86 13905718888\"}";

        assertThat(reasons(ask(police, asked), raised)).contains("SAME_PHONE");
        assertThat(reasons(ask(Desk.dispatcher(port, URBAN_MANAGEMENT), asked), raised))
                .isEmpty();
    }

    @Test
    void a_name_is_recognised_and_two_of_them_say_more() {
        var body = Desk.aCase().put("area", "HC.FQ.C05.G01");
        var parties = body.withArray("parties");
        parties.addObject().put("name", "欧阳清远").put("role", "APPLICANT");
        parties.addObject().put("name", "阿依古丽·买买提").put("role", "RESPONDENT");
        parties.addObject().put("name", "不详").put("role", "OTHER");
        Answer raised = police.raise(body);

        assertThat(reasons(ask(police, named("欧阳 清远", "李四维")), raised)).containsExactly("SAME_NAME", "WITHIN_A_DAY");
        assertThat(reasons(ask(police, named("阿依古丽•买买提", "", "欧阳清远")), raised))
                .containsExactly("SAME_PARTIES", "WITHIN_A_DAY");
        assertThat(reasons(ask(police, named("不详")), raised)).isEmpty();
        // a name is told where it may be read, so to urban management too, which is on the case
        assertThat(reasons(ask(Desk.dispatcher(port, URBAN_MANAGEMENT), named("欧阳清远")), raised))
                .contains("SAME_NAME");
        assertThat(reasons(ask(Desk.of(port, POLICE, Role.AUDITOR, Role.DISPATCHER), named("欧阳清")), raised))
                .isEmpty();
    }

    @Test
    void a_name_brings_up_no_case_of_which_the_asker_knows_no_persons() {
        var body = Desk.aCase().put("area", "HC.FQ.C05.G01").put("type", "LAND");
        body.withArray("parties").addObject().put("name", "司马长空").put("role", "APPLICANT");
        body.putArray("departments").add("POLICE");
        Answer raised = police.raise(body);

        assertThat(reasons(ask(police, named("司马长空")), raised)).contains("SAME_NAME");
        assertThat(reasons(ask(Desk.dispatcher(port, COMMUNITY), named("司马长空")), raised))
                .isEmpty();
    }

    @Test
    void a_document_is_recognised_however_it_is_written_and_only_by_who_may_read_it() {
        var body = Desk.aCase().put("area", "HC.FQ.C05.G01");
        body.withArray("parties")
                .addObject()
                .put("name", "钱护照")
                .put("role", "APPLICANT")
                .put("idType", "PASSPORT")
                .put("idNumber", "EJ1234567");
        Answer raised = police.raise(body);
        String asked = "{\"area\": \"HC.FQ.C01\", \"idNumber\": \"ej 1234567\"}";

        assertThat(reasons(ask(police, asked), raised)).contains("SAME_DOCUMENT");
        assertThat(reasons(ask(Desk.dispatcher(port, URBAN_MANAGEMENT), asked), raised))
                .isEmpty();
    }

    @Test
    void more_names_than_a_form_has_are_refused() {
        Answer tooMany = police.post(
                "/api/cases/duplicate-hints", named("一", "一,".repeat(10).split(",")));

        assertThat(tooMany.problem()).isEqualTo("field-invalid");
        assertThat(tooMany.text("/field")).isEqualTo("names");
        assertThat(police.post("/api/cases/duplicate-hints", named("赵六", "长".repeat(61)))
                        .text("/field"))
                .isEqualTo("names[1]");
    }

    @Test
    void the_same_kind_of_dispute_in_the_same_grid_is_told_to_everybody() {
        var body = Desk.aCase().put("area", "HC.FQ.C02.G05").put("type", "LAND").put("address", "田头路9号");
        body.putArray("departments").add("POLICE");
        Answer raised = police.raise(body);

        Answer hints = ask(
                Desk.dispatcher(port, URBAN_MANAGEMENT),
                "{\"area\": \"HC.FQ.C02.G05\", \"type\": \"LAND\", \"address\": \"田头路9号\"}");

        assertThat(reasons(hints, raised)).containsExactlyInAnyOrder("SAME_TYPE_IN_GRID", "WITHIN_A_DAY");
        assertThat(hint(hints, raised).has("title")).isFalse();
    }

    @Test
    void a_restricted_case_is_never_hinted_at_to_a_department_that_is_not_on_it() {
        var body =
                Desk.aCase().put("area", "HC.FQ.C02.G04").put("type", "FAMILY").put("restricted", true);
        body.putArray("departments").add("POLICE");
        Answer raised = police.raise(body);
        String asked = "{\"area\": \"HC.FQ.C02.G04\", \"type\": \"FAMILY\", \"title\": \"楼上漏水引发争吵\"}";

        assertThat(reasons(ask(police, asked), raised)).contains("SAME_TYPE_IN_GRID", "SIMILAR_TITLE");
        assertThat(reasons(ask(Desk.dispatcher(port, URBAN_MANAGEMENT), asked), raised))
                .isEmpty();
    }

    @Test
    void a_phone_one_may_not_see_does_not_bring_up_a_case_that_resembles_otherwise() {
        var body = Desk.aCase().put("area", "HC.FQ.C04.G01").put("title", "晾衣杆滴水起口角");
        body.withArray("parties")
                .addObject()
                .put("name", "孙七")
                .put("role", "APPLICANT")
                .put("phone", "13905719999");
        Answer raised = police.raise(body);
        String elsewhere = "{\"area\": \"HC.FQ.C04.G02\", \"title\": \"晾衣杆滴水起口角\", \"phone\": \"13905719999\"}";
        Desk gridWorker = Desk.of(port, COMMUNITY, Role.GRID_WORKER);

        assertThat(reasons(ask(police, elsewhere), raised)).contains("SAME_PHONE", "SIMILAR_TITLE");
        assertThat(reasons(ask(gridWorker, elsewhere), raised)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"address, 201", "address, 300000", "title, 121", "phone, 25", "idNumber, 61"})
    void what_is_too_long_for_a_case_is_not_compared_with_any(String field, int length) {
        Answer refused = police.post(
                "/api/cases/duplicate-hints",
                "{\"area\": \"HC.FQ.C03.G02\", \"%s\": \"%s\"}".formatted(field, "一".repeat(length)));

        assertThat(refused.problem()).isEqualTo("field-invalid");
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    private static String named(String first, String... others) {
        var typed = Desk.JSON.createObjectNode().put("area", "HC.FQ.C01");
        var names = typed.putArray("names").add(first);
        Stream.of(others).forEach(names::add);
        return typed.toString();
    }

    private static Answer ask(Desk desk, String typed) {
        Answer answer = desk.post("/api/cases/duplicate-hints", typed);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static List<String> reasons(Answer hints, Answer of) {
        return hint(hints, of)
                .path("reasons")
                .valueStream()
                .map(reason -> reason.asString())
                .toList();
    }

    /** Nothing when there is no hint at the case. */
    private static JsonNode hint(Answer hints, Answer of) {
        return hints.body()
                .path("hints")
                .valueStream()
                .filter(hint -> hint.path("id").asString().equals(of.text("/id")))
                .findFirst()
                .orElseGet(Desk.JSON::createObjectNode);
    }
}
