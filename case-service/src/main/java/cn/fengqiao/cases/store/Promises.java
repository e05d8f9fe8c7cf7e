package cn.fengqiao.cases.store;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.dispute.AskedPromise;
import cn.fengqiao.cases.dispute.Committing.Overdue;
import cn.fengqiao.cases.mediating.Agreement;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.promising.Promise;
import cn.fengqiao.cases.promising.PromiseState;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseProgress.PromiseSource;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one ledger of what was promised on cases: by departments, by the parties in their agreement, in joint meetings.
 *
 * <p>It is a table and no view over the three sources. The instalments of an agreement lie sealed in one document, so that
 * no query can look for their days; and a list in the order of days, for a department over a million cases, is served by
 * one index or by none. It is no second truth: of departments' promises it is the only place, and the rows of the others
 * are written by {@link Mediations#save} and {@link Meetings}, in the very statement sequence that writes their source, and
 * by nobody else.
 *
 * <p>Of an agreement only what has a day is in it, from the day on which the agreement binds.
 */
public final class Promises {

    /** In which a day begins and ends. */
    public static final ZoneId ZONE = PlaceTime.ZONE;

    /** City and subdistrict of an area. */
    private static final String SUBDISTRICT =
            "concat_ws('.', split_part(c.area, '.', 1), nullif(split_part(c.area, '.', 2), ''))";

    private final JdbcClient jdbc;
    private final Sealer sealer;

    public Promises(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /** The day it is in the place. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** Writes what a department promised. */
    public void make(OpenTransaction tx, Promise promise, AreaPath area, String what, Instant at) {
        tx.requireOpen();
        Promise.Asked asked = promise.asked();
        jdbc.sql("""
                        insert into promise (
                            id, case_id, subdistrict, source, department, due_on, state, made_at, asked_by, asked_for)
                        values (
                            :id, :case, :subdistrict, :source, :department, :due, :state, :at, :askedBy, :askedFor)
                        """)
                .param("id", promise.id())
                .param("case", promise.caseId())
                .param("subdistrict", area.subdistrict().value())
                .param("source", promise.source().name())
                .param("department", promise.department().code())
                .param("due", promise.due())
                .param("state", promise.state().name())
                .param("at", Sql.time(at))
                .param("askedBy", asked == null ? null : asked.by().code())
                .param("askedFor", asked == null ? null : asked.due())
                .update();
        words(promise.caseId(), promise.id(), what, null);
    }

    /** Keeps in words what a department is asked to promise. It stands in no ledger before the department has promised it. */
    public void ask(OpenTransaction tx, UUID caseId, AskedPromise asked, String what) {
        tx.requireOpen();
        jdbc.sql("insert into promise_asked (id, case_id, sealed) values (:id, :case, :sealed)")
                .param("id", asked.id())
                .param("case", caseId)
                .param("sealed", seal(asked.id(), what))
                .update();
    }

    /** What a department on the case is asked to promise, in words. */
    public String getAsked(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        byte[] sealed = jdbc.sql("select sealed from promise_asked where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
        return PromiseRows.opened(sealer, id, sealed);
    }

    /** What a department promised on a case, whose lock is held, and has still to keep. */
    public List<Promise> open(OpenTransaction tx, UUID caseId, Department department) {
        return open(tx, caseId, department, "");
    }

    /** What it promised with its part. */
    public List<Promise> openWithPart(OpenTransaction tx, UUID caseId, Department department) {
        return open(tx, caseId, department, "and p.asked_by is not null");
    }

    private List<Promise> open(OpenTransaction tx, UUID caseId, Department department, String which) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s
                        from promise p
                        where p.case_id = :case
                        and p.department = :department
                        and p.source = 'COMMITMENT'
                        %s
                        and p.state = 'OPEN'
                        order by p.due_on, p.id
                        """.formatted(PromiseRows.COLUMNS, which))
                .param("case", caseId)
                .param("department", department.code())
                .query(PromiseRows::promise)
                .list();
    }

    /** A department's promise on a case, whose lock is held. */
    public Optional<Promise> find(OpenTransaction tx, UUID caseId, UUID id) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s
                        from promise p
                        where p.id = :id
                        and p.case_id = :case
                        and p.source = 'COMMITMENT'
                        """.formatted(PromiseRows.COLUMNS))
                .param("id", id)
                .param("case", caseId)
                .query(PromiseRows::promise)
                .optional();
    }

    /**
     * Writes a department's promise as it stands now.
     *
     * @param said when it was settled; null where nothing was
     */
    public void save(OpenTransaction tx, Promise next, @Nullable String said) {
        tx.requireOpen();
        jdbc.sql("""
                        update promise
                        set due_on = :due,
                            earlier = :earlier::date[],
                            state = :state,
                            settled_on = :settledOn,
                            evidence = :evidence,
                            overdue_said_at = case when due_on = :due then overdue_said_at end
                        where id = :id
                        """)
                .param("id", next.id())
                .param("due", next.due())
                .param(
                        "earlier",
                        next.earlier().stream().map(LocalDate::toString).toArray(String[]::new))
                .param("state", next.state().name())
                .param("settledOn", next.settledOn())
                .param("evidence", next.evidence())
                .update();
        if (said != null) {
            jdbc.sql("update promise_words set settled = :sealed where promise_id = :id")
                    .param("id", next.id())
                    .param("sealed", seal(next.id(), said))
                    .update();
        }
    }

    /** What was promised on the merged case is promised on the surviving one, and so is what was only asked for. */
    public void follow(OpenTransaction tx, UUID merged, UUID survivor) {
        tx.requireOpen();
        for (String table : List.of("promise_asked", "promise_words", "promise")) {
            jdbc.sql("update " + table + " set case_id = :survivor where case_id = :merged")
                    .param("merged", merged)
                    .param("survivor", survivor)
                    .update();
        }
    }

    /** A case that is over leaves nothing for its departments to keep. */
    public void lapse(OpenTransaction tx, UUID caseId, Instant at) {
        tx.requireOpen();
        jdbc.sql("""
                        update promise
                        set state = 'LAPSED',
                            settled_on = :today
                        where case_id = :case
                        and source = 'COMMITMENT'
                        and state = 'OPEN'
                        """).param("case", caseId).param("today", day(at)).update();
    }

    /** Brings the rows of an agreement to where its proceeding stands; false when there was nothing to bring there. */
    boolean follow(OpenTransaction tx, UUID caseId, Proceeding now) {
        tx.requireOpen();
        Agreement agreement = now.agreement();
        Instant since = agreement == null ? null : agreement.effectiveAt();
        if (agreement == null || since == null) {
            return false;
        }
        boolean written = false;
        for (Agreement.Promise promised : agreement.promises()) {
            LocalDate due = promised.due();
            if (due != null) {
                written |= follow(caseId, now, agreement, promised, due, since);
            }
        }
        return written;
    }

    private boolean follow(
            UUID caseId,
            Proceeding now,
            Agreement agreement,
            Agreement.Promise promised,
            LocalDate due,
            Instant since) {
        UUID fresh = EventEnvelope.newId();
        Optional<UUID> written = jdbc.sql("""
                        insert into promise (
                            id, case_id, subdistrict, source, department, due_on, state, made_at, settled_on, evidence,
                            origin, number)
                        select :id, c.id, %s, 'INSTALMENT', coalesce(c.lead, c.raised_by), :due, :state,
                            :since, :settledOn, :evidence, :mediation, :number
                        from dispute_case c
                        where c.id = :case
                        on conflict (origin, number) do update
                        set state = excluded.state,
                            settled_on = excluded.settled_on,
                            evidence = excluded.evidence
                        where promise.state <> excluded.state
                        returning id
                        """.formatted(SUBDISTRICT))
                .param("id", fresh)
                .param("case", caseId)
                .param("due", due)
                .param("state", state(promised, now).name())
                .param("since", Sql.time(since))
                .param("settledOn", settledOn(promised, now))
                .param("evidence", promised.evidence())
                .param("mediation", now.id())
                .param("number", promised.number())
                .query(UUID.class)
                .optional();
        if (written.equals(Optional.of(fresh))) {
            words(caseId, fresh, agreement.terms().get(promised.term() - 1).text(), promised.amountFen());
        }
        return written.isPresent();
    }

    private static PromiseState state(Agreement.Promise promised, Proceeding now) {
        return promised.state() != null
                ? PromiseState.valueOf(promised.state().name())
                : now.ending() == null ? PromiseState.OPEN : PromiseState.LAPSED;
    }

    private static @Nullable LocalDate settledOn(Agreement.Promise promised, Proceeding now) {
        return promised.state() != null
                ? promised.on()
                : now.ending() == null ? null : day(now.ending().at());
    }

    /** What a meeting decided. Its words stay with the meeting, who is not in it does not read them. */
    void decided(OpenTransaction tx, UUID meeting, Meetings.Action action, Instant at) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into promise (
                            id, case_id, subdistrict, source, department, due_on, state, made_at, origin, meeting_id)
                        select :action, c.id, %s, 'MEETING_ACTION', :department, :due, 'OPEN', :at, :action, :meeting
                        from dispute_case c
                        where c.id = :case
                        """.formatted(SUBDISTRICT))
                .param("action", action.id())
                .param("case", action.caseId())
                .param("department", action.department().code())
                .param("due", action.dueOn())
                .param("at", Sql.time(at))
                .param("meeting", meeting)
                .update();
    }

    /** Brings the row of a meeting's action to where it stands. */
    void follow(OpenTransaction tx, Meetings.Action action, Instant at) {
        tx.requireOpen();
        LocalDate today = day(at);
        PromiseState state = switch (action.state()) {
            case OPEN -> PromiseState.OPEN;
            case RETURNED -> PromiseState.RETURNED;
            case DONE -> action.dueOn().isBefore(today) ? PromiseState.LATE : PromiseState.KEPT;
        };
        jdbc.sql("""
                        update promise
                        set department = :department,
                            earlier = case when due_on = :due then earlier else array_append(earlier, due_on) end,
                            due_on = :due,
                            state = :state,
                            settled_on = :settledOn,
                            overdue_said_at = case
                                when due_on = :due and department = :department then overdue_said_at
                            end
                        where origin = :action
                        """)
                .param("action", action.id())
                .param("department", action.department().code())
                .param("due", action.dueOn())
                .param("state", state.name())
                .param("settledOn", state == PromiseState.OPEN ? null : today)
                .update();
    }

    /** Marks what was not said yet to be overdue on a locked case, at most so many, and returns it. */
    public List<Overdue> sayOverdue(OpenTransaction tx, UUID caseId, LocalDate today, Instant at, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        update promise p
                        set overdue_said_at = :at
                        where p.id in (
                            select d.id
                            from promise d
                            where d.case_id = :case
                            and d.state = 'OPEN'
                            and d.due_on < :today
                            and d.overdue_said_at is null
                            order by d.due_on, d.id
                            limit :most)
                        and p.state = 'OPEN'
                        and p.overdue_said_at is null
                        returning p.id, p.source, p.department, p.due_on
                        """)
                .param("case", caseId)
                .param("today", today)
                .param("at", Sql.time(at))
                .param("most", most)
                .query((row, number) -> new Overdue(
                        row.getObject("id", UUID.class),
                        PromiseSource.valueOf(row.getString("source")),
                        Department.of(row.getString("department")),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    private void words(UUID caseId, UUID promise, String promised, @Nullable Long amountFen) {
        jdbc.sql("""
                        insert into promise_words (promise_id, case_id, promised, amount_fen)
                        values (:promise, :case, :promised, :amount)
                        """)
                .param("promise", promise)
                .param("case", caseId)
                .param("promised", seal(promise, promised))
                .param("amount", amountFen)
                .update();
    }

    private byte[] seal(UUID promise, String text) {
        return PromiseRows.seal(sealer, promise, text);
    }
}
