package cn.fengqiao.cases.store;

import cn.fengqiao.cases.mediating.Agreement;
import cn.fengqiao.cases.mediating.Investigation;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.mediating.Safety;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.Date;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The proceedings of mediation, what was found out before, and what is known of safety. Each is one sealed document, bound to its case; beside it stands
 * what is counted. They are written under the lock of the case, so the version of the case is theirs too.
 */
public final class Mediations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Promises promises;

    public Mediations(JdbcClient jdbc, Sealer sealer, Promises promises) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.promises = promises;
    }

    /** The proceeding that is open, or the last that was. */
    public Optional<Proceeding> latest(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        select sealed
                        from mediation
                        where case_id = :case
                        order by id desc
                        limit 1
                        """)
                .param("case", caseId)
                .query((row, number) -> open(caseId, row.getBytes("sealed"), Proceeding.class))
                .optional();
    }

    /** How proceedings ended, oldest first. */
    public List<Ended> ended(OpenTransaction tx, UUID caseId, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        select id, opened_at, ended_at, outcome
                        from mediation
                        where case_id = :case
                        and stage = 'ENDED'
                        order by id
                        limit :most
                        """)
                .param("case", caseId)
                .param("most", most)
                .query((row, number) -> new Ended(
                        row.getObject("id", UUID.class),
                        Sql.instant(row, "opened_at"),
                        Sql.instant(row, "ended_at"),
                        Proceeding.Outcome.valueOf(row.getString("outcome"))))
                .list();
    }

    /** A proceeding that is over. */
    public record Ended(UUID id, Instant openedAt, Instant endedAt, Proceeding.Outcome outcome) {}

    /** Whether a proceeding is open on the case. */
    public boolean underWay(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        select exists (
                            select from mediation
                            where case_id = :case
                            and stage <> 'ENDED')
                        """).param("case", caseId).query(Boolean.class).single();
    }

    /**
     * How many other open proceedings somebody mediates, also in cases the caller may not know of. Until the transaction
     * ends nobody else is told a number for the same mediator, so that two who choose at once do not both find room.
     */
    public int openOf(OpenTransaction tx, String mediator, UUID caseId) {
        tx.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('mediator ' || :mediator, 0))")
                .param("mediator", mediator)
                .query(row -> {});
        return jdbc.sql("""
                        select coalesce((select open from mediator_load where mediator = :mediator), 0)
                            - (select count(*)
                                from mediation
                                where case_id = :case
                                and mediator = :mediator
                                and stage <> 'ENDED')
                        """)
                .param("mediator", mediator)
                .param("case", caseId)
                .query(Integer.class)
                .single();
    }

    /** The next serial of a year in a subdistrict, without a gap: it is given back when the transaction is. */
    public int nextSerial(OpenTransaction tx, int year, String subdistrict) {
        tx.requireOpen();
        return jdbc.sql("""
                        insert into mediation_serial as s (file_year, subdistrict, last)
                        values (:year, :subdistrict, 1)
                        on conflict (file_year, subdistrict) do update
                        set last = s.last + 1
                        returning last
                        """)
                .param("year", year)
                .param("subdistrict", subdistrict)
                .query(Integer.class)
                .single();
    }

    /** A case for whose agreement nobody applied in time, the one that is over longest. */
    public Optional<UUID> tooLateToConfirm(OpenTransaction tx, Instant now, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select case_id
                        from mediation
                        where confirmation = '50'
                        and stage = 'AGREED'
                        and confirm_until < :now
                        and case_id <> all (:leftOut::uuid[])
                        order by confirm_until
                        limit 1
                        """)
                .param("now", Sql.time(now))
                .param("leftOut", leftOut)
                .query(UUID.class)
                .optional();
    }

    /** Whether this case is one of them. */
    public boolean tooLateToConfirm(OpenTransaction tx, Instant now, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        select exists (
                            select from mediation
                            where case_id = :case
                            and confirmation = '50'
                            and stage = 'AGREED'
                            and confirm_until < :now)
                        """)
                .param("case", caseId)
                .param("now", Sql.time(now))
                .query(Boolean.class)
                .single();
    }

    /**
     * Writes a proceeding as it is now, and its promises in the ledger.
     *
     * @param confirmUntil when both sides may apply for a confirmation; null while that is not known or none runs
     */
    public void save(OpenTransaction tx, UUID caseId, Proceeding now, @Nullable Instant confirmUntil) {
        tx.requireOpen();
        Agreement agreement = now.agreement();
        Proceeding.Ending ending = now.ending();
        jdbc.sql("""
                        insert into mediation (
                            id, case_id, file_year, file_serial, stage, outcome, mediator, sessions, form, amount_fen,
                            opened_at, effective_at, next_due_on, confirmation, confirm_until, ended_at,
                            sealed)
                        values (
                            :id, :case, :year, :serial, :stage, :outcome, :mediator, :sessions, :form, :amount,
                            :openedAt, :effectiveAt, :nextDue, :confirmation, :confirmUntil, :endedAt,
                            :sealed)
                        on conflict (id) do update
                        set stage = excluded.stage,
                            outcome = excluded.outcome,
                            mediator = excluded.mediator,
                            sessions = excluded.sessions,
                            form = excluded.form,
                            amount_fen = excluded.amount_fen,
                            effective_at = excluded.effective_at,
                            next_due_on = excluded.next_due_on,
                            confirmation = excluded.confirmation,
                            confirm_until = excluded.confirm_until,
                            ended_at = excluded.ended_at,
                            sealed = excluded.sealed
                        """)
                .param("id", now.id())
                .param("case", caseId)
                .param("year", now.number().year())
                .param("serial", now.number().serial())
                .param("stage", now.stage().name())
                .param("outcome", ending == null ? null : ending.outcome().name())
                .param(
                        "mediator",
                        now.mediator() == null ? null : now.mediator().subject())
                .param(
                        "sessions",
                        now.sessions().stream()
                                .filter(session -> session.held() != null)
                                .count())
                .param("form", agreement == null ? null : agreement.form().name())
                .param("amount", agreement == null ? null : agreement.amountFen())
                .param("openedAt", Sql.time(now.openedAt()))
                .param("effectiveAt", agreement == null ? null : Sql.time(agreement.effectiveAt()))
                .param(
                        "nextDue",
                        agreement == null
                                ? null
                                : agreement.nextDue().map(Date::valueOf).orElse(null))
                .param(
                        "confirmation",
                        now.confirmation() == null ? null : now.confirmation().state())
                .param("confirmUntil", Sql.time(confirmUntil))
                .param("endedAt", ending == null ? null : Sql.time(ending.at()))
                .param("sealed", sealer.seal(caseId, JSON.writeValueAsBytes(now)))
                .update();
        promises.follow(tx, caseId, now);
    }

    /** A case with an agreement in force that has days, and none of them in the ledger of promises; the oldest. */
    public Optional<UUID> notInLedger(OpenTransaction tx, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select m.case_id
                        from mediation m
                        where m.stage = 'AGREED'
                        and m.next_due_on is not null
                        and not exists (
                            select from promise p
                            where p.origin = m.id)
                        and m.case_id <> all (:leftOut::uuid[])
                        order by m.id
                        limit 1
                        """).param("leftOut", leftOut).query(UUID.class).optional();
    }

    /** Enters the agreement of a locked case in the ledger of promises; false when there was nothing to enter. */
    public boolean enter(OpenTransaction tx, UUID caseId) {
        Optional<Proceeding> latest = latest(tx, caseId);
        return latest.isPresent() && promises.follow(tx, caseId, latest.get());
    }

    public Safety safety(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("select sealed from case_safety where case_id = :case")
                .param("case", caseId)
                .query((row, number) -> open(caseId, row.getBytes("sealed"), Safety.class))
                .optional()
                .orElse(Safety.UNKNOWN);
    }

    public void save(OpenTransaction tx, UUID caseId, Safety now) {
        tx.requireOpen();
        Safety.Screening screening = now.screening();
        jdbc.sql("""
                        insert into case_safety (case_id, violence, screening, child_in_danger, reported, sealed)
                        values (:case, :violence, :screening, :child, :reported, :sealed)
                        on conflict (case_id) do update
                        set violence = excluded.violence,
                            screening = excluded.screening,
                            child_in_danger = excluded.child_in_danger,
                            reported = excluded.reported,
                            sealed = excluded.sealed
                        """)
                .param("case", caseId)
                .param("violence", now.violence() != null)
                .param(
                        "screening",
                        screening == null ? null : screening.result().name())
                .param("child", now.child() != null)
                .param("reported", now.report() != null)
                .param("sealed", sealer.seal(caseId, JSON.writeValueAsBytes(now)))
                .update();
    }

    /** How many investigations were written down. */
    public int investigated(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("select count(*) from case_investigation where case_id = :case")
                .param("case", caseId)
                .query(Integer.class)
                .single();
    }

    /** All that were written down: they are few. */
    public List<Investigation> investigations(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        select sealed
                        from case_investigation
                        where case_id = :case
                        order by number
                        """)
                .param("case", caseId)
                .query((row, number) -> open(caseId, row.getBytes("sealed"), Investigation.class))
                .list();
    }

    /** Writes an investigation down for good, under the lock of its case. */
    public void add(OpenTransaction tx, UUID caseId, Investigation next) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into case_investigation (case_id, number, at, sealed)
                        values (:case, :number, :at, :sealed)
                        """)
                .param("case", caseId)
                .param("number", next.number())
                .param("at", Sql.time(next.at()))
                .param("sealed", sealer.seal(caseId, JSON.writeValueAsBytes(next)))
                .update();
    }

    private <T> T open(UUID caseId, byte[] sealed, Class<T> type) {
        return JSON.readValue(sealer.open(caseId, sealed), type);
    }
}
