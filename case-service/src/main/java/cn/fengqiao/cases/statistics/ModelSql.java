package cn.fengqiao.cases.statistics;

import cn.fengqiao.cases.figures.Measure;
import cn.fengqiao.cases.figures.Span;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pieces of SQL that reading, rebuilding and proving have in common: which columns a row has, what of it is counted where,
 * and into which cells that goes. Each is written once, so that the three cannot differ.
 */
final class ModelSql {

    private static final List<String> COLUMNS = List.of(
            "case_id",
            "version",
            "area",
            "department",
            "type",
            "restricted_to",
            "studios",
            "raised_at",
            "accepted_at",
            "declined_at",
            "referred_at",
            "merged_at",
            "signed_at",
            "contacted_at",
            "settled_at",
            "outcome",
            "tier",
            "upward_at",
            "written_off_at",
            "ended_at",
            "missed_at",
            "missed_l2_at",
            "missed_l1_at",
            "reopened_at",
            "reopened",
            "sign_seconds",
            "contact_seconds",
            "resolve_seconds",
            "close_seconds",
            "found_reported_seconds",
            "reported_counselled_seconds",
            "counselled_resolved_seconds",
            "found_resolved_seconds");

    /** Of a row, with nothing before the names. */
    static final String ROW = String.join(", ", COLUMNS);

    /** What a new row sets an old one to. */
    static final String SETS = COLUMNS.stream()
            .skip(1)
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));

    /**
     * Facts of rows that are called {@code s}, as a table {@code f (month, code)}: one for each number the case is counted in
     * and for each length of time measured of it.
     */
    static final String FACTS = """
            cross join lateral (values
                %s) as f (month, code)
            """.formatted(Stream.concat(
                    Arrays.stream(Measure.values()).map(ModelSql::counted),
                    Arrays.stream(Span.values()).map(ModelSql::measured))
            .collect(Collectors.joining(",\n    ")));

    /**
     * The cells a fact {@code g} is in: those of its subdistrict and of its community, with its department and with all, with
     * its type and with all, and with each of its studios and without.
     */
    static final String CUBE = """
            cross join lateral (values
                (2::smallint, substring(g.area from '^[^.]+(?:\\.[^.]+)?')),
                (3::smallint, g.area)) as a (level, area)
            cross join lateral (values (g.department), ('*')) as d (department)
            cross join lateral (values (g.type), ('*')) as t (type)
            cross join lateral unnest(array_append(g.studios, '')) as w (studio)
            """;

    /** The name of a cell. */
    static final String CELL = "level, studio, department, type, area, month, restricted_to";

    /** What a cell becomes when another is added to it; nothing of a code is no entry. */
    static final String ADDED = """
            (codes, cases) = (
                select coalesce(array_agg(code order by code), '{}'), coalesce(array_agg(n order by code), '{}')
                from (
                    select code, sum(n)::integer as n
                    from (
                        select * from unnest(c.codes, c.cases)
                        union all
                        select * from unnest(excluded.codes, excluded.cases)) as both_of_them (code, n)
                    group by code
                    having sum(n) <> 0) as added)
            """;

    private ModelSql() {}

    /** The columns of a row, each with a table before it. */
    static String row(String table) {
        return COLUMNS.stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
    }

    private static String counted(Measure measure) {
        String column = "s." + measure.column();
        return measure.condition().isEmpty()
                ? "(month_of(%s), %d)".formatted(column, measure.code())
                : "(case when %s then month_of(%s) end, %d)"
                        .formatted(
                                measure.condition()
                                        .replace("outcome", "s.outcome")
                                        .replace("tier", "s.tier"),
                                column,
                                measure.code());
    }

    private static String measured(Span span) {
        return "(case when s.%2$s is not null then month_of(s.%1$s) end, %3$d + bucket_of(s.%2$s))"
                .formatted(span.column(), span.length(), span.firstCode());
    }
}
