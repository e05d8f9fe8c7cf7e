package cn.fengqiao.cases.store;

import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Colours that came before their case was to be seen; of each case the latest. */
public class ColoursAhead {

    private static final Colour[] COLOURS = Colour.values();

    private final JdbcClient jdbc;

    public ColoursAhead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param at when risk-service found it */
    public record Found(Colour colour, Certainty certainty, Instant at) {}

    public void keep(OpenTransaction tx, UUID caseId, Found found) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into colour_ahead (case_id, colour, certainty, changed_at)
                        values (:caseId, :colour, :certainty, :at)
                        on conflict (case_id) do update
                        set colour = excluded.colour, certainty = excluded.certainty, changed_at = excluded.changed_at
                        """)
                .param("caseId", caseId)
                .param("colour", found.colour().ordinal())
                .param("certainty", found.certainty().name())
                .param("at", Sql.time(found.at()))
                .update();
    }

    /** A case that has appeared since, the one whose colour waits longest. */
    public Optional<UUID> appeared(OpenTransaction tx, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select a.case_id
                        from colour_ahead a
                        join dispute_case c on c.id = a.case_id
                        where a.case_id <> all (:leftOut::uuid[])
                        order by a.changed_at
                        limit 1
                        """)
                .param("leftOut", leftOut)
                .query(ColoursAhead::caseId)
                .optional();
    }

    /** Takes what was kept for a case, so that nobody else does. */
    public Optional<Found> take(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("delete from colour_ahead where case_id = :caseId returning colour, certainty, changed_at")
                .param("caseId", caseId)
                .query((row, number) -> new Found(
                        COLOURS[row.getInt("colour")],
                        Certainty.valueOf(row.getString("certainty")),
                        Sql.instant(row, "changed_at")))
                .optional();
    }

    /** Cases that have not appeared since {@code before}; each is named once. */
    public List<UUID> missing(OpenTransaction tx, Instant before) {
        tx.requireOpen();
        return jdbc.sql("""
                        update colour_ahead
                        set reported = true
                        where not reported
                        and changed_at < :before
                        returning case_id
                        """)
                .param("before", Sql.time(before))
                .query(ColoursAhead::caseId)
                .list();
    }

    private static UUID caseId(ResultSet row, int number) throws SQLException {
        return row.getObject("case_id", UUID.class);
    }
}
