package cn.fengqiao.cases.store;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The seals of case files; a seal is written once and never changed. */
public final class CaseSeals {

    private static final String COLUMNS = """
            case_id, number, manifest, sha256, signature, through, reopened, sealed_at, sealed_by_subject, sealed_by_name,
            sealed_by_department""";

    private final JdbcClient jdbc;

    public CaseSeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void append(OpenTransaction tx, CaseSeal seal) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into case_seal (
                            case_id, number, manifest, sha256, signature, through, reopened, sealed_at, sealed_by_subject,
                            sealed_by_name, sealed_by_department)
                        values (
                            :case, :number, :manifest, :sha256, :signature, :through, :reopened, :at, :subject, :name,
                            :department)
                        """)
                .param("case", seal.caseId())
                .param("number", seal.number())
                .param("manifest", seal.manifest())
                .param("sha256", HexFormat.of().parseHex(seal.sha256()))
                .param("signature", seal.signature())
                .param("through", seal.through())
                .param("reopened", seal.reopened())
                .param("at", Sql.time(seal.at()))
                .param("subject", seal.bySubject())
                .param("name", seal.byName())
                .param("department", seal.byDepartment().code())
                .update();
    }

    /** The newest seal. */
    public Optional<CaseSeal> last(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s
                        from case_seal
                        where case_id = :case
                        order by number desc
                        limit 1
                        """.formatted(COLUMNS))
                .param("case", caseId)
                .query(CaseSeals::seal)
                .optional();
    }

    /** Seals after {@code after}, oldest first. */
    public List<CaseSeal> list(OpenTransaction tx, UUID caseId, int after, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s
                        from case_seal
                        where case_id = :case
                        and number > :after
                        order by number
                        limit :limit
                        """.formatted(COLUMNS))
                .param("case", caseId)
                .param("after", after)
                .param("limit", limit)
                .query(CaseSeals::seal)
                .list();
    }

    private static CaseSeal seal(ResultSet row, int number) throws SQLException {
        return new CaseSeal(
                row.getObject("case_id", UUID.class),
                row.getInt("number"),
                row.getString("manifest"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("signature"),
                row.getLong("through"),
                row.getInt("reopened"),
                Sql.instant(row, "sealed_at"),
                row.getString("sealed_by_subject"),
                row.getString("sealed_by_name"),
                Department.of(row.getString("sealed_by_department")));
    }
}
