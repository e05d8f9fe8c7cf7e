package cn.fengqiao.cases.meeting;

import cn.fengqiao.cases.store.Meetings;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting. What is said of a case is for departments that are in the meeting and on that case; a case the caller may
 * not know of is not on the agenda.
 *
 * @param area to the precision of a grid
 * @param lead who called it
 * @param heldAt when it took place; absent until it was held
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeetingView(
        UUID id,
        Meetings.State state,
        Instant startsAt,
        String place,
        AreaPath area,
        List<Department> departments,
        @Nullable Department lead,
        @Nullable Instant heldAt,
        @Nullable LocalDate reviewOn,
        List<InvitationView> invitations,
        List<AgendaItem> agenda,
        long version) {

    /** @param attended absent until it was held */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvitationView(
            Department department,
            Meetings.Reply state,
            @Nullable String reason,
            @Nullable Boolean attended) {}

    /** A case that is talked about. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AgendaItem(
            UUID item,
            UUID caseId,
            String caseNumber,
            @Nullable String topic,
            @Nullable String minutes,
            @Nullable List<DissentView> dissents,
            List<ActionItem> actions) {}

    /** A department sees it otherwise. */
    record DissentView(Department department, String text) {}

    /**
     * Something a department is to do.
     *
     * @param settled the evidence that it is done, or why it was given back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActionItem(
            UUID action,
            Department department,
            Meetings.ActionState state,
            LocalDate dueOn,
            @Nullable String what,
            @Nullable String settled) {}
}
