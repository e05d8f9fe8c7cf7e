package cn.fengqiao.cases.store;

import cn.fengqiao.cases.promising.Promise;
import cn.fengqiao.cases.promising.PromiseState;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the ledger of promises in the order of their days. What the applied scope may not know of is not in it; words and
 * amounts are there only where it may read them.
 *
 * <p>A page costs its own length for whoever looks within a subdistrict: of one department, of all, or of one case, each is
 * the beginning of an index. Only who looks over a whole city has to be sorted for.
 */
public final class PromiseLedger {

    /** A count goes no further; there are more then. */
    public static final int MOST_COUNTED = 1_000;

    private static final int SUBDISTRICT_DEPTH = 2;

    private final JdbcClient jdbc;
    private final Sealer sealer;

    public PromiseLedger(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /**
     * Which promises. A condition that is null asks for nothing.
     *
     * @param states none asks for any
     * @param overdueOn due before this day
     * @param instalments whether the caller may know at all what parties have to pay
     */
    public record Filter(
            @Nullable Department department,
            @Nullable UUID caseId,
            @Nullable LocalDate before,
            List<PromiseState> states,
            @Nullable LocalDate overdueOn,
            @Nullable LocalDate dueFrom,
            boolean instalments) {

        public Filter in(List<PromiseState> wanted) {
            return new Filter(department, caseId, before, wanted, overdueOn, dueFrom, instalments);
        }

        public Filter overdueOn(LocalDate day) {
            return new Filter(department, caseId, before, states, day, dueFrom, instalments);
        }

        public Filter dueFrom(LocalDate day) {
            return new Filter(department, caseId, before, states, overdueOn, day, instalments);
        }
    }

    /** Where a page ends; the next begins behind it. */
    public record Mark(LocalDate due, UUID promise) {}

    /**
     * A promise with its case, as far as the applied scope may read it.
     *
     * @param promised in words; null when they are withheld or there are none
     * @param sealedTask the task of a meeting's action, sealed for {@code task}; null when it is withheld
     * @param settled what was said when it was settled
     */
    public record Listed(
            Promise promise,
            StoredCase stored,
            Instant madeAt,
            @Nullable String promised,
            @Nullable String settled,
            @Nullable Long amountFen,
            @Nullable UUID task,
            byte @Nullable [] sealedTask) {}

    /** In the order of their days, behind {@code after} if it is given. */
    public List<Listed> page(
            OpenTransaction tx, Filter filter, @Nullable AreaPath area, @Nullable Mark after, int limit) {
        tx.requireOpen();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        List<String> conditions = conditions(filter, area, parameters);
        if (after != null) {
            conditions.add("(p.due_on, p.id) > (:afterDue, :afterId)");
            parameters.put("afterDue", after.due());
            parameters.put("afterId", after.promise());
        }
        parameters.put("limit", limit);
        return jdbc.sql("""
                        select %s, p.made_at, w.promised, w.settled, w.amount_fen, t.id as task, t.sealed as sealed_task,
                            %s
                        from promise p
                        join dispute_case c on c.id = p.case_id
                        left join promise_words w on w.promise_id = p.id
                        left join meeting_text t on t.matter_id = p.meeting_id
                            and t.owner = p.origin
                            and t.kind = 'TASK'
                        where %s
                        order by p.due_on, p.id
                        limit :limit
                        """.formatted(PromiseRows.COLUMNS, CaseRows.COLUMNS, String.join("\nand ", conditions)))
                .params(parameters)
                .query(this::listed)
                .list();
    }

    /** How many there are, by state and whether overdue; none goes beyond {@link #MOST_COUNTED}. */
    public int count(OpenTransaction tx, Filter filter, @Nullable AreaPath area) {
        tx.requireOpen();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        List<String> conditions = conditions(filter, area, parameters);
        parameters.put("most", MOST_COUNTED);
        return jdbc.sql("""
                        select count(*)
                        from (
                            select
                            from promise p
                            where %s
                            limit :most) as counted
                        """.formatted(String.join("\nand ", conditions)))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    private static List<String> conditions(
            Filter filter, @Nullable AreaPath area, Map<String, @Nullable Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (filter.department() != null) {
            conditions.add("p.department = :department");
            parameters.put("department", filter.department().code());
        }
        if (filter.caseId() != null) {
            conditions.add("p.case_id = :case");
            parameters.put("case", filter.caseId());
        }
        if (!filter.states().isEmpty()) {
            // one by one, so that each is a beginning of the index
            conditions.add(filter.states().size() == 1 ? "p.state = :state" : "p.state = any (:state::text[])");
            parameters.put(
                    "state",
                    filter.states().size() == 1
                            ? filter.states().getFirst().name()
                            : filter.states().stream().map(Enum::name).toArray(String[]::new));
        }
        if (filter.before() != null) {
            conditions.add("p.due_on < :before");
            parameters.put("before", filter.before());
        }
        if (filter.overdueOn() != null) {
            conditions.add("p.due_on < :overdueOn");
            parameters.put("overdueOn", filter.overdueOn());
        }
        if (filter.dueFrom() != null) {
            conditions.add("p.due_on >= :dueFrom");
            parameters.put("dueFrom", filter.dueFrom());
        }
        if (!filter.instalments()) {
            conditions.add("p.source <> 'INSTALMENT'");
        }
        if (area != null && filter.caseId() == null) {
            if (area.value().split("\\.").length >= SUBDISTRICT_DEPTH) {
                conditions.add("p.subdistrict = :subdistrict");
                parameters.put("subdistrict", area.subdistrict().value());
            }
        }
        if (conditions.isEmpty()) {
            conditions.add("true");
        }
        return conditions;
    }

    private Listed listed(ResultSet row, int number) throws SQLException {
        Promise promise = PromiseRows.promise(row, number);
        return new Listed(
                promise,
                CaseRows.alone(row, number),
                Sql.instant(row, "made_at"),
                PromiseRows.open(sealer, promise.id(), row.getBytes("promised")),
                PromiseRows.open(sealer, promise.id(), row.getBytes("settled")),
                row.getObject("amount_fen", Long.class),
                row.getObject("task", UUID.class),
                row.getBytes("sealed_task"));
    }
}
