package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            OpenTransaction tx, QueueFilter filter, QueueOrder order, @Nullable QueueMark after, int limit) {
        tx.requireOpen();
        if (filter.text() != null && filter.text().findsNothing()) {
            return List.of();
        }
        if (order != QueueOrder.DUE) {
            return part(filter, order, Part.WHOLE, after, limit);
        }
        List<StoredCase> page = new ArrayList<>();
        if (after == null || after.dueAt() != null) {
            page.addAll(part(filter, order, Part.CLOCKED, after, limit));
        }
        if (page.size() < limit) {
            QueueMark within = after == null || after.dueAt() != null ? null : after;
            page.addAll(part(filter, order, Part.UNCLOCKED, within, limit - page.size()));
        }
        return page;
    }

    /** Roughly how many cases the filter shows, by the planner's statistics. */
    public long guess(OpenTransaction tx, QueueFilter filter) {
        tx.requireOpen();
        if (filter.text() != null && filter.text().findsNothing()) {
            return 0;
        }
        var query = new Query();
        String union = union(query, filter, "", "", Integer.MAX_VALUE);
        String plan = jdbc.sql("explain (format json) " + union)
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
            QueueFilter filter, QueueOrder order, Part part, @Nullable QueueMark after, int limit) {
        var query = new Query();
        String sequence = sequence(order, part);
        String conditions = part.condition + behind(query, order, part, after);
        String sql = """
                select %s, p.sealed
                from (
                %s) as c
                left join case_personal p on p.case_id = c.id
                order by %s
                limit :limit
                """.formatted(CaseRows.COLUMNS, union(query, filter, conditions, sequence, limit), sequence);
        return jdbc.sql(sql)
                .params(query.parameters)
                .query(CaseRows::withSealed)
                .list();
    }

    /** What everybody may find, and what only the departments on a case may; each read in order and cut off early. */
    private static String union(Query query, QueueFilter filter, String conditions, String sequence, int limit) {
        String tail = conditions(query, filter)
                + conditions
                + (sequence.isEmpty() ? "" : "order by " + sequence + "\nlimit :limit\n");
        if (limit != Integer.MAX_VALUE) {
            query.parameters.put("limit", limit);
        }
        QueueFilter.Text text = filter.text();
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

    private static String conditions(Query query, QueueFilter filter) {
        StringBuilder where = new StringBuilder();
        if (!filter.statuses().isEmpty()) {
            query.parameters.put(
                    "statuses", filter.statuses().stream().map(Enum::name).toArray(String[]::new));
            where.append("and c.status = any (:statuses::text[])\n");
        } else if (!filter.allStatuses()) {
            where.append("and c.open\n");
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
        if (filter.area() != null) {
            where.append("and (").append(within(query, "area", filter.area())).append(")\n");
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
        query.parameters.put(name + "From", area.value() + ".");
        query.parameters.put(name + "To", area.value() + "/");
        String range = "(c.area = :%1$s or (c.area > :%1$sFrom and c.area < :%1$sTo))".formatted(name);
        if (labels.length < COMMUNITY_DEPTH) {
            return range;
        }
        query.parameters.put(name + "Community", String.join(".", Arrays.copyOf(labels, COMMUNITY_DEPTH)));
        return "(c.community = :%1$sCommunity and %2$s)".formatted(name, range);
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
