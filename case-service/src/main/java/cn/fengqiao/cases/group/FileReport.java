package cn.fengqiao.cases.group;

import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Report an incident.
 *
 * @param kind code of the dictionary of incidents; what somebody is like is none
 * @param text what happened
 * @param reporter who reports; sealed apart from the rest and shown to nobody. Absent when they would not be named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileReport(
        String kind, @MultiLine String text, @Nullable Reporter reporter) {

    /** Who reports. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reporter(String name, @Nullable String phone) {}
}
