package cn.fengqiao.cases.meeting;

import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.UUID;

/** Give an action that is not done to a department of the meeting, perhaps the same one. */
record ReassignAction(UUID action, Department department, LocalDate dueOn) {}
