package cn.fengqiao.cases.store;

import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Erases what nobody needs of campaigns that are over, and keeps the certificates. Runs in the scope of the service. */
public final class CampaignErasure {

    /** What may go: no finding, or one that was nothing. A withdrawn visit has no answers left, and goes with them. */
    private static final String NOT_NEEDED = "(v.finding is null or v.finding = 'NOTHING')";

    private final JdbcClient jdbc;

    public CampaignErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An erased visit. */
    public record Erased(UUID id, boolean nothing, boolean withdrawn) {}

    /**
     * Proof of an erasure.
     *
     * @param number counts those of a campaign from 1
     * @param due until when it was to be done
     * @param idsSha256 over the ids in their order, each followed by a line feed, in hexadecimal digits
     */
    public record Certificate(
            int number,
            Instant erasedAt,
            Instant due,
            String rule,
            int withoutFinding,
            int nothing,
            int withdrawn,
            String idsSha256) {}

    /** The campaign that is due longest, locked, as {@link Cases#awake} gives a case. */
    public Optional<UUID> due(OpenTransaction tx, Instant now, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select m.id
                        from matter m
                        join campaign c on c.matter_id = m.id
                        where c.erase_due <= :now
                        and (c.erased_at is null
                            or exists (select from campaign_visit v where v.matter_id = c.matter_id and %s))
                        and m.id <> all (:leftOut::uuid[])
                        order by c.erase_due
                        limit 1
                        for update of m, c skip locked
                        """.formatted(NOT_NEEDED))
                .param("leftOut", leftOut)
                .param("now", Sql.time(now))
                .query(UUID.class)
                .optional();
    }

    /** Erases what is not needed of a campaign, in the order of the ids. */
    public List<Erased> erase(OpenTransaction tx, UUID campaign) {
        tx.requireOpen();
        return jdbc.sql("""
                        with erased as (
                            delete from campaign_visit v
                            where v.matter_id = :campaign
                            and %s
                            returning v.id, v.finding, v.withdrawn)
                        select id, finding is not null as nothing, withdrawn
                        from erased
                        order by id
                        """.formatted(NOT_NEEDED))
                .param("campaign", campaign)
                .query((row, number) -> new Erased(
                        row.getObject("id", UUID.class), row.getBoolean("nothing"), row.getBoolean("withdrawn")))
                .list();
    }

    public void certify(OpenTransaction tx, UUID campaign, Certificate certificate) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into campaign_certificate (
                            matter_id, number, erased_at, due_at, rule, without_finding, nothing, withdrawn, ids_sha256)
                        values (
                            :campaign, :number, :erasedAt, :due, :rule, :withoutFinding, :nothing, :withdrawn, :hash)
                        """)
                .param("campaign", campaign)
                .param("number", certificate.number())
                .param("erasedAt", Sql.time(certificate.erasedAt()))
                .param("due", Sql.time(certificate.due()))
                .param("rule", certificate.rule())
                .param("withoutFinding", certificate.withoutFinding())
                .param("nothing", certificate.nothing())
                .param("withdrawn", certificate.withdrawn())
                .param("hash", certificate.idsSha256())
                .update();
        jdbc.sql("""
                        update campaign
                        set erased_at = :at,
                            state = case when state = 'CLOSED' then 'ERASED' else state end
                        where matter_id = :campaign
                        """)
                .param("at", Sql.time(certificate.erasedAt()))
                .param("campaign", campaign)
                .update();
    }

    /** Certificates behind {@code after}, in their order. */
    public List<Certificate> certificates(OpenTransaction tx, UUID campaign, int after, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select number, erased_at, due_at, rule, without_finding, nothing, withdrawn, ids_sha256
                        from campaign_certificate
                        where matter_id = :campaign
                        and number > :after
                        order by number
                        limit :limit
                        """)
                .param("campaign", campaign)
                .param("after", after)
                .param("limit", limit)
                .query(CampaignErasure::certificate)
                .list();
    }

    /** How many certificates a campaign has. */
    public int count(OpenTransaction tx, UUID campaign) {
        tx.requireOpen();
        return jdbc.sql("select count(*)::int from campaign_certificate where matter_id = :campaign")
                .param("campaign", campaign)
                .query(Integer.class)
                .single();
    }

    private static Certificate certificate(ResultSet row, int number) throws SQLException {
        return new Certificate(
                row.getInt("number"),
                Sql.instant(row, "erased_at"),
                Sql.instant(row, "due_at"),
                row.getString("rule"),
                row.getInt("without_finding"),
                row.getInt("nothing"),
                row.getInt("withdrawn"),
                row.getString("ids_sha256"));
    }
}
