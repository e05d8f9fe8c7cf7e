package cn.fengqiao.cases.group;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Make a case of a report. Its place is that of the group and its source the public; the reporter is not named in it.
 *
 * @param type code of the dispute-type dictionary
 * @param departments who is asked to take note; without it every department of the subdistrict
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TakeUpReport(
        String type,
        String title,
        @Nullable @MultiLine String narrative,
        @Nullable List<Department> departments,
        @Nullable Boolean restricted) {}
