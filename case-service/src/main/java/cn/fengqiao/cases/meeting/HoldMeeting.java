package cn.fengqiao.cases.meeting;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Write down how a meeting went.
 *
 * @param heldAt when it took place: after it was called and not later than now; it may have been moved
 * @param attended of the departments of the meeting, whoever called it among them; at least one other came, or it was none
 * @param minutes of the items that were talked about; an item without minutes was not
 * @param reviewOn when it is looked at what became of the decisions
 */
record HoldMeeting(
        Instant heldAt,
        List<Department> attended,
        List<Minutes> minutes,
        @Nullable List<Dissent> dissents,
        @Nullable List<Decision> decisions,
        LocalDate reviewOn) {

    /** What was said about a case. */
    record Minutes(UUID item, @MultiLine String text) {}

    /** A department sees it otherwise. */
    record Dissent(
            UUID item, Department department, @MultiLine String text) {}

    /** Something a department is to do. */
    record Decision(UUID item, Department department, String what, LocalDate dueOn) {}

    List<Dissent> dissent() {
        return dissents == null ? List.of() : dissents;
    }

    List<Decision> decided() {
        return decisions == null ? List.of() : decisions;
    }
}
