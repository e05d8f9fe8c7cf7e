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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The documents of case files; a document is written once, and of it only the edition that takes its place is noted.
 *
 * <p>Guarantees: a document that was filed has its object. Filing and sweeping hold the lock of the object: who files
 * under it finds the object there or fails, who sweeps under it finds no reference or leaves it.
 */
public final class CaseDocuments {

    private static final String COLUMNS = """
            id, case_id, kind, media_type, bytes, sha256, edition, sequence, filed_at, filed_by_subject, filed_by_name,
            filed_by_department, made, scan, contact, replaces, replaced_by, sealed_title, request_key, request_digest""";

    /**
     * The cases whose documents lie in the file of {@code :case}: itself and those that were merged into it, with the
     * version of it by which they were.
     */
    static final String IN_FILE = """
            in_file (of_case, joined) as (
                select cast(:case as uuid), cast(null as bigint)
                union all
                select c.id, coalesce(f.joined, t.sequence)
                from in_file f
                join dispute_case c on c.merged_into = f.of_case
                left join case_timeline t on t.case_id = :case
                    and t.what = 'ABSORBED'
                    and t.other_case = c.id)""";

    private final JdbcClient jdbc;
    private final Predicate<ObjectKey> stored;

    /** @param stored whether the object store has an object now */
    public CaseDocuments(JdbcClient jdbc, Predicate<ObjectKey> stored) {
        this.jdbc = jdbc;
        this.stored = stored;
    }

    /** The object was swept between its put and the reference to it; put it again. */
    public static final class ObjectGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        ObjectGone(ObjectKey key) {
            super("object " + key.sha256() + " is not in the store");
        }
    }

    /**
     * Writes a document whose content was put before, under the lock of its case.
     *
     * @throws ObjectGone when the content is no longer there; nothing was written
     * @throws IllegalStateException when the edition it replaces is not there or was replaced already
     */
    public void file(OpenTransaction tx, CaseDocument document) {
        tx.requireOpen();
        lock("pg_advisory_xact_lock_shared", document.content());
        if (!stored.test(document.content())) {
            throw new ObjectGone(document.content());
        }
        CaseDocument.Request request = document.request();
        jdbc.sql("""
                        insert into case_document (
                            id, case_id, kind, media_type, bytes, sha256, object_key, edition, sequence, filed_at,
                            filed_by_subject, filed_by_name, filed_by_department, made, scan, contact, replaces, sealed_title,
                            request_key, request_digest)
                        values (
                            :id, :case, :kind, :mediaType, :bytes, :sha256, :object, :edition, :sequence, :filedAt,
                            :subject, :name, :department, :made, :scan, :contact, :replaces, :title, :key, :digest)
                        """)
                .param("id", document.id())
                .param("case", document.caseId())
                .param("kind", document.kind())
                .param("mediaType", document.type().mediaType())
                .param("bytes", document.content().size())
                .param("sha256", HexFormat.of().parseHex(document.content().sha256()))
                .param("object", document.content().sha256())
                .param("edition", document.edition())
                .param("sequence", document.sequence())
                .param("filedAt", Sql.time(document.filedAt()))
                .param("subject", document.bySubject())
                .param("name", document.byName())
                .param("department", document.byDepartment().code())
                .param("made", document.made())
                .param("scan", document.scan().name())
                .param("contact", document.contact())
                .param("replaces", document.replaces())
                .param("title", document.sealedTitle())
                .param("key", request == null ? null : request.key())
                .param("digest", request == null ? null : request.digest())
                .update();
        if (document.replaces() != null) {
            replace(document);
        }
    }

    private void replace(CaseDocument next) {
        int replaced = jdbc.sql("""
                        update case_document
                        set replaced_by = :next
                        where id = :replaced
                        and case_id = :case
                        and replaced_by is null
                        """)
                .param("next", next.id())
                .param("replaced", next.replaces())
                .param("case", next.caseId())
                .update();
        if (replaced != 1) {
            throw new IllegalStateException("document " + next.replaces() + " of case " + next.caseId()
                    + " cannot be replaced: the case was not locked");
        }
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

    /** The document that this caller filed under this key. */
    public Optional<CaseDocument> findByKey(
            OpenTransaction tx, UUID caseId, String subject, Department department, String key) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s
                        from case_document
                        where case_id = :case
                        and filed_by_subject = :subject
                        and filed_by_department = :department
                        and request_key = :key
                        """.formatted(COLUMNS))
                .param("case", caseId)
                .param("subject", subject)
                .param("department", department.code())
                .param("key", key)
                .query(CaseDocuments::document)
                .optional();
    }

    /**
     * A document in a file.
     *
     * @param since version of the case of the file that it is in it since: by which it was filed, or by which the case it
     *     was filed on was merged into this one
     */
    public record InFile(CaseDocument document, long since) {}

    /** As {@link #find}, also when it was filed on a case that was merged into this one. */
    public Optional<CaseDocument> findInFile(OpenTransaction tx, UUID caseId, UUID id) {
        tx.requireOpen();
        return jdbc.sql("""
                        with recursive %s
                        select %s
                        from case_document
                        where case_id in (select of_case from in_file)
                        and id = :id
                        """.formatted(IN_FILE, COLUMNS))
                .param("case", caseId)
                .param("id", id)
                .query(CaseDocuments::document)
                .optional();
    }

    /** What was filed on the case itself, all editions, in the order of filing. */
    public List<CaseDocument> list(OpenTransaction tx, UUID caseId, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s
                        from case_document
                        where case_id = :case
                        order by id
                        limit :limit
                        """.formatted(COLUMNS))
                .param("case", caseId)
                .param("limit", limit)
                .query(CaseDocuments::document)
                .list();
    }

    /** All editions of what lies in the file, cases that were merged into this one included, in the order of filing. */
    public List<InFile> inFile(OpenTransaction tx, UUID caseId, @Nullable UUID after, int limit) {
        return inFile(tx, caseId, after, limit, "");
    }

    /** The editions that count, as {@link #inFile} gives them. */
    public List<InFile> currentInFile(OpenTransaction tx, UUID caseId, @Nullable UUID after, int limit) {
        return inFile(tx, caseId, after, limit, "and replaced_by is null");
    }

    private List<InFile> inFile(OpenTransaction tx, UUID caseId, @Nullable UUID after, int limit, String condition) {
        tx.requireOpen();
        return jdbc.sql("""
                        with recursive %s
                        select %s, coalesce(joined, sequence) as since
                        from in_file
                        join case_document on case_id = of_case
                        where (:after::uuid is null or id > :after)
                        %s
                        order by id
                        limit :limit
                        """.formatted(IN_FILE, COLUMNS, condition))
                .param("case", caseId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new InFile(document(row, number), row.getLong("since")))
                .list();
    }

    /** How many documents a file holds between its cover and its back, editions that were replaced left out. */
    public int bound(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        with recursive %s
                        select count(*)
                        from in_file
                        join case_document on case_id = of_case
                        where replaced_by is null
                        and kind not in ('COVER', 'BACK')
                        """.formatted(IN_FILE))
                .param("case", caseId)
                .query(Integer.class)
                .single();
    }

    /** Whether no document needs the object; nobody refers to it until the transaction ends. */
    public boolean unreferenced(OpenTransaction tx, ObjectKey key) {
        tx.requireOpen();
        lock("pg_advisory_xact_lock", key);
        return !jdbc.sql("select exists (select from case_document where object_key = :object)")
                .param("object", key.sha256())
                .query(Boolean.class)
                .single();
    }

    private void lock(String function, ObjectKey key) {
        jdbc.sql("select %s(hashtextextended(:object, 0))".formatted(function))
                .param("object", key.sha256())
                .query(row -> {});
    }

    private static CaseDocument document(ResultSet row, int number) throws SQLException {
        String key = row.getString("request_key");
        return new CaseDocument(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("kind"),
                FileType.ofMediaType(row.getString("media_type")),
                new ObjectKey(HexFormat.of().formatHex(row.getBytes("sha256")), row.getLong("bytes")),
                row.getInt("edition"),
                row.getLong("sequence"),
                Sql.instant(row, "filed_at"),
                row.getString("filed_by_subject"),
                row.getString("filed_by_name"),
                Department.of(row.getString("filed_by_department")),
                row.getBoolean("made"),
                Scanned.valueOf(row.getString("scan")),
                row.getBoolean("contact"),
                row.getObject("replaces", UUID.class),
                row.getObject("replaced_by", UUID.class),
                row.getBytes("sealed_title"),
                key == null ? null : new CaseDocument.Request(key, row.getBytes("request_digest")));
    }
}
