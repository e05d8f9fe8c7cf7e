package cn.fengqiao.cases.store;

import cn.fengqiao.cases.protecting.Protection;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.contract.CaseProgress.ProtectionKind;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What protects somebody on a case. It is written under the lock of its case, so the version of the case is its version too.
 * The sealed part is bound to the protection and not to the case, with which it goes when that is merged into another.
 */
public final class Protections {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Sealer sealer;

    public Protections(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /** All of a case, oldest first; as many as the core admits. */
    public List<Protection> of(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        select id, kind, code, state, applicant, urgent, accepted_at, decided_at, valid_from, valid_until,
                            ends_at, warn_at, warned, breaches, sealed
                        from protection
                        where case_id = :case
                        order by id
                        """)
                .param("case", caseId)
                .query((row, number) -> protection(row))
                .list();
    }

    /** A case on which time has done something to a protection, the one that is over longest. */
    public Optional<UUID> due(OpenTransaction tx, Instant now, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select case_id
                        from protection
                        where state = 'IN_FORCE'
                        and (ends_at <= :now or not warned and warn_at <= :now)
                        and case_id <> all (:leftOut::uuid[])
                        order by ends_at, id
                        limit 1
                        """)
                .param("now", Sql.time(now))
                .param("leftOut", leftOut)
                .query(UUID.class)
                .optional();
    }

    public void save(OpenTransaction tx, UUID caseId, Protection now) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into protection (
                            id, case_id, kind, code, state, applicant, urgent, accepted_at, decided_at, valid_from,
                            valid_until, ends_at, warn_at, warned, breaches, sealed)
                        values (
                            :id, :case, :kind, :code, :state, :applicant, :urgent, :acceptedAt, :decidedAt, :from,
                            :until, :endsAt, :warnAt, :warned, :breaches, :sealed)
                        on conflict (id) do update
                        set state = excluded.state,
                            decided_at = excluded.decided_at,
                            valid_from = excluded.valid_from,
                            valid_until = excluded.valid_until,
                            ends_at = excluded.ends_at,
                            warn_at = excluded.warn_at,
                            warned = excluded.warned,
                            breaches = excluded.breaches,
                            sealed = excluded.sealed
                        """)
                .param("id", now.id())
                .param("case", caseId)
                .param("kind", now.kind().name())
                .param("code", now.code())
                .param("state", now.state().name())
                .param("applicant", now.applicant())
                .param("urgent", now.urgent())
                .param("acceptedAt", Sql.time(now.acceptedAt()))
                .param("decidedAt", Sql.time(now.decidedAt()))
                .param("from", date(now.from()))
                .param("until", date(now.until()))
                .param("endsAt", Sql.time(now.endsAt()))
                .param("warnAt", Sql.time(now.warnAt()))
                .param("warned", now.warned())
                .param("breaches", now.breaches())
                .param("sealed", sealer.seal(now.id(), JSON.writeValueAsBytes(now.words())))
                .update();
    }

    /** What protects somebody on a case that lives on in another goes there. */
    public void move(OpenTransaction tx, UUID from, UUID to) {
        tx.requireOpen();
        jdbc.sql("""
                        update protection
                        set case_id = :to
                        where case_id = :from
                        """).param("from", from).param("to", to).update();
    }

    private Protection protection(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Protection(
                id,
                ProtectionKind.valueOf(row.getString("kind")),
                row.getString("code"),
                Protection.State.valueOf(row.getString("state")),
                row.getString("applicant"),
                row.getBoolean("urgent"),
                Sql.instantOrNull(row, "accepted_at"),
                Sql.instantOrNull(row, "decided_at"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                Sql.instantOrNull(row, "ends_at"),
                Sql.instantOrNull(row, "warn_at"),
                row.getBoolean("warned"),
                row.getInt("breaches"),
                JSON.readValue(sealer.open(id, row.getBytes("sealed")), Protection.Words.class));
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }
}
