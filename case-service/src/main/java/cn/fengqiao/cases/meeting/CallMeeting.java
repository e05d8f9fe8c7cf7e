package cn.fengqiao.cases.meeting;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Call a meeting.
 *
 * @param place where the departments meet
 * @param departments who is asked to come; whoever calls it comes anyway
 * @param agenda at least one case, each once
 */
record CallMeeting(AreaPath area, Instant startsAt, String place, List<Department> departments, List<Topic> agenda) {

    /** A case to talk about; the caller's department is on it. */
    record Topic(UUID caseId, String topic) {}

    List<UUID> cases() {
        return agenda.stream().map(Topic::caseId).toList();
    }
}
