package cn.fengqiao.cases;

import cn.fengqiao.cases.dispute.WorkingCalendar;
import cn.fengqiao.cases.dispute.WorkingHours;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the working calendar: holidays and make-up days per year, as the State Council announced them. */
final class CalendarFile {

    private record File(String source, Map<Integer, Year> years) {}

    private record Year(Set<LocalDate> holidays, Set<LocalDate> makeUpDays) {}

    private CalendarFile() {}

    static WorkingCalendar read(Resource resource, ZoneId zone) {
        try (InputStream json = resource.getInputStream()) {
            File file = JsonMapper.shared().readValue(json, File.class);
            return new WorkingCalendar(
                    file.years().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    year -> new WorkingCalendar.Year(
                                            year.getValue().holidays(),
                                            year.getValue().makeUpDays()))),
                    WorkingHours.USUAL,
                    zone);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the working calendar is not readable: " + resource, unreadable);
        }
    }
}
