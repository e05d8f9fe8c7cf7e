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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the ledger of promises in the order of their days. What the applied scope may not know of is not in it; words and
 * amounts are there only where it may read them.
 *
 * <p>A page costs its own length for whoever looks over a subdistrict, a community or a grid: of one department, of all, or
 * of one case, each is the beginning of an index. What lies elsewhere is not read past, although row-level security would
 * withhold it too. Instalments, which only the departments on a case may know of, are found from those that the caller's
 * department knows, and not by reading past the others. Only who looks over a whole city has to be sorted for.
 */
public final class PromiseLedger {

    /** A count goes no further; there are more then. */
    public static final int MOST_COUNTED = 1_000;

    /** What is kept of the place of a promise, from the depth of a subdistrict downwards. */
    private static final List<String> PLACES = List.of("subdistrict", "community", "grid");

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
     * @param knowing the caller's department where the caller may know what parties have to pay; null where nobody like them may
     */
    public record Filter(
            @Nullable Department department,
            @Nullable UUID caseId,
            @Nullable LocalDate before,
            List<PromiseState> states,
            @Nullable LocalDate overdueOn,
            @Nullable LocalDate dueFrom,
            @Nullable Department knowing) {

        public Filter in(List<PromiseState> wanted) {
            return new Filter(department, caseId, before, wanted, overdueOn, dueFrom, knowing);
        }

        public Filter overdueOn(LocalDate day) {
            return new Filter(department, caseId, before, states, day, dueFrom, knowing);
        }

        public Filter dueFrom(LocalDate day) {
            return new Filter(department, caseId, before, states, overdueOn, day, knowing);
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
        parameters.put("limit", limit);
        if (after != null) {
            parameters.put("afterDue", after.due());
            parameters.put("afterId", after.promise());
        }
        String which = parts(filter).stream()
                .map(part -> part.first(part.conditions(filter, area, after != null, parameters)))
                .collect(Collectors.joining("\nunion all\n"));
        return jdbc.sql("""
                        select %s, p.made_at, w.promised, w.settled, w.amount_fen, t.id as task, t.sealed as sealed_task,
                            %s
                        from (
                        %s) as p
                        join dispute_case c on c.id = p.case_id
                        left join promise_words w on w.promise_id = p.id
                        left join meeting_text t on t.matter_id = p.meeting_id
                            and t.owner = p.origin
                            and t.kind = 'TASK'
                        order by p.due_on, p.id
                        limit :limit
                        """.formatted(PromiseRows.COLUMNS, CaseRows.COLUMNS, which))
                .params(parameters)
                .query(this::listed)
                .list();
    }

    /** How many there are, by state and whether overdue; none goes beyond {@link #MOST_COUNTED}. */
    public int count(OpenTransaction tx, Filter filter, @Nullable AreaPath area) {
        tx.requireOpen();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("limit", MOST_COUNTED);
        String which = parts(filter).stream()
                .map(part -> part.first(part.conditions(filter, area, false, parameters)))
                .collect(Collectors.joining("\nunion all\n"));
        return jdbc.sql("""
                        select least(count(*), :limit)
                        from (
                        %s) as counted
                        """.formatted(which))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    /** What no index holds together is read from several and put together in the order of the days. */
    private static List<Part> parts(Filter filter) {
        if (filter.knowing() == null) {
            return List.of(Part.OPENLY);
        }
        boolean oneIndex = filter.department() != null || filter.caseId() != null;
        return oneIndex ? List.of(Part.ALL) : List.of(Part.OPENLY, Part.INSTALMENTS);
    }

    private enum Part {
        /** Of one department or one case. */
        ALL("p", "promise p"),
        /** What anybody may know who knows of the case. */
        OPENLY("p", "promise p"),
        /** What the caller's department knows the parties have to pay. */
        INSTALMENTS("k", "instalment_known k join promise p on p.id = k.id");

        private final String alias;
        private final String from;

        Part(String alias, String from) {
            this.alias = alias;
            this.from = from;
        }

        /** The first of them in the order of their days. */
        String first(List<String> conditions) {
            return """
                    (select p.*
                    from %s
                    where %s
                    order by %s.due_on, %s.id
                    limit :limit)""".formatted(from, String.join("\nand ", conditions), alias, alias);
        }

        List<String> conditions(
                Filter filter, @Nullable AreaPath area, boolean behind, Map<String, @Nullable Object> parameters) {
            List<String> conditions = new ArrayList<>();
            if (this == INSTALMENTS) {
                conditions.add("k.department = :knowing");
                parameters.put(
                        "knowing", Objects.requireNonNull(filter.knowing()).code());
            }
            if (this == OPENLY) {
                // word for word what promise_of_subdistrict is over
                conditions.add("p.source <> 'INSTALMENT'");
            }
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
                boolean one = filter.states().size() == 1;
                conditions.add(alias + (one ? ".state = :state" : ".state = any (:state::text[])"));
                parameters.put(
                        "state",
                        one
                                ? filter.states().getFirst().name()
                                : filter.states().stream().map(Enum::name).toArray(String[]::new));
            }
            due(conditions, parameters, " < ", "before", filter.before());
            due(conditions, parameters, " < ", "overdueOn", filter.overdueOn());
            due(conditions, parameters, " >= ", "dueFrom", filter.dueFrom());
            if (area != null && filter.caseId() == null) {
                within(conditions, parameters, area.grid());
            }
            if (behind) {
                conditions.add("(%s.due_on, %s.id) > (:afterDue, :afterId)".formatted(alias, alias));
            }
            if (conditions.isEmpty()) {
                conditions.add("true");
            }
            return conditions;
        }

        /** By the most precise of the places that holds the whole of the area; a city is none. */
        private void within(List<String> conditions, Map<String, @Nullable Object> parameters, AreaPath area) {
            int depth = area.value().split("\\.").length;
            if (depth >= SUBDISTRICT_DEPTH) {
                conditions.add("%s.%s = :place".formatted(alias, PLACES.get(depth - SUBDISTRICT_DEPTH)));
                parameters.put("place", area.value());
            }
        }

        private void due(
                List<String> conditions,
                Map<String, @Nullable Object> parameters,
                String compared,
                String name,
                @Nullable LocalDate day) {
            if (day != null) {
                conditions.add(alias + ".due_on" + compared + ":" + name);
                parameters.put(name, day);
            }
        }
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
