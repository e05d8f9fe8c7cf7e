package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.Lifecycle;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** City, subdistrict, community. */
    private static final int COMMUNITY_DEPTH = 3;

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
        if (order != QueueOrder.DUE) {
            return part(caller, filter, order, Part.WHOLE, after, limit);
        }
        List<StoredCase> page = new ArrayList<>();
        if (after == null || after.dueAt() != null) {
            page.addAll(part(caller, filter, order, Part.CLOCKED, after, limit));
        }
        if (page.size() < limit) {
            QueueMark within = after == null || after.dueAt() != null ? null : after;
            page.addAll(part(caller, filter, order, Part.UNCLOCKED, within, limit - page.size()));
        }
        return page;
    }

    /** Roughly how many cases the filter shows besides its text, by the planner's statistics. */
    public long guess(OpenTransaction tx, Caller caller, QueueFilter filter) {
        tx.requireOpen();
        var query = new Query();
        String conditions = conditions(query, caller, filter);
        String plan = jdbc.sql("explain (format json) select from dispute_case c where true\n" + conditions)
                .params(query.parameters)
                .query(String.class)
                .single();
        return JsonMapper.shared()
                .readTree(plan)
                .path(0)
                .path("Plan")
                .path("Plan Rows")
                .asLong(0);
    }

    /** The order of due times has two parts: cases with a running clock, and behind them the others. */
    private enum Part {
        WHOLE(""),
        CLOCKED("and c.status = 'ASSIGNED'\n"),
        UNCLOCKED("and c.status <> 'ASSIGNED'\n");

        private final String condition;

        Part(String condition) {
            this.condition = condition;
        }
    }

    private List<StoredCase> part(
            Caller caller, QueueFilter filter, QueueOrder order, Part part, @Nullable QueueMark after, int limit) {
        var query = new Query();
        query.parameters.put("limit", limit);
        String sequence = sequence(order, part);
        String tail = conditions(query, caller, filter)
                + part.condition
                + behind(query, order, part, after)
                + "order by " + sequence + "\nlimit :limit\n";
        String sql = """
                select %s, p.sealed
                from (
                %s) as c
                left join case_personal p on p.case_id = c.id
                order by %s
                limit :limit
                """.formatted(CaseRows.COLUMNS, union(query, filter.text(), tail), sequence);
        return jdbc.sql(sql)
                .params(query.parameters)
                .query(CaseRows::withSealed)
                .list();
    }

    /** What everybody may find, and what only the departments on a case may; each read in order and cut off early. */
    private static String union(Query query, QueueFilter.@Nullable Text text, String tail) {
        if (text == null) {
            return "select %s from dispute_case c where true\n".formatted(CaseRows.COLUMNS) + tail;
        }
        List<String> branches = new ArrayList<>();
        String open = publicly(query, text);
        if (!open.isEmpty()) {
            branches.add("(select %s from dispute_case c where (%s)\n%s)".formatted(CaseRows.COLUMNS, open, tail));
        }
        if (text.pieces().length > 0) {
            query.parameters.put("pieces", text.pieces());
            branches.add("(select %s from case_found_by_text c where c.grams @> :pieces::integer[]\n%s)"
                    .formatted(CaseRows.COLUMNS, tail));
        }
        if (text.beside() != null) {
            query.parameters.put("named", text.beside().types().toArray(String[]::new));
            query.parameters.put("beside", text.beside().pieces());
            branches.add("""
                    (select %s from case_found_by_text c where c.type = any (:named::text[]) and c.grams @> :beside::integer[]
                    %s)""".formatted(CaseRows.COLUMNS, tail));
        }
        return String.join("\nunion\n", branches);
    }

    private static String publicly(Query query, QueueFilter.Text text) {
        List<String> either = new ArrayList<>();
        if (text.numbers() != null) {
            query.parameters.put("number", text.numbers());
            query.parameters.put("numberEnd", text.numbers() + "~");
            either.add("c.number >= :number and c.number < :numberEnd");
        }
        if (!text.types().isEmpty()) {
            query.parameters.put("types", text.types().toArray(String[]::new));
            either.add("c.type = any (:types::text[])");
        }
        int place = 0;
        for (AreaPath area : text.areas()) {
            either.add(within(query, "place" + place++, area));
        }
        return String.join(" or ", either);
    }

    private static String conditions(Query query, Caller caller, QueueFilter filter) {
        StringBuilder where = new StringBuilder();
        Set<CaseStatus> statuses = filter.statuses();
        if (!statuses.isEmpty()) {
            query.parameters.put("statuses", statuses.stream().map(Enum::name).toArray(String[]::new));
            where.append("and c.status = any (:statuses::text[])\n");
        }
        // follows from the statuses, but an index over a part of the table serves only who says so
        boolean open = statuses.isEmpty() || statuses.stream().anyMatch(Lifecycle::open);
        boolean closed = statuses.isEmpty()
                ? filter.allStatuses()
                : statuses.stream().anyMatch(status -> !Lifecycle.open(status));
        if (!closed) {
            where.append("and c.open\n");
        } else if (!open) {
            where.append("and not c.open\n");
        }
        if (!filter.colours().isEmpty()) {
            query.parameters.put(
                    "colours", filter.colours().stream().map(Enum::ordinal).toArray(Integer[]::new));
            where.append("and c.colour = any (:colours::smallint[])\n");
        }
        if (filter.holder() != null) {
            query.parameters.put("holder", filter.holder().code());
            where.append("and c.holder = :holder\n");
        }
        where.append("and ")
                .append(within(query, "area", narrower(filter.area(), caller.area())))
                .append("\n");
        if (filter.withinGrid()) {
            query.parameters.put("department", caller.department().code());
            where.append("and :department = any (c.departments)\n");
        }
        if (filter.type() != null) {
            query.parameters.put("type", filter.type());
            where.append("and c.type = :type\n");
        }
        if (filter.unsigned() || filter.overdue()) {
            where.append("and c.status = 'ASSIGNED'\n");
        }
        if (filter.overdue()) {
            where.append("and c.sign_due_at < now()\n");
        }
        return where.toString();
    }

    /**
     * A range instead of a pattern, because ranges of text are leakproof and may use an index under row-level security;
     * and the community by name where there is one, because that is what the index of filters knows.
     */
    private static String within(Query query, String name, AreaPath area) {
        query.parameters.put(name, area.value());
        String[] labels = area.value().split("\\.", COMMUNITY_DEPTH + 1);
        if (labels.length == COMMUNITY_DEPTH) {
            return "c.community = :" + name;
        }
        query.parameters.put(name + "End", area.value() + Sql.BEHIND_AREA);
        String range = "(c.area >= :%1$s and c.area < :%1$sEnd)".formatted(name);
        if (labels.length < COMMUNITY_DEPTH) {
            return range;
        }
        query.parameters.put(name + "Community", String.join(".", Arrays.copyOf(labels, COMMUNITY_DEPTH)));
        return "(c.community = :%1$sCommunity and %2$s)".formatted(name, range);
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
            case DUE -> part == Part.CLOCKED ? "sign_due_at, id" : "id";
        };
    }

    private static String behind(Query query, QueueOrder order, Part part, @Nullable QueueMark after) {
        if (after == null) {
            return "";
        }
        query.parameters.put("afterId", after.id());
        return switch (order) {
            case OLDEST -> "and c.id > :afterId\n";
            case NEWEST -> "and c.id < :afterId\n";
            case DANGER -> {
                query.parameters.put("afterColour", after.colour());
                yield "and (c.colour, c.id) < (:afterColour::smallint, :afterId)\n";
            }
            case DUE -> {
                if (part != Part.CLOCKED) {
                    yield "and c.id > :afterId\n";
                }
                query.parameters.put("afterDue", Sql.time(after.dueAt()));
                yield "and (c.sign_due_at, c.id) > (:afterDue, :afterId)\n";
            }
        };
    }

    /** What a statement is called with. */
    private static final class Query {
        private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    }
}
