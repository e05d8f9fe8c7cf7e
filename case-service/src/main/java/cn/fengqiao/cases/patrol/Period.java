package cn.fengqiao.cases.patrol;

import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days that are looked at together.
 *
 * @param from the first
 * @param until the last
 */
record Period(LocalDate from, LocalDate until) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;

    /** What is not said is taken from what is; without either it is the last days up to {@code today}. */
    static Period of(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate today) {
        LocalDate last = until == null ? today : until;
        return new Period(from == null ? last.minusDays(DAYS - 1) : from, last);
    }

    /** What is wrong with a day that nobody can mean. */
    static Optional<Problem> wrongDay(String field, @Nullable LocalDate day) {
        return day == null || (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR)
                ? Optional.empty()
                : Optional.of(Problems.field(ProblemType.PARAMETER_INVALID, field, "日期不合理", "not a day of our time"));
    }

    Optional<Problem> wrong() {
        long days = ChronoUnit.DAYS.between(from, until) + 1;
        return days >= 1 && days <= MOST_DAYS
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.PARAMETER_INVALID,
                        "from",
                        "起止日期应为 1–" + MOST_DAYS + " 天",
                        "a period of 1 to " + MOST_DAYS + " days"));
    }
}
