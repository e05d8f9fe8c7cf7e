package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.clock.WorkingCalendar;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.kit.observe.Measured;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Tells operators in time that a year has to be entered. */
@Component
class MissingYear {

    /** The notice is published in November as a rule, and most limits are shorter. */
    private static final int DAYS_AHEAD = 60;

    MissingYear(MeterRegistry meters, CurrentClockBook clocks, InstantSource clock) {
        Gauge.builder(Measured.CALENDAR_MISSING_YEAR.metric(), () -> {
                    WorkingCalendar calendar = clocks.get().calendar();
                    return missing(calendar, calendar.dateOf(clock.instant())) ? 1 : 0;
                })
                .description(Measured.CALENDAR_MISSING_YEAR.meaning())
                .register(meters);
    }

    static boolean missing(WorkingCalendar calendar, LocalDate today) {
        return !calendar.knows(today.getYear())
                || !calendar.knows(today.plusDays(DAYS_AHEAD).getYear());
    }
}
