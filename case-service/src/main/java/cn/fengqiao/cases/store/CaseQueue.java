package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The queue, page by page. Every order is served by an index that carries it, so a page costs the same however many cases
 * there are; filters are checked along the way.
 */
public final class CaseQueue {

    /** How many cases a search meets on its way along the queue before it asks the index for all that match. */
    private static final int STEPS = 2_000;

    /** One in how many cases the planner takes the rule of visibility to admit (V1_23). It admits nearly all of an area. */
    private static final long SCOPE_TAKEN_FOR_ONE_IN = 2;

    private final JdbcClient jdbc;

    public CaseQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} cases behind the mark, as far as the caller's scope lets them through. */
    public List<StoredCase> page(
            OpenTransaction tx,
            Caller caller,
            QueueFilter filter,
            QueueOrder order,
            @Nullable QueueMark after,
            int limit) {
        tx.requireOpen();
        if (filter.text() != null && filter.text().findsNothing()) {
            return List.of();
        }
        planForTheValues();
        if (order != QueueOrder.DUE) {
            return part(caller, filter, order, Part.WHOLE, after, limit);
        }
        List<StoredCase> page = new ArrayList<>();
        if (filter.showsOpen() && (after == null || after.open())) {
            page.addAll(part(caller, filter, order, Part.OPEN, after, limit));
        }
        if (filter.showsClosed() && page.size() < limit) {
            QueueMark within = after == null || after.open() ? null : after;
            page.addAll(part(caller, filter, order, Part.CLOSED, within, limit - page.size()));
        }
        return page;
    }

    /**
     * How best to go about a page depends on what is asked: a subdistrict is nearly every case, a grid is one in fifty. A plan
     * made once for any value takes every area for a small one, and sorts half a million cases to show fifty.
     */
    private void planForTheValues() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /** Roughly how many cases the filter shows besides its text, by the planner's statistics. */
    public long guess(OpenTransaction tx, Caller caller, QueueFilter filter) {
        tx.requireOpen();
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        String conditions = conditions(parameters, caller, filter);
        String plan = jdbc.sql("explain (format json) select from dispute_case c where true\n" + conditions)
                .params(parameters)
                .query(String.class)
                .single();
        return SCOPE_TAKEN_FOR_ONE_IN
                * JsonMapper.shared()
                        .readTree(plan)
                        .path(0)
                        .path("Plan")
                        .path("Plan Rows")
                        .asLong(0);
    }

    /** The order of due times has two parts: open cases, and behind them those of which nothing is due any more. */
    private enum Part {
        WHOLE(""),
        OPEN("and c.open\n"),
        CLOSED("and not c.open\n");

        private final String condition;

        Part(String condition) {
            this.condition = condition;
        }
    }

    private List<StoredCase> part(
            Caller caller, QueueFilter filter, QueueOrder order, Part part, @Nullable QueueMark after, int limit) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("limit", limit);
        String sequence = sequence(order, part);
        // said once: the planner takes each condition for one more that few cases pass
        String only = filter.showsOpen() && filter.showsClosed() ? part.condition : "";
        String which = conditions(parameters, caller, filter) + only + behind(parameters, order, part, after);
        String inOrder = "order by " + sequence + "\nlimit :limit\n";
        QueueFilter.Text text = filter.text();
        if (text == null) {
            return cases(
                    parameters,
                    "select %s from dispute_case c where true\n".formatted(CaseRows.COLUMNS) + which + inOrder,
                    sequence);
        }
        var search = new TextSearch(text, parameters);
        parameters.put("steps", STEPS);
        List<Met> met = met(parameters, search.along(which, sequence), sequence);
        boolean atTheEnd = met.stream().noneMatch(one -> one.step() == STEPS);
        List<StoredCase> found =
                met.stream().filter(Met::found).map(Met::stored).toList();
        return atTheEnd || found.size() == limit ? found : cases(parameters, search.byIndex(which + inOrder), sequence);
    }

    /** A case a search met on its way, and the number of the step that led to it. */
    private record Met(StoredCase stored, long step, boolean found) {}

    private List<Met> met(Map<String, @Nullable Object> parameters, String walk, String sequence) {
        return jdbc.sql(statement(", c.step, c.found", walk, sequence))
                .params(parameters)
                .query((row, number) ->
                        new Met(CaseRows.withSealed(row, number), row.getLong("step"), row.getBoolean("found")))
                .list();
    }

    private List<StoredCase> cases(Map<String, @Nullable Object> parameters, String cases, String sequence) {
        return jdbc.sql(statement("", cases, sequence))
                .params(parameters)
                .query(CaseRows::withSealed)
                .list();
    }

    private static String statement(String more, String cases, String sequence) {
        return """
                select %s, p.sealed%s
                from (
                %s) as c
                left join case_says p on p.case_id = c.id
                order by %s
                limit :limit
                """.formatted(CaseRows.COLUMNS, more, cases, sequence);
    }

    static String conditions(Map<String, @Nullable Object> parameters, Caller caller, QueueFilter filter) {
        StringBuilder where = new StringBuilder();
        Set<CaseStatus> statuses = filter.statuses();
        if (!statuses.isEmpty()) {
            parameters.put("statuses", statuses.stream().map(Enum::name).toArray(String[]::new));
            where.append("and c.status = any (:statuses::text[])\n");
        }
        // follows from the statuses, but an index over a part of the table serves only who says so
        if (!filter.showsClosed()) {
            where.append("and c.open\n");
        } else if (!filter.showsOpen()) {
            where.append("and not c.open\n");
        }
        if (!filter.colours().isEmpty()) {
            parameters.put(
                    "colours", filter.colours().stream().map(Enum::ordinal).toArray(Integer[]::new));
            where.append("and c.colour = any (:colours::smallint[])\n");
        }
        if (filter.holder() != null) {
            parameters.put("holder", filter.holder().code());
            where.append("and c.holder = :holder\n");
        }
        where.append("and ")
                .append(AreaCondition.within(parameters, "area", narrower(filter.area(), caller.area())))
                .append("\n");
        if (filter.withinGrid()) {
            parameters.put("department", caller.department().code());
            where.append("and :department = any (c.departments)\n");
        }
        if (filter.type() != null) {
            parameters.put("type", filter.type());
            where.append("and c.type = :type\n");
        }
        if (filter.unsigned()) {
            where.append("and c.status = 'ASSIGNED'\n");
        }
        if (filter.overdue()) {
            where.append("and c.due_at < now()\n");
        }
        if (filter.refused()) {
            // word for word what case_refused is over
            where.append("and c.open\nand c.shares @> '[{\"s\": \"REJECTED\"}]'\n");
        }
        return where.toString();
    }

    /** What is asked for within what the caller may see: row-level security decides, but only a range finds by index. */
    private static AreaPath narrower(@Nullable AreaPath asked, AreaPath own) {
        return asked == null || asked.covers(own) ? own : asked;
    }

    private static String sequence(QueueOrder order, Part part) {
        return switch (order) {
            case OLDEST -> "id";
            case NEWEST -> "id desc";
            case DANGER -> "colour desc, id desc";
            case DUE -> part == Part.OPEN ? "due_at, id" : "id";
        };
    }

    private static String behind(
            Map<String, @Nullable Object> parameters, QueueOrder order, Part part, @Nullable QueueMark after) {
        if (after == null) {
            return "";
        }
        parameters.put("afterId", after.id());
        return switch (order) {
            case OLDEST -> "and c.id > :afterId\n";
            case NEWEST -> "and c.id < :afterId\n";
            case DANGER -> {
                parameters.put("afterColour", after.colour());
                yield "and (c.colour, c.id) < (:afterColour::smallint, :afterId)\n";
            }
            case DUE -> {
                if (part != Part.OPEN) {
                    yield "and c.id > :afterId\n";
                }
                parameters.put("afterDue", Sql.time(after.dueAt()));
                yield "and (c.due_at, c.id) > (coalesce(:afterDue::timestamptz, 'infinity'), :afterId)\n";
            }
        };
    }
}
