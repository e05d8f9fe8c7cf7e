package cn.fengqiao.cases.statistics;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the statistics.
 *
 * @param from first month
 * @param to last month
 * @param area the place, to the community
 */
record Question(
        YearMonth from,
        YearMonth to,
        Grouping by,
        AreaPath area,
        @Nullable Department department,
        @Nullable String type) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final int MOST_MONTHS = 36;

    private static final int COMMUNITY_DEPTH = 3;

    /** What the lines of an answer are. */
    enum Grouping {
        DEPARTMENT,
        AREA,
        TYPE,
        MONTH,
        STUDIO
    }

    /** What was asked, in a line for a log. */
    String text() {
        return "statistics " + from + " to " + to + " by " + by + " area " + area.value()
                + (department == null ? "" : " department " + department.code())
                + (type == null ? "" : " type " + type);
    }

    LocalDate firstMonth() {
        return from.atDay(1);
    }

    LocalDate lastMonth() {
        return to.atDay(1);
    }

    OffsetDateTime start() {
        return from.atDay(1).atStartOfDay(ZONE).toOffsetDateTime();
    }

    OffsetDateTime end() {
        return to.plusMonths(1).atDay(1).atStartOfDay(ZONE).toOffsetDateTime();
    }

    /** How deep the cells lie that are read. */
    int level() {
        return by == Grouping.AREA || depth(area) == COMMUNITY_DEPTH ? COMMUNITY_DEPTH : COMMUNITY_DEPTH - 1;
    }

    /** Whether the place is as small as the places the cases are kept under. */
    boolean ofACommunity() {
        return depth(area) == COMMUNITY_DEPTH;
    }

    static boolean deeperThanCommunities(AreaPath area) {
        return depth(area) > COMMUNITY_DEPTH;
    }

    private static int depth(AreaPath area) {
        return (int) area.value().chars().filter(letter -> letter == '.').count() + 1;
    }

    /** Whether {@code caller} oversees the place, so that small numbers are not held back. */
    static boolean oversees(Caller caller) {
        return caller.has(Role.LEADER) || caller.has(Role.AUDITOR);
    }

    /** Whether all that is asked for is the caller's own department's. */
    boolean ownOf(Caller caller) {
        return caller.department().equals(department);
    }
}
