package cn.fengqiao.cases.store;

import cn.fengqiao.cases.objects.FileType;
import cn.fengqiao.cases.objects.Inspection.Scanned;
import cn.fengqiao.cases.objects.ObjectKey;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents of case files; a document is written once. */
public final class CaseDocuments {

    private static final String COLUMNS = """
            id, case_id, kind, media_type, bytes, sha256, sequence, filed_at, filed_by_subject, filed_by_name,
            filed_by_department, made, scan, replaced_by, sealed_title""";

    private final JdbcClient jdbc;

    public CaseDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a document whose content was put before, under the lock of its case. */
    public void file(OpenTransaction tx, CaseDocument document) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into case_document (
                            id, case_id, kind, media_type, bytes, sha256, object_key, sequence, filed_at, filed_by_subject,
                            filed_by_name, filed_by_department, made, scan, replaced_by, sealed_title)
                        values (
                            :id, :case, :kind, :mediaType, :bytes, :sha256, :object, :sequence, :filedAt, :subject,
                            :name, :department, :made, :scan, :replacedBy, :title)
                        """)
                .param("id", document.id())
                .param("case", document.caseId())
                .param("kind", document.kind())
                .param("mediaType", document.type().mediaType())
                .param("bytes", document.content().size())
                .param("sha256", HexFormat.of().parseHex(document.content().sha256()))
                .param("object", document.content().sha256())
                .param("sequence", document.sequence())
                .param("filedAt", Sql.time(document.filedAt()))
                .param("subject", document.bySubject())
                .param("name", document.byName())
                .param("department", document.byDepartment().code())
                .param("made", document.made())
                .param("scan", document.scan().name())
                .param("replacedBy", document.replacedBy())
                .param("title", document.sealedTitle())
                .update();
    }

    public Optional<CaseDocument> find(OpenTransaction tx, UUID caseId, UUID id) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s
                        from case_document
                        where case_id = :case
                        and id = :id
                        """.formatted(COLUMNS))
                .param("case", caseId)
                .param("id", id)
                .query(CaseDocuments::document)
                .optional();
    }

    /** In the order of filing. */
    public List<CaseDocument> list(OpenTransaction tx, UUID caseId, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s
                        from case_document
                        where case_id = :case
                        and (:after::uuid is null or id > :after)
                        order by id
                        limit :limit
                        """.formatted(COLUMNS))
                .param("case", caseId)
                .param("after", after)
                .param("limit", limit)
                .query(CaseDocuments::document)
                .list();
    }

    private static CaseDocument document(ResultSet row, int number) throws SQLException {
        return new CaseDocument(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("kind"),
                FileType.ofMediaType(row.getString("media_type")),
                new ObjectKey(HexFormat.of().formatHex(row.getBytes("sha256")), row.getLong("bytes")),
                row.getLong("sequence"),
                Sql.instant(row, "filed_at"),
                row.getString("filed_by_subject"),
                row.getString("filed_by_name"),
                Department.of(row.getString("filed_by_department")),
                row.getBoolean("made"),
                Scanned.valueOf(row.getString("scan")),
                row.getObject("replaced_by", UUID.class),
                row.getBytes("sealed_title"));
    }
}
