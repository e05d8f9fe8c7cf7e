package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.Opening;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.problem.MultiLine;
import java.time.LocalDate;
import java.util.List;

/** What a studio is to be from now on; appointments that were made stay as they are. Fields as in {@link OpenStudio}. */
record ChangeStudio(
        String name,
        @MultiLine String profile,
        List<String> skills,
        List<AreaPath> covers,
        List<Opening> hours,
        List<LocalDate> closedDays,
        int slotMinutes,
        int rooms) {}
