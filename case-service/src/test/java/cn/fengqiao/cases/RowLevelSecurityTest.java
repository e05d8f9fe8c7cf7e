package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.testkit.TestCluster;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The database itself, asked directly as the role the service runs as. */
@RunningService
class RowLevelSecurityTest {

    @LocalServerPort
    private int port;

    private UUID open;
    private Answer accepted;
    private UUID restricted;

    @BeforeEach
    void cases() {
        Desk police = Desk.dispatcher(port, POLICE);
        var body = RaiseCaseTest.withParties();
        body.putArray("departments").add("POLICE").add("COMMUNITY");
        Answer raised = police.raise(body);
        open = raised.id();
        restricted = police.raise(body.deepCopy().put("restricted", true)).id();
        accepted = police.command(raised, "accept", "{}");
        assertThat(accepted.status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} in {1} sees {2} of {4} rows in {3}")
    @CsvSource({
        "POLICE,           HC.FQ,         2, dispute_case",
        "POLICE,           HC.FQ,         2, case_personal",
        "POLICE,           HC.FQ,         3, case_timeline",
        "POLICE,           HC.FQ,         2, case_found_by_text",
        "URBAN_MANAGEMENT, HC.FQ,         1, dispute_case",
        "URBAN_MANAGEMENT, HC.FQ,         0, case_personal",
        "URBAN_MANAGEMENT, HC.FQ,         0, case_timeline",
        "URBAN_MANAGEMENT, HC.FQ,         0, case_found_by_text",
        "POLICE,           HC.FQ.C01,     0, dispute_case",
        "POLICE,           HC.FQ.C01,     0, case_personal",
        "POLICE,           HC.FQ.C01,     0, case_timeline",
        "POLICE,           HC.FQ.C01,     0, case_found_by_text",
        "POLICE,           HC.F,          0, dispute_case",
        "'',               '',            0, dispute_case",
        "'',               '',            0, case_personal",
        "'',               '',            0, case_timeline",
        "'',               '',            0, case_found_by_text"
    })
    void a_scope_sees_its_own(String department, String area, int rows, String table) throws SQLException {
        assertThat(rows(department, area, "DISPATCHER", table)).isEqualTo(rows);
    }

    @Test
    void without_any_scope_nothing_is_seen() throws SQLException {
        try (Connection app = TestCluster.postgres().database("fengqiao_case").app()) {
            assertThat(count(app, "dispute_case")).isZero();
            assertThat(count(app, "case_personal")).isZero();
            assertThat(count(app, "case_count") + count(app, "case_count_delta"))
                    .isZero();
        }
    }

    @Test
    void the_numbers_of_the_blind_index_are_not_read_past_its_view() {
        assertThatThrownBy(() -> rows("POLICE", "HC.FQ", "DISPATCHER", "case_search"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({
        "delete from dispute_case",
        "update case_personal set sealed = ''",
        "update case_restated set sealed = ''",
        "delete from case_restated",
        "update case_search set grams = '{}'",
        "delete from case_timeline",
        "update case_timeline set what = 'SIGNED'",
        "delete from case_document",
        "update case_document set kind = 'EVIDENCE'",
        "update case_seal set manifest = ''",
        "delete from case_seal",
        "update outbox set payload = ''",
        "delete from outbox",
        "alter table dispute_case disable row level security"
    })
    void what_happened_cannot_be_rewritten(String statement) {
        assertThatThrownBy(() -> {
                    try (Connection app = TestCluster.postgres()
                                    .database("fengqiao_case")
                                    .app();
                            PreparedStatement forbidden = app.prepareStatement(statement)) {
                        forbidden.executeUpdate();
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void documents_are_seen_by_departments_on_the_case_and_by_the_service_itself() throws SQLException {
        Uploads.filed(Desk.dispatcher(port, POLICE), open, "EVIDENCE", "收条");

        assertThat(rows("POLICE", "HC.FQ", "DISPATCHER", "case_document")).isEqualTo(1);
        assertThat(rows("COMMUNITY", "HC.FQ", "AUDITOR", "case_document")).isEqualTo(1);
        assertThat(rows("URBAN_MANAGEMENT", "HC.FQ", "DISPATCHER", "case_document"))
                .isZero();
        assertThat(rows("POLICE", "HC.FQ.C01", "DISPATCHER", "case_document")).isZero();
        assertThat(rows("", "", "DISPATCHER", "case_document")).isZero();
        assertThat(rows("PLATFORM", "", "SERVICE", "case_document")).isEqualTo(1);
    }

    @Test
    void a_department_that_had_to_leave_keeps_its_own_lines_and_documents_and_no_person() throws SQLException {
        Desk police = Desk.dispatcher(port, POLICE);
        Desk community = Desk.dispatcher(port, COMMUNITY);
        Uploads.filed(police, open, "EVIDENCE", "接警单");
        community.command(community.read(open), "shares/accept", "{}");
        Uploads.filed(community, open, "EVIDENCE", "走访记录");
        Answer reported = community.command(community.read(open), "report-back", "{\"note\": \"已上门\"}");
        assertThat(police.command(reported, "shares/revoke", "{\"department\": \"COMMUNITY\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(200);

        assertThat(rows("COMMUNITY", "HC.FQ", "DISPATCHER", "dispute_case")).isEqualTo(2);
        assertThat(rows("COMMUNITY", "HC.FQ", "DISPATCHER", "case_personal")).isEqualTo(1);
        assertThat(rows("COMMUNITY", "HC.FQ", "DISPATCHER", "case_document")).isEqualTo(1);
        // the acceptance, the filing and the report, beside the line of the restricted case
        assertThat(rows("COMMUNITY", "HC.FQ", "DISPATCHER", "case_timeline")).isEqualTo(4);
        assertThat(rows("POLICE", "HC.FQ", "DISPATCHER", "case_document")).isEqualTo(2);
    }

    @Test
    void a_case_cannot_be_written_in_the_name_of_another_department() throws SQLException {
        try (Connection app = scoped("POLICE", "HC.FQ", "DISPATCHER")) {
            PreparedStatement forged = app.prepareStatement("""
                    insert into dispute_case (id, number, type, source, status, colour, certainty, area, raised_by,
                        departments, shares, restricted, mode, party_count, version, raised_at, found_at, updated_at,
                        raised_by_subject, raise_key)
                    values (gen_random_uuid(), 'FORGED', 'OTHER', 'OTHER', 'REGISTERED', 0, 'PROVISIONAL', 'HC.FQ.C01',
                        'COMMUNITY', '{COMMUNITY}', '[]', false, 'ACTUAL', 0, 1, now(), now(), now(), 'x', 'x')
                    """);
            assertThatThrownBy(forged::executeUpdate).hasMessageContaining("row-level security");
        }
    }

    private int rows(String department, String area, String roles, String table) throws SQLException {
        try (Connection app = scoped(department, area, roles)) {
            return count(app, table);
        }
    }

    private int count(Connection connection, String table) throws SQLException {
        String id = table.equals("dispute_case") || table.equals("case_found_by_text") ? "id" : "case_id";
        String where = table.startsWith("case_count") ? "" : " where " + id + " in (?::uuid, ?::uuid)";
        try (PreparedStatement query = connection.prepareStatement("select count(*) from " + table + where)) {
            if (!where.isEmpty()) {
                query.setObject(1, open);
                query.setObject(2, restricted);
            }
            ResultSet result = query.executeQuery();
            result.next();
            return result.getInt(1);
        }
    }

    private static Connection scoped(String department, String area, String roles) throws SQLException {
        Connection app = TestCluster.postgres().database("fengqiao_case").app();
        try (PreparedStatement scope = app.prepareStatement("""
                select set_config('fengqiao.department', ?, false),
                       set_config('fengqiao.area', ?, false),
                       set_config('fengqiao.roles', ?, false)
                """)) {
            scope.setString(1, department);
            scope.setString(2, area);
            scope.setString(3, roles);
            scope.executeQuery();
        }
        return app;
    }
}
