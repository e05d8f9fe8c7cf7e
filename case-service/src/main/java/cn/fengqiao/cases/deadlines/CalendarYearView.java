package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.store.ClockTables.EnteredYear;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A year of the working calendar: days off, weekend days that are worked, and the notice they come from. */
record CalendarYearView(
        int year,
        String source,
        List<LocalDate> holidays,
        List<LocalDate> makeUpDays,
        String enteredBy,
        Instant enteredAt) {

    static CalendarYearView of(EnteredYear entered) {
        return new CalendarYearView(
                entered.year(),
                entered.source(),
                entered.holidays(),
                entered.makeUpDays(),
                entered.enteredBy(),
                entered.enteredAt());
    }
}
