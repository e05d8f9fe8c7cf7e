package cn.fengqiao.risk.colour;

import static cn.fengqiao.risk.ACase.aCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.inbox.Subscription;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.risk.ACase;
import cn.fengqiao.risk.RiskServiceTest;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AccessMatrix;
import cn.fengqiao.testkit.api.OpenApiDocument;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who sees the colour of a case, and who the reasons. */
@RiskServiceTest
class RiskApiTest {

    private static final Caller POLICE = Tokens.caller(Department.POLICE, Role.DISPATCHER);
    private static final Caller EMERGENCY = Tokens.caller(Department.EMERGENCY, Role.DISPATCHER);

    @LocalServerPort
    private int port;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Subscription caseEvents;

    @Test
    void a_department_on_the_case_sees_the_reasons_what_is_missing_and_what_would_lower_the_colour() {
        ACase threat = aCase().yes("KILL_THREAT", "ALCOHOL").without("INJURY_30D");
        hear(threat.registered());

        JsonNode risk = get(threat.id, POLICE, 200);

        assertThat(risk.path("caseId").asString()).isEqualTo(threat.id.toString());
        assertThat(risk.path("colour").asString()).isEqualTo("RED");
        assertThat(risk.path("certainty").asString()).isEqualTo("PROVISIONAL");
        assertThat(risk.path("override").asBoolean()).isTrue();
        assertThat(risk.path("points").asInt()).isEqualTo(3);
        assertThat(risk.path("ruleSet").asString()).isEqualTo("2026-02");
        assertThat(risk.at("/reasons/0/factor").asString()).isEqualTo("KILL_THREAT");
        assertThat(risk.at("/reasons/0/name").asString()).contains("扬言杀害");
        assertThat(risk.at("/reasons/0/evidenceAt").asString()).isEqualTo("2026-11-20T02:00:00Z");
        assertThat(risk.at("/missing/0/code").asString()).isEqualTo("INJURY_30D");
        assertThat(risk.at("/toLower/0/change").asString()).isNotBlank();
        assertThat(risk.path("explanation").asString()).startsWith("本纠纷评为红色");
        assertThat(risk.path("history")).hasSize(1);
        assertThat(risk.at("/history/0/cause").asString()).isEqualTo("cn.fengqiao.case.registered.v1");
        assertThat(risk.path("hidden")).isEmpty();
    }

    @Test
    void a_department_off_the_case_sees_the_colour_and_why_it_sees_no_more() {
        ACase threat = aCase().yes("KILL_THREAT");
        hear(threat.registered());

        JsonNode risk = get(threat.id, EMERGENCY, 200);

        assertThat(risk.path("colour").asString()).isEqualTo("RED");
        assertThat(risk.propertyNames()).containsExactlyInAnyOrder("caseId", "colour", "certainty", "hidden");
        assertThat(risk.at("/hidden/0/fields").asString()).isEqualTo("RISK");
        assertThat(risk.at("/hidden/0/reason").asString()).isEqualTo("NOT_ON_CASE");
    }

    @Test
    void a_restricted_case_does_not_exist_for_a_department_off_it_nor_any_case_of_another_area() {
        ACase secret = aCase().yes("INJURY_30D").restricted();
        hear(secret.registered());
        Caller elsewhere = Tokens.caller(Department.POLICE, AreaPath.of("HC.XX"), Role.DISPATCHER);

        assertThat(refusal(secret.id, EMERGENCY)).isEqualTo(refusal(UUID.randomUUID(), EMERGENCY));
        assertThat(refusal(secret.id, elsewhere)).isEqualTo(refusal(UUID.randomUUID(), elsewhere));
        assertThat(get(secret.id, POLICE, 200).path("colour").asString()).isEqualTo("RED");
    }

    @Test
    void who_asks_before_the_case_has_arrived_waits_for_it() {
        ACase quick = aCase().yes("SEPARATION");

        CompletableFuture<JsonNode> asked = CompletableFuture.supplyAsync(
                () -> get(quick.id, POLICE, 200), task -> Thread.ofVirtual().start(task));
        hear(quick.registered());

        assertThat(asked).succeedsWithin(Duration.ofSeconds(5));
        assertThat(asked.join().path("colour").asString()).isEqualTo("BLUE");
    }

    @Test
    void the_database_hides_from_a_foreign_scope_what_the_policy_hides() throws SQLException {
        ACase open = aCase().yes("SEPARATION");
        ACase secret = aCase().yes("SEPARATION").restricted();
        hear(open.registered(), secret.registered());

        try (Connection connection =
                TestCluster.postgres().database("fengqiao_risk").app()) {
            assertThat(rows(connection, "dispute", open)).as("nobody's scope").isZero();

            scope(connection, "EMERGENCY", "HC.FQ");
            assertThat(rows(connection, "dispute", open)).isEqualTo(1);
            assertThat(rows(connection, "assessment", open)).isZero();
            assertThat(rows(connection, "report", open)).isZero();
            assertThat(rows(connection, "dispute", secret)).isZero();

            scope(connection, "POLICE", "HC.FQ.C03");
            assertThat(rows(connection, "assessment", open)).isEqualTo(1);
            assertThat(rows(connection, "assessment", secret)).isEqualTo(1);
            assertThat(rows(connection, "report", secret)).isZero();

            scope(connection, "POLICE", "HC.FQ.C0");
            assertThat(rows(connection, "dispute", open)).isZero();
        }
    }

    @Test
    void what_is_not_a_case_is_named_as_a_bad_parameter() {
        JsonNode problem = exchange("not-a-case", POLICE, 400);

        assertThat(problem.path("type").asString()).isEqualTo("urn:fengqiao:problem:parameter-invalid");
        assertThat(problem.path("field").asString()).isEqualTo("id");
    }

    @Test
    void the_committed_document_is_what_the_service_offers_and_every_operation_follows_the_policy() {
        URI service = URI.create("http://localhost:" + port);
        OpenApiDocument document = OpenApiDocument.of("risk-service");

        document.compareWith(service, Tokens.shared().of(POLICE));
        AccessMatrix.check(document, service, Tokens.shared());
    }

    private JsonNode get(UUID caseId, Caller caller, int status) {
        return exchange(caseId.toString(), caller, status);
    }

    /** The whole refusal but for the address it was asked at. */
    private JsonNode refusal(UUID caseId, Caller caller) {
        return ((ObjectNode) get(caseId, caller, 404)).without("instance");
    }

    private JsonNode exchange(String id, Caller caller, int status) {
        EntityExchangeResult<String> answer = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/api/risk/cases/{id}", id)
                .header("Authorization", "Bearer " + Tokens.shared().of(caller))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult();
        return JsonMapper.shared().readTree(String.valueOf(answer.getResponseBody()));
    }

    @SafeVarargs
    private void hear(EventEnvelope<Event>... events) {
        for (EventEnvelope<Event> event : events) {
            transactions.inTransaction(tx -> {
                caseEvents.handler().handle(tx, event);
                return true;
            });
        }
    }

    private static void scope(Connection connection, String department, String area) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select set_config('fengqiao.department', ?, false),
                    set_config('fengqiao.area', ?, false),
                    set_config('fengqiao.roles', 'DISPATCHER', false)
                """)) {
            statement.setString(1, department);
            statement.setString(2, area);
            statement.execute();
        }
    }

    private static int rows(Connection connection, String table, ACase of) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select count(*) from " + table + " where case_id = '" + of.id + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
