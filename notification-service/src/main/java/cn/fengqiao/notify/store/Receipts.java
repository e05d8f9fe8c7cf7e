package cn.fengqiao.notify.store;

import static cn.fengqiao.notify.store.Columns.instant;
import static cn.fengqiao.notify.store.Columns.uuid;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.NotificationEvent.Rung;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.notify.ladder.Fact;
import cn.fengqiao.notify.ladder.Receipt;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Receipts and the cases they belong to. Every method works on a whole batch in one statement. Transactions that write
 * take turns: the reader of case events, the reports of feeds and those of consoles each bring many cases in an order of
 * their own and would meet head-on over locks of single ones. Each turn is a batch, so there are few of them.
 */
@Repository
public class Receipts {

    /** Advisory lock of whoever writes; nothing else in this database uses one of this number. */
    private static final long TURN = 0x6e6f_7469L;

    private final JdbcClient jdbc;

    /** The transaction that took its turn last: only spares its later events the question, so a stale look does no harm. */
    private volatile @Nullable OpenTransaction entered;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A case as it stands here.
     *
     * @param told how many rungs were told so far
     */
    public record Notice(UUID caseId, Audience audience, long told) {

        /** What the caller may know of the case. */
        public CaseAccess accessOf(Caller caller) {
            return CasePolicy.decide(caller, audience, null);
        }
    }

    /**
     * The audience of a case was told.
     *
     * @param before the departments on it until now
     */
    public record Told(Notice notice, List<Department> before) {}

    /** Reads as the service itself. */
    public void enter(OpenTransaction tx) {
        tx.requireOpen();
        jdbc.sql("select set_config('fengqiao.roles', 'SERVICE', true)").query().singleRow();
    }

    /**
     * Works as the service itself from its turn on; what is read from here on is what will be when it writes. Once per
     * transaction is enough.
     */
    public void takeTurn(OpenTransaction tx) {
        tx.requireOpen();
        if (tx == entered) {
            return;
        }
        jdbc.sql("""
                select set_config('fengqiao.roles', 'SERVICE', true),
                    pg_advisory_xact_lock(:turn)
                """).param("turn", TURN).query().singleRow();
        entered = tx;
    }

    /** The audience as of a case event; empty when a newer one, or this one, is known already. */
    public Optional<Told> tell(OpenTransaction tx, UUID caseId, Audience audience, long toldBy) {
        tx.requireOpen();
        return jdbc.sql("""
                insert into notice (case_id, area, departments, restricted, told_by)
                values (:caseId, :area, :departments, :restricted, :toldBy)
                on conflict (case_id) do update
                set area = excluded.area,
                    departments = excluded.departments,
                    restricted = excluded.restricted,
                    told_by = excluded.told_by
                where notice.told_by < excluded.told_by
                returning told, old.departments as before
                """)
                .param("caseId", caseId)
                .param("area", audience.area().value())
                .param("departments", Columns.codes(audience))
                .param("restricted", audience.restricted())
                .param("toldBy", toldBy)
                .query((row, number) -> new Told(
                        new Notice(caseId, audience, row.getLong("told")), departments(row.getArray("before"))))
                .optional();
    }

    /**
     * Asks departments that were not asked before.
     *
     * @return what the feeds said of them already; it is taken out
     */
    public List<Report> ask(OpenTransaction tx, UUID caseId, Collection<Department> departments, Instant at) {
        tx.requireOpen();
        return jdbc.sql("""
                with asked as (
                    insert into receipt (case_id, department, requested_at)
                    select :caseId, department, :at
                    from unnest(:departments::text[]) as asked(department)
                    on conflict (case_id, department) do nothing)
                delete from early_fact
                where case_id = :caseId
                and department = any (:departments::text[])
                returning department, rung, at
                """)
                .param("caseId", caseId)
                .param("departments", codes(departments))
                .param("at", Columns.at(at))
                .query((row, number) -> early(caseId, row))
                .list();
    }

    private static Report early(UUID caseId, ResultSet row) throws SQLException {
        Instant at = Objects.requireNonNull(instant(row, "at"));
        Department department = Department.of(row.getString("department"));
        boolean seen = Rung.valueOf(row.getString("rung")) == Rung.SEEN;
        return new Report(caseId, department, seen ? new Fact.Seen(at) : new Fact.Delivered(at));
    }

    /** Keeps what the feeds say of departments that are not asked, or of cases not yet known; the earliest time stays. */
    public void keepEarly(OpenTransaction tx, Collection<Report> reports) {
        tx.requireOpen();
        jdbc.sql("""
                insert into early_fact (case_id, department, rung, at)
                select case_id, department, rung, min(at)
                from unnest(:cases::uuid[], :departments::text[], :rungs::text[], :times::timestamptz[])
                    as said(case_id, department, rung, at)
                group by case_id, department, rung
                order by case_id, department, rung
                on conflict (case_id, department, rung) do update
                set at = excluded.at
                where excluded.at < early_fact.at
                """)
                .param("cases", texts(reports, report -> report.caseId().toString()))
                .param(
                        "departments",
                        texts(reports, report -> report.department().code()))
                .param("rungs", texts(reports, report -> report.fact() instanceof Fact.Seen ? "SEEN" : "DELIVERED"))
                .param("times", texts(reports, report -> report.fact().at().toString()))
                .update();
    }

    /** The cases as they stand. */
    public Map<UUID, Notice> look(Collection<UUID> caseIds) {
        return index(jdbc.sql("""
                select case_id, area, departments, restricted, told
                from notice
                where case_id = any (:cases::uuid[])
                """)
                .param("cases", texts(caseIds, UUID::toString))
                .query(Receipts::notice)
                .list());
    }

    /** All receipts of these cases. */
    public Map<UUID, Map<Department, Receipt>> of(Collection<UUID> caseIds) {
        Map<UUID, Map<Department, Receipt>> receipts = new HashMap<>();
        jdbc.sql("""
                select case_id, department, requested_at, delivered_at, seen_at, accepted_at, rejected_at, done_at, answered_by
                from receipt
                where case_id = any (:cases::uuid[])
                """)
                .param("cases", texts(caseIds, UUID::toString))
                .query(Receipts::receipt)
                .list()
                .forEach(receipt -> receipts.computeIfAbsent(receipt.caseId(), id -> new HashMap<>())
                        .put(receipt.department(), receipt));
        return receipts;
    }

    /** Writes receipts that have changed. */
    public void write(OpenTransaction tx, Collection<Receipt> changed) {
        tx.requireOpen();
        jdbc.sql("""
                update receipt
                set delivered_at = now.delivered_at,
                    seen_at = now.seen_at,
                    accepted_at = now.accepted_at,
                    rejected_at = now.rejected_at,
                    done_at = now.done_at,
                    answered_by = now.answered_by
                from unnest(:cases::uuid[], :departments::text[], :delivered::timestamptz[], :seen::timestamptz[],
                    :accepted::timestamptz[], :rejected::timestamptz[], :done::timestamptz[], :answeredBy::bigint[])
                    as now(case_id, department, delivered_at, seen_at, accepted_at, rejected_at, done_at, answered_by)
                where receipt.case_id = now.case_id
                and receipt.department = now.department
                """)
                .param("cases", texts(changed, receipt -> receipt.caseId().toString()))
                .param(
                        "departments",
                        texts(changed, receipt -> receipt.department().code()))
                .param("delivered", times(changed, Rung.DELIVERED))
                .param("seen", times(changed, Rung.SEEN))
                .param("accepted", times(changed, Rung.ACCEPTED))
                .param("rejected", times(changed, Rung.REJECTED))
                .param("done", times(changed, Rung.DONE))
                .param("answeredBy", texts(changed, receipt -> Long.toString(receipt.answeredBy())))
                .update();
    }

    /** How many rungs were told per case, from now on. */
    public void count(OpenTransaction tx, Map<UUID, Long> told) {
        tx.requireOpen();
        List<Map.Entry<UUID, Long>> entries = List.copyOf(told.entrySet());
        jdbc.sql("""
                update notice
                set told = now.told
                from unnest(:cases::uuid[], :told::bigint[]) as now(case_id, told)
                where notice.case_id = now.case_id
                """)
                .param("cases", texts(entries, entry -> entry.getKey().toString()))
                .param("told", texts(entries, entry -> entry.getValue().toString()))
                .update();
    }

    /** Forgets what feeds said long ago of cases that never came; returns how much it was. */
    public int forget(OpenTransaction tx, Duration age) {
        tx.requireOpen();
        return jdbc.sql("""
                delete from early_fact
                where kept_at < now() - :seconds * interval '1 second'
                """).param("seconds", age.toSeconds()).update();
    }

    private static List<Department> departments(@Nullable Array codes) throws SQLException {
        return codes == null
                ? List.of()
                : Arrays.stream((String[]) codes.getArray()).map(Department::of).toList();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(uuid(row, "case_id"), Columns.audience(row), row.getLong("told"));
    }

    public static Receipt receipt(ResultSet row, int number) throws SQLException {
        return new Receipt(
                uuid(row, "case_id"),
                Department.of(row.getString("department")),
                Objects.requireNonNull(instant(row, "requested_at")),
                instant(row, "delivered_at"),
                instant(row, "seen_at"),
                instant(row, "accepted_at"),
                instant(row, "rejected_at"),
                instant(row, "done_at"),
                row.getLong("answered_by"));
    }

    private static Map<UUID, Notice> index(List<Notice> notices) {
        Map<UUID, Notice> byCase = new HashMap<>();
        notices.forEach(notice -> byCase.put(notice.caseId(), notice));
        return byCase;
    }

    private static String[] codes(Collection<Department> departments) {
        return texts(departments, Department::code);
    }

    private static <T> String[] texts(Collection<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable String[] times(Collection<Receipt> receipts, Rung rung) {
        @Nullable String[] times = new String[receipts.size()];
        int i = 0;
        for (Receipt receipt : receipts) {
            Instant at = receipt.at(rung);
            times[i++] = at == null ? null : at.toString();
        }
        return times;
    }
}
