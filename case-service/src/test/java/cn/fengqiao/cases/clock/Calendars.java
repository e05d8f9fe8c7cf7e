package cn.fengqiao.cases.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The years 2025 and 2026 as they were announced; 2027 has not been. */
final class Calendars {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final WorkingCalendar.Year Y2025 = year(2025, """
            01-01 01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 05-31 06-01
            06-02 10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08""", "01-26 02-08 04-27 09-28 10-11");

    static final WorkingCalendar.Year Y2026 = year(2026, """
            01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 05-01 05-02 05-03 05-04
            05-05 06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07""", "01-04 02-14 02-28 05-09 09-20 10-10");

    /** Made up: only what tests of the following year need. */
    static final WorkingCalendar.Year Y2027 = year(2027, "01-01 01-02 01-03", "");

    static final WorkingCalendar CALENDAR =
            new WorkingCalendar(Map.of(2025, Y2025, 2026, Y2026), WorkingHours.USUAL, ZONE);

    static final WorkingCalendar WITH_2027 =
            new WorkingCalendar(Map.of(2025, Y2025, 2026, Y2026, 2027, Y2027), WorkingHours.USUAL, ZONE);

    private Calendars() {}

    static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }

    private static WorkingCalendar.Year year(int year, String holidays, String makeUpDays) {
        return new WorkingCalendar.Year(days(year, holidays), days(year, makeUpDays));
    }

    private static Set<LocalDate> days(int year, String days) {
        return Stream.of(days.split("\\s+"))
                .filter(day -> !day.isEmpty())
                .map(day -> LocalDate.parse(year + "-" + day))
                .collect(Collectors.toSet());
    }
}
