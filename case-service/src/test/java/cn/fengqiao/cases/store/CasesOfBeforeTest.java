package cn.fengqiao.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What the update makes of cases that were there before a deadline stood beside the clocks. */
class CasesOfBeforeTest {

    private static final String LAST_BEFORE = "1.123";

    @Test
    void an_open_case_is_due_by_the_first_clock_of_the_house_that_runs_and_is_looked_at_once() throws SQLException {
        TestDatabase database = TestCluster.postgres().freshDatabase("before");
        migrate(database, LAST_BEFORE);
        List<String> due = new ArrayList<>();
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            insert(statement, 1, "ACCEPTED", """
                    [{"kind": "ACCEPT", "due": "2026-11-24T01:00:00Z", "metAt": "2026-11-24T00:30:00Z"},
                     {"kind": "PROTECTION_ORDER", "due": "2026-11-24T02:00:00Z"},
                     {"kind": "RESOLVE", "due": "2026-11-24T03:00:00Z", "pausedFor": "APPRAISAL"},
                     {"kind": "PLAN"},
                     {"kind": "SILENCE", "due": "2026-11-24T05:00:00Z"},
                     {"kind": "FIRST_CONTACT", "due": "2026-11-24T04:00:00Z"}]""");
            insert(statement, 2, "ACCEPTED", "[]");
            insert(statement, 3, "WRITTEN_OFF", """
                    [{"kind": "SILENCE", "due": "2026-11-24T05:00:00Z"}]""");

            migrate(database, "latest");

            try (ResultSet rows = statement.executeQuery(
                    "select nullif(due_at, 'infinity') as due_at, wakes_at <= now() as looked_at from dispute_case order by id")) {
                while (rows.next()) {
                    OffsetDateTime at = rows.getObject("due_at", OffsetDateTime.class);
                    Instant instant = at == null ? null : at.toInstant();
                    due.add(instant + " " + rows.getBoolean("looked_at"));
                }
            }
        }

        assertThat(due).containsExactly("2026-11-24T04:00:00Z true", "null true", "null false");
    }

    private static void insert(Statement statement, int number, String status, String clocks) throws SQLException {
        statement.execute("""
                insert into dispute_case (id, number, type, source, status, colour, certainty, area, raised_by,
                    departments, shares, restricted, mode, party_count, version, raised_at, found_at, updated_at,
                    raised_by_subject, raise_key, clocks)
                values ('00000000-0000-7000-8000-00000000000%1$d', 'N%1$d', 'OTHER', 'OTHER', '%2$s', 0, 'PROVISIONAL',
                    'HC.FQ.C03.G02', 'COMMUNITY', '{COMMUNITY}', '[]', false, 'ACTUAL', 0, 1, now(), now(), now(),
                    'somebody', '%1$d', '%3$s')
                """.formatted(number, status, clocks));
    }

    private static void migrate(TestDatabase database, String to) {
        Flyway.configure()
                .dataSource(database.url(), "fengqiao_owner", database.password())
                .locations("classpath:db/kit", "classpath:db/migration")
                .target(to)
                .load()
                .migrate();
    }
}
