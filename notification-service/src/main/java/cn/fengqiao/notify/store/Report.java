package cn.fengqiao.notify.store;

import cn.fengqiao.contract.Department;
import cn.fengqiao.notify.ladder.Fact;
import java.util.UUID;

/** Something a feed or a console says about one department and one case. */
public record Report(UUID caseId, Department department, Fact fact) {}
