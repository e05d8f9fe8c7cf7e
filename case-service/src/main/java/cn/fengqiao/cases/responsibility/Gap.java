package cn.fengqiao.cases.responsibility;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, or soon will be, with who answers for a place.
 *
 * @param until the last day of whoever leaves
 */
public record Gap(Level level, What what, @Nullable LocalDate until) {

    /** What is wrong. */
    public enum What {
        NO_HOLDER,
        NO_DEPUTY,
        HOLDER_ENDS,
        DEPUTY_ENDS
    }

    /**
     * What is wrong with the chain of a place.
     *
     * @param levels those that are due there
     * @param lastDays of officials who have one
     * @param horizon who leaves on this day or before it is reported
     */
    public static List<Gap> of(
            Responsibilities all,
            AreaPath place,
            Collection<Level> levels,
            Instant now,
            Map<UUID, LocalDate> lastDays,
            LocalDate horizon) {
        List<Gap> gaps = new ArrayList<>();
        for (Level level : levels) {
            Optional<Responsibilities.Link> found = all.link(place, level, now);
            if (found.isEmpty()) {
                gaps.add(new Gap(level, What.NO_HOLDER, null));
                continue;
            }
            Responsibilities.Link link = found.get();
            ends(link.holder(), lastDays, horizon).ifPresent(day -> gaps.add(new Gap(level, What.HOLDER_ENDS, day)));
            UUID deputy = link.deputy();
            if (deputy == null) {
                gaps.add(new Gap(level, What.NO_DEPUTY, null));
            } else {
                ends(deputy, lastDays, horizon).ifPresent(day -> gaps.add(new Gap(level, What.DEPUTY_ENDS, day)));
            }
        }
        return gaps;
    }

    private static Optional<LocalDate> ends(UUID official, Map<UUID, LocalDate> lastDays, LocalDate horizon) {
        return Optional.ofNullable(lastDays.get(official)).filter(day -> !day.isAfter(horizon));
    }
}
