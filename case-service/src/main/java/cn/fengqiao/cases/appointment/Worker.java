package cn.fengqiao.cases.appointment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works for a studio.
 *
 * @param member of this studio
 * @param person the same person in whichever studio they work
 * @param until last day; absent while they stay
 */
public record Worker(
        UUID member,
        String person,
        Profession profession,
        LocalDate since,
        @Nullable LocalDate until) {

    public boolean worksOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || !day.isAfter(until));
    }
}
