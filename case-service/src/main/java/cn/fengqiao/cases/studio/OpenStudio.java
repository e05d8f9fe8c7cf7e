package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.Opening;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.StudioEvent;
import cn.fengqiao.kit.problem.MultiLine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A studio that is to be opened; the caller's department answers for it.
 *
 * @param profile what it is good at, in its own words, up to 2,000 characters
 * @param skills types of dispute or skills of {@code GET /api/studios/skills}
 * @param area where it has its seat
 * @param covers communities it serves
 * @param hours weekly opening hours in the time of the place
 * @param closedDays days on which it is closed, holidays too
 * @param slotMinutes length of an appointment, 15 to 240
 * @param rooms appointments there can be at the same time, 1 to 20
 * @param departments who may book it; all of its place when absent
 */
record OpenStudio(
        StudioEvent.Kind kind,
        String name,
        @MultiLine String profile,
        List<String> skills,
        AreaPath area,
        List<AreaPath> covers,
        List<Opening> hours,
        @Nullable List<LocalDate> closedDays,
        int slotMinutes,
        int rooms,
        @Nullable List<Department> departments) {

    /** The part that can be changed later. */
    ChangeStudio particulars() {
        return new ChangeStudio(
                name, profile, skills, covers, hours, closedDays == null ? List.of() : closedDays, slotMinutes, rooms);
    }
}
