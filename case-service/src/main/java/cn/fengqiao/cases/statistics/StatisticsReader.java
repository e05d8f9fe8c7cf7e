package cn.fengqiao.cases.statistics;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.figures.Line;
import cn.fengqiao.cases.figures.Measure;
import cn.fengqiao.cases.figures.Suppression;
import cn.fengqiao.cases.figures.Tally;
import cn.fengqiao.cases.statistics.Question.Grouping;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the cells of what is asked, and the cases behind a number, as far as the caller's scope lets them through. */
@Component
class StatisticsReader {

    /** Behind an area and everything inside it: the character that follows the dot between labels. */
    private static final String BEHIND_AREA = "/";

    private static final String ALL = "*";

    private static final String WHICH = """
            where level = :level
            and %s
            and %s
            and %s
            and area >= :area
            and area < :areaEnd
            and (area = :area or area >= :area || '.')
            """;

    private final JdbcClient jdbc;

    StatisticsReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Corrections of a month. */
    record Corrected(YearMonth month, long corrections, Instant last) {}

    /**
     * A case behind a number.
     *
     * @param department who answers for it now
     */
    record Found(UUID id, String number, String type, String area, String status, String department) {}

    /** The lines of the answer by their keys, and behind them the one of all. */
    List<Suppression.Shown> lines(OpenTransaction tx, Question asked, Caller caller) {
        tx.requireOpen();
        Map<String, Tally> tallies = new TreeMap<>();
        Tally all = new Tally();
        question("""
                        select %s as key, codes, cases
                        from statistics_cell
                        %s
                        and month >= :from
                        and month <= :to
                        """, asked).query(row -> {
            Integer[] codes = (Integer[]) row.getArray("codes").getArray();
            Integer[] cases = (Integer[]) row.getArray("cases").getArray();
            tallies.computeIfAbsent(row.getString("key"), key -> new Tally()).add(codes, cases);
        });
        Map<String, Long> open = open(asked);
        long openAtLast = 0;
        List<Line> lines = new ArrayList<>();
        open.keySet().forEach(key -> tallies.computeIfAbsent(key, absent -> new Tally()));
        for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
            String key = entry.getKey();
            long stillOpen = open.getOrDefault(key, 0L);
            boolean own = asked.ownOf(caller)
                    || asked.by() == Grouping.DEPARTMENT
                            && key.equals(caller.department().code());
            all.add(entry.getValue());
            lines.add(new Line(key, own, entry.getValue(), stillOpen));
            openAtLast = asked.by() == Grouping.MONTH ? stillOpen : openAtLast + stillOpen;
        }
        return Suppression.shown(
                lines,
                new Line("", asked.ownOf(caller), all, openAtLast),
                Question.oversees(caller),
                // which cases went to a studio is of the timeline
                asked.by() != Grouping.STUDIO);
    }

    /**
     * Open at the end of the period, by line; by month, at the end of each. That is what was registered since there are cases
     * less what has ended: two numbers of each cell of the months before.
     */
    private Map<String, Long> open(Question asked) {
        Map<String, Long> open = new HashMap<>();
        if (asked.by() != Grouping.MONTH) {
            question("""
                            select %s as key,
                                sum(coalesce(cases[array_position(codes, 1)], 0)
                                    - coalesce(cases[array_position(codes, 24)], 0)) as open
                            from statistics_cell
                            %s
                            and month <= :to
                            group by 1
                            """, asked).query(row -> {
                if (row.getLong("open") != 0) {
                    open.put(row.getString("key"), row.getLong("open"));
                }
            });
            return open;
        }
        TreeMap<LocalDate, Long> changes = new TreeMap<>();
        question("""
                        select greatest(month, :from::date - 1) as key,
                            sum(coalesce(cases[array_position(codes, 1)], 0)
                                - coalesce(cases[array_position(codes, 24)], 0)) as open
                        from statistics_cell
                        %2$s
                        and month <= :to
                        group by 1
                        """, asked).query(row -> {
            changes.put(row.getObject("key", LocalDate.class), row.getLong("open"));
        });
        long sum = changes.headMap(asked.firstMonth()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        for (YearMonth month = asked.from(); !month.isAfter(asked.to()); month = month.plusMonths(1)) {
            sum += changes.getOrDefault(month.atDay(1), 0L);
            open.put(month.toString(), sum);
        }
        return open;
    }

    private JdbcClient.StatementSpec question(String select, Question asked) {
        String key = switch (asked.by()) {
            case DEPARTMENT -> "department";
            case AREA -> "area";
            case TYPE -> "type";
            case MONTH -> "to_char(month, 'YYYY-MM')";
            case STUDIO -> "studio";
        };
        String which = WHICH.formatted(
                asked.by() == Grouping.STUDIO ? "studio > ''" : "studio = ''",
                asked.by() == Grouping.DEPARTMENT && asked.department() == null
                        ? "department <> '*'"
                        : "department = :department",
                asked.by() == Grouping.TYPE && asked.type() == null ? "type <> '*'" : "type = :type");
        return jdbc.sql(select.formatted(key, which))
                .param("level", asked.level())
                .param(
                        "department",
                        asked.department() == null ? ALL : asked.department().code())
                .param("type", asked.type() == null ? ALL : asked.type())
                .param("area", asked.area().value())
                .param("areaEnd", asked.area().value() + BEHIND_AREA)
                .param("from", Date.valueOf(asked.firstMonth()))
                .param("to", Date.valueOf(asked.lastMonth()));
    }

    /** Which months of the period were corrected after they were over. */
    List<Corrected> corrections(OpenTransaction tx, Question asked) {
        tx.requireOpen();
        return jdbc.sql("""
                        select month, count(distinct (case_id, version)) as corrections, max(at) as last
                        from statistics_correction
                        where month >= :from
                        and month <= :to
                        and area >= :area
                        and area < :areaEnd
                        and (area = :area or area >= :area || '.')
                        and (:department::text is null or department = :department)
                        and (:type::text is null or type = :type)
                        and (:byDepartment or not moved)
                        group by month
                        order by month
                        """)
                .param("from", Date.valueOf(asked.firstMonth()))
                .param("to", Date.valueOf(asked.lastMonth()))
                .param("area", asked.area().value())
                .param("areaEnd", asked.area().value() + BEHIND_AREA)
                .param(
                        "department",
                        asked.department() == null ? null : asked.department().code())
                .param("type", asked.type())
                // of all departments together a handover changes nothing
                .param("byDepartment", asked.by() == Grouping.DEPARTMENT || asked.department() != null)
                .query((row, number) -> new Corrected(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getLong("corrections"),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * How far the numbers can be relied on.
     *
     * @param building whether they were never yet made from all cases
     * @param newest time of the newest event that was read; null before the first
     * @param waitingSince since when the oldest event waits that could not be read; null when none does
     */
    record State(
            boolean building,
            @Nullable Instant newest,
            @Nullable Instant waitingSince) {}

    State state(OpenTransaction tx) {
        tx.requireOpen();
        return jdbc.sql("""
                        select building, waiting_since, (select max(event_at) from statistics_progress) as newest
                        from statistics_state
                        """)
                .query((row, number) -> new State(
                        row.getBoolean("building"),
                        instant(row.getObject("newest", OffsetDateTime.class)),
                        instant(row.getObject("waiting_since", OffsetDateTime.class))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Names of studios the caller may know of. */
    Map<String, String> studios(OpenTransaction tx) {
        tx.requireOpen();
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select id::text as id, name from studio").query(row -> {
            names.put(row.getString("id"), row.getString("name"));
        });
        return names;
    }

    /**
     * Cases behind a number, along the day that counts, behind the case {@code after}. Where being in it is of the timeline, those
     * which the caller's department is on.
     *
     * <p>Only what is asked for stands in the statement, so that each can be found along an index.
     *
     * @param day of {@code after}, as {@link #day} has it
     */
    List<Found> cases(
            OpenTransaction tx,
            Drill drill,
            Caller caller,
            @Nullable UUID after,
            @Nullable OffsetDateTime day,
            int limit) {
        tx.requireOpen();
        Question asked = drill.question();
        Measure measure = drill.measure();
        String sql = measure == null
                ? """
                  select id, number, type, area, status, department
                  from (
                      (%s)
                      union all
                      (%s)) as open
                  order by day, id
                  limit :limit
                  """.formatted(
                                page(drill, "raised_at", "and s.ended_at is null", after),
                                page(drill, "raised_at", "and s.ended_at >= :end", after))
                : page(drill, measure.column(), counted(measure), after);
        JdbcClient.StatementSpec question = jdbc.sql(sql)
                .param("start", asked.start())
                .param("end", asked.end())
                .param("area", asked.area().value())
                .param("areaEnd", asked.area().value() + BEHIND_AREA)
                .param(
                        "department",
                        asked.department() == null ? null : asked.department().code())
                .param("type", asked.type())
                .param("studio", drill.studio())
                .param("own", caller.department().code())
                .param("after", after)
                .param("day", day)
                .param("limit", limit);
        return question.query((row, number) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("type"),
                        row.getString("area"),
                        row.getString("status"),
                        row.getString("department")))
                .list();
    }

    private static String page(Drill drill, String column, String condition, @Nullable UUID after) {
        Question asked = drill.question();
        return """
                select c.id, c.number, c.type, c.area, c.status, s.department, s.%1$s as day
                from statistics_case s
                join dispute_case c on c.id = s.case_id
                where s.%1$s < :end
                %2$s
                %3$s
                %4$s
                %5$s
                %6$s
                %7$s
                %8$s
                %9$s
                order by s.%1$s, s.case_id
                limit :limit
                """.formatted(
                        column,
                        drill.measure() == null ? "" : "and s." + column + " >= :start",
                        condition,
                        asked.ofACommunity()
                                ? "and s.area = :area"
                                : "and (s.area = :area or s.area >= :area || '.' and s.area < :areaEnd)",
                        asked.department() == null ? "" : "and s.department = :department",
                        asked.type() == null ? "" : "and s.type = :type",
                        drill.studio() == null ? "" : "and :studio = any (s.studios)",
                        drill.ofTheTimeline() ? "and :own = any (c.departments)" : "",
                        after == null ? "" : "and (s." + column + ", s.case_id) > (:day::timestamptz, :after::uuid)");
    }

    private static String counted(Measure measure) {
        return measure.condition().isEmpty()
                ? ""
                : "and " + measure.condition().replace("outcome", "s.outcome").replace("tier", "s.tier");
    }

    /**
     * The day of a case along which the page goes on behind it; empty when it has none, or the caller may not know that it has one.
     */
    Optional<OffsetDateTime> day(OpenTransaction tx, Drill drill, Caller caller, UUID caseId) {
        tx.requireOpen();
        Measure measure = drill.measure();
        String column = measure == null ? "raised_at" : measure.column();
        return jdbc.sql("""
                        select s.%1$s as day
                        from statistics_case s
                        join dispute_case c on c.id = s.case_id
                        where s.case_id = :id
                        and s.%1$s is not null
                        and (:own::text is null or :own = any (c.departments))
                        """.formatted(column))
                .param("id", caseId)
                .param("own", drill.ofTheTimeline() ? caller.department().code() : null)
                .query((row, number) -> row.getObject("day", OffsetDateTime.class))
                .optional();
    }
}
