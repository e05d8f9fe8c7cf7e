package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.clock.WorkingCalendar;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the notice of a year says, whole.
 *
 * @param source the notice, as a person cites it
 * @param holidays days off, also those on weekends
 * @param makeUpDays weekend days that are worked
 */
record EnterYear(String source, List<LocalDate> holidays, List<LocalDate> makeUpDays) {

    private static final int LONGEST_SOURCE = 200;

    WorkingCalendar.Year notice() {
        return new WorkingCalendar.Year(Set.copyOf(holidays), Set.copyOf(makeUpDays));
    }

    /** What stands against it as the notice of {@code year}. */
    Optional<Problem> problem(int year) {
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            return invalid("source", "须写明依据的通知，至多 " + LONGEST_SOURCE + " 字", "name the notice in 1 to 200 characters");
        }
        if (holidays.isEmpty()) {
            return invalid("holidays", "没有节假日的年份不存在", "no year is without a holiday");
        }
        return days("holidays", holidays, year)
                .or(() -> days("makeUpDays", makeUpDays, year))
                .or(this::contradiction);
    }

    private static Optional<Problem> days(String list, List<LocalDate> days, int year) {
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            if (day.getYear() != year) {
                return invalid(list + "[" + i + "]", day + " 不在 " + year + " 年", day + " is not in " + year);
            }
            if (!seen.add(day)) {
                return invalid(list + "[" + i + "]", day + " 重复", day + " is in the list twice");
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> contradiction() {
        for (int i = 0; i < makeUpDays.size(); i++) {
            LocalDate day = makeUpDays.get(i);
            String field = "makeUpDays[" + i + "]";
            if (!WorkingCalendar.weekend(day)) {
                return invalid(field, day + " 不是周末，无需调休", day + " is no weekend day and worked anyway");
            }
            if (holidays.contains(day)) {
                return invalid(field, day + " 同时列为节假日", day + " is a holiday as well");
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }
}
