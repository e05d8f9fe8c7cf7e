package cn.fengqiao.cases.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.clock.WorkingCalendar;
import cn.fengqiao.cases.clock.WorkingHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingYearTest {

    private static final WorkingCalendar ONLY_2026 = new WorkingCalendar(
            Map.of(2026, new WorkingCalendar.Year(Set.of(), Set.of())), WorkingHours.USUAL, ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest(name = "on {0} a year is missing: {1}")
    @CsvSource({
        "2025-12-31, true",
        "2026-01-01, false",
        "2026-11-01, false",
        "2026-11-02, true",
        "2026-12-31, true",
        "2027-01-01, true"
    })
    void operators_are_told_sixty_days_ahead(LocalDate today, boolean missing) {
        assertThat(MissingYear.missing(ONLY_2026, today)).isEqualTo(missing);
    }
}
