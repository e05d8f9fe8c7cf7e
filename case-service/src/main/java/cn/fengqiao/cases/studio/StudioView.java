package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.Opening;
import cn.fengqiao.cases.appointment.Profession;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.StudioEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A studio as it stands now.
 *
 * @param members those who work there today or will
 * @param departments who may book it
 * @param lead who keeps it
 * @param open whether it can be booked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StudioView(
        UUID id,
        StudioEvent.Kind kind,
        String name,
        String profile,
        List<Skill> skills,
        AreaPath area,
        String place,
        List<Served> covers,
        List<Colleague> members,
        List<Opening> hours,
        List<LocalDate> closedDays,
        int slotMinutes,
        int rooms,
        List<Department> departments,
        @Nullable Department lead,
        boolean open,
        long version,
        Instant openedAt,
        Instant changedAt) {

    /** What a studio can do. */
    @Schema(name = "StudioSkill")
    record Skill(String code, String name) {}

    /** All a studio can be good at. */
    @Schema(name = "StudioSkills")
    record Skills(List<Skill> items) {}

    /** A community it serves. */
    @Schema(name = "StudioServes")
    record Served(AreaPath area, String place) {}

    /** A member, who is public staff. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StudioMember")
    record Colleague(
            UUID member,
            String name,
            Profession profession,
            String professionName,
            LocalDate since,
            @Nullable LocalDate until) {}

    /** A studio in a list. */
    @Schema(name = "StudioItem")
    record Item(
            UUID id,
            StudioEvent.Kind kind,
            String name,
            List<Skill> skills,
            AreaPath area,
            String place,
            List<Served> covers,
            int memberCount,
            boolean open,
            long version) {}

    /** @param next give it as {@code after} for those that follow; absent when there are none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StudioPage")
    record Page(List<Item> items, @Nullable UUID next) {}

    /**
     * The free slots of a week.
     *
     * @param week its Monday
     * @param next Monday of the following week
     */
    @Schema(name = "StudioCalendar")
    record Week(UUID id, LocalDate week, LocalDate next, List<Free> slots) {}

    /**
     * A slot that can be booked.
     *
     * @param rooms how many appointments it has room for
     * @param professions of which somebody is free
     */
    @Schema(name = "StudioFreeSlot")
    record Free(Instant start, Instant end, int rooms, List<Profession> professions) {}

    /**
     * What a studio did from one day to another, both included.
     *
     * @param booked appointments that still stand
     * @param dual of those that were kept, with a lawyer and a psychologist together
     * @param cases different cases for which somebody came
     * @param keptMinutes length of what was kept
     * @param activities lectures, visits and live streams that were held
     */
    @Schema(name = "StudioStatistics")
    record Statistics(
            UUID id,
            LocalDate from,
            LocalDate to,
            int booked,
            int kept,
            int noShow,
            int cancelled,
            int dual,
            int cases,
            long keptMinutes,
            int activities,
            long attendance,
            long views) {}
}
