package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.Hours;
import cn.fengqiao.cases.appointment.Opening;
import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.StudioEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is particular of a studio; where it stands and whose it is stands in its matter.
 *
 * @param covers communities it serves
 * @param rooms appointments there can be at the same time
 */
record Studio(
        UUID id,
        StudioEvent.Kind kind,
        String name,
        String profile,
        List<String> skills,
        List<AreaPath> covers,
        List<Opening> openings,
        List<LocalDate> closedDays,
        int slotMinutes,
        int rooms,
        boolean closed) {

    /** Opening hours are in the time of the place. */
    static final ZoneId ZONE = PlaceTime.ZONE;

    Hours hours() {
        return new Hours(openings, Set.copyOf(closedDays), Duration.ofMinutes(slotMinutes), ZONE);
    }

    /** Profile, hours and rooms of another, under the same id and of the same kind. */
    Studio changed(ChangeStudio to) {
        return new Studio(
                id,
                kind,
                to.name(),
                to.profile(),
                distinct(to.skills()),
                distinct(to.covers()),
                to.hours(),
                distinct(to.closedDays()),
                to.slotMinutes(),
                to.rooms(),
                closed);
    }

    static <T> List<T> distinct(List<T> values) {
        return values.stream().distinct().toList();
    }
}
