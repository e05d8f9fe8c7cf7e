package cn.fengqiao.cases.store;

import cn.fengqiao.cases.screening.FindingState;
import cn.fengqiao.cases.screening.Suspicion;
import cn.fengqiao.cases.screening.VisitOutcome;
import cn.fengqiao.cases.screening.VisitPattern.Sighting;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits of campaigns and what was found on them. */
public final class CampaignVisits {

    /** So many others are looked at beside a visit; nobody makes more in the hours that are asked for. */
    private static final int MOST_SIGHTINGS = 2_000;

    /** What was found became is asked of where it stands, so that row-level security leaves out what it hides. */
    private static final String COLUMNS = """
            id, matter_id, area, worker_subject, worker_name, visit_key, digest, at, received_at, outcome, sealed,
            answers_digest, withdrawn, suspicions, confirmed, explanation, finding_codes, finding, decided_at, decided_by,
            decision, (select c.id from dispute_case c where c.id = case_id) as case_id,
            (select c.number from dispute_case c where c.id = case_id) as case_number,
            (select m.id from matter m where m.id = clue_id) as clue_id, change_digest, version
            """;

    private final JdbcClient jdbc;

    public CampaignVisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void record(OpenTransaction tx, CampaignVisit visit) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into campaign_visit (
                            id, matter_id, area, worker_subject, worker_name, visit_key, digest, at, received_at, outcome,
                            sealed, answers_digest, suspicions, finding_codes, finding)
                        values (
                            :id, :campaign, :area, :subject, :name, :key, :digest, :at, :receivedAt, :outcome,
                            :sealed, :answers, :suspicions, :findingCodes, :finding)
                        """)
                .param("id", visit.id())
                .param("campaign", visit.campaign())
                .param("area", visit.area().value())
                .param("subject", visit.workerSubject())
                .param("name", visit.workerName())
                .param("key", visit.key())
                .param("digest", visit.digest())
                .param("at", Sql.time(visit.at()))
                .param("receivedAt", Sql.time(visit.receivedAt()))
                .param("outcome", visit.outcome().name())
                .param("sealed", visit.sealed())
                .param("answers", visit.answersDigest())
                .param("suspicions", names(visit.suspicions()))
                .param("findingCodes", visit.findingCodes().toArray(String[]::new))
                .param("finding", name(visit.finding()))
                .update();
    }

    /** What a worker sent under a key. */
    public Optional<CampaignVisit> sent(OpenTransaction tx, UUID campaign, String subject, String key) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from campaign_visit
                        where matter_id = :campaign
                        and worker_subject = :subject
                        and visit_key = :key
                        """)
                .param("campaign", campaign)
                .param("subject", subject)
                .param("key", key)
                .query(CampaignVisits::visit)
                .optional();
    }

    public Optional<CampaignVisit> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from campaign_visit
                        where id = :id
                        """)
                .param("id", id)
                .query(CampaignVisits::visit)
                .optional();
    }

    /** The campaign of a visit the applied scope may see. */
    public Optional<UUID> campaignOf(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select matter_id from campaign_visit where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Visits of a worker in a span of time, as far as their plausibility is concerned. */
    public List<Sighting> sightings(OpenTransaction tx, UUID campaign, String subject, Instant from, Instant to) {
        tx.requireOpen();
        return jdbc.sql("""
                        select area, at, answers_digest
                        from campaign_visit
                        where matter_id = :campaign
                        and worker_subject = :subject
                        and not withdrawn
                        and at between :from and :to
                        order by at desc
                        limit :most
                        """)
                .param("campaign", campaign)
                .param("subject", subject)
                .param("from", Sql.time(from))
                .param("to", Sql.time(to))
                .param("most", MOST_SIGHTINGS)
                .query((row, number) -> new Sighting(
                        AreaPath.of(row.getString("area")),
                        Sql.instant(row, "at"),
                        hex(row.getBytes("answers_digest"))))
                .list();
    }

    /** A digest as {@link Sighting} compares it. */
    public static @Nullable String hex(byte @Nullable [] digest) {
        return digest == null ? null : HexFormat.of().formatHex(digest);
    }

    /** Visits of a worker behind {@code after}, newest first. */
    public List<CampaignVisit> ofWorker(
            OpenTransaction tx,
            UUID campaign,
            String subject,
            boolean questionedOnly,
            @Nullable UUID after,
            int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from campaign_visit
                        where matter_id = :campaign
                        and worker_subject = :subject
                        and (:after::uuid is null or id < :after::uuid)
                        and (not :questionedOnly
                            or (cardinality(suspicions) > 0 and not confirmed and not withdrawn))
                        order by id desc
                        limit :limit
                        """)
                .param("campaign", campaign)
                .param("subject", subject)
                .param("questionedOnly", questionedOnly)
                .param("after", after)
                .param("limit", limit)
                .query(CampaignVisits::visit)
                .list();
    }

    /** Findings behind {@code after}, oldest first. */
    public List<CampaignVisit> findings(
            OpenTransaction tx, UUID campaign, @Nullable FindingState state, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from campaign_visit
                        where matter_id = :campaign
                        and finding is not null
                        and (:state::text is null or finding = :state::text)
                        and (:after::uuid is null or id > :after::uuid)
                        order by id
                        limit :limit
                        """)
                .param("campaign", campaign)
                .param("state", name(state))
                .param("after", after)
                .param("limit", limit)
                .query(CampaignVisits::visit)
                .list();
    }

    /** Implausible visits their workers have explained, behind {@code after}, oldest first. */
    public List<CampaignVisit> explained(OpenTransaction tx, UUID campaign, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from campaign_visit
                        where matter_id = :campaign
                        and confirmed
                        and (:after::uuid is null or id > :after::uuid)
                        order by id
                        limit :limit
                        """)
                .param("campaign", campaign)
                .param("after", after)
                .param("limit", limit)
                .query(CampaignVisits::visit)
                .list();
    }

    /** The worker stands by an implausible visit. */
    public void confirm(OpenTransaction tx, UUID id, byte[] explanation, byte[] digest) {
        tx.requireOpen();
        jdbc.sql("""
                        update campaign_visit
                        set confirmed = true,
                            explanation = :explanation,
                            change_digest = :digest,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("explanation", explanation)
                .param("digest", digest)
                .update();
    }

    /** The worker takes a visit back; what was said at the door goes at once. */
    public void withdraw(OpenTransaction tx, UUID id, @Nullable FindingState finding, byte[] digest) {
        tx.requireOpen();
        jdbc.sql("""
                        update campaign_visit
                        set withdrawn = true,
                            sealed = null,
                            answers_digest = null,
                            finding = :finding,
                            change_digest = :digest,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("finding", name(finding))
                .param("digest", digest)
                .update();
    }

    /**
     * What a finding is.
     *
     * @param reason sealed
     */
    public record Decision(
            FindingState what,
            Instant at,
            String by,
            byte @Nullable [] reason,
            @Nullable UUID caseId,
            @Nullable String caseNumber,
            @Nullable UUID clueId,
            byte[] digest) {}

    public void decide(OpenTransaction tx, UUID id, Decision decision) {
        tx.requireOpen();
        jdbc.sql("""
                        update campaign_visit
                        set finding = :finding,
                            decided_at = :at,
                            decided_by = :by,
                            decision = :decision,
                            case_id = :caseId,
                            case_number = :caseNumber,
                            clue_id = :clueId,
                            change_digest = :digest,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("finding", name(decision.what()))
                .param("at", Sql.time(decision.at()))
                .param("by", decision.by())
                .param("decision", decision.reason())
                .param("caseId", decision.caseId())
                .param("caseNumber", decision.caseNumber())
                .param("clueId", decision.clueId())
                .param("digest", decision.digest())
                .update();
    }

    private static CampaignVisit visit(ResultSet row, int number) throws SQLException {
        String finding = row.getString("finding");
        return new CampaignVisit(
                row.getObject("id", UUID.class),
                row.getObject("matter_id", UUID.class),
                AreaPath.of(row.getString("area")),
                row.getString("worker_subject"),
                row.getString("worker_name"),
                row.getString("visit_key"),
                row.getBytes("digest"),
                Sql.instant(row, "at"),
                Sql.instant(row, "received_at"),
                VisitOutcome.valueOf(row.getString("outcome")),
                row.getBytes("sealed"),
                row.getBytes("answers_digest"),
                row.getBoolean("withdrawn"),
                texts(row, "suspicions").stream().map(Suspicion::valueOf).toList(),
                row.getBoolean("confirmed"),
                row.getBytes("explanation"),
                texts(row, "finding_codes"),
                finding == null ? null : FindingState.valueOf(finding),
                Sql.instantOrNull(row, "decided_at"),
                row.getString("decided_by"),
                row.getBytes("decision"),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getObject("clue_id", UUID.class),
                row.getBytes("change_digest"),
                row.getLong("version"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static String[] names(List<Suspicion> suspicions) {
        return suspicions.stream().map(Enum::name).toArray(String[]::new);
    }

    private static @Nullable String name(@Nullable FindingState state) {
        return state == null ? null : state.name();
    }
}
