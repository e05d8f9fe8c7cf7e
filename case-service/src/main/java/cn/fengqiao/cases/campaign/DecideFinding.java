package cn.fengqiao.cases.campaign;

import cn.fengqiao.contract.CampaignEvent.FindingKind;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decide what a finding is.
 *
 * @param reason why; needed when it is nothing
 * @param raise the case to raise; needed when it is one, and only then
 * @param clue what the clue says; only when it is one, and without it that is what was answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecideFinding(
        FindingKind kind,
        @Nullable @MultiLine String reason,
        @Nullable FindingCase raise,
        @Nullable FindingClue clue) {

    /**
     * The case a finding becomes. Its place, its address and when it came to light are those of the visit, its source is
     * the grid patrol.
     *
     * @param type code of the dispute-type dictionary
     * @param departments who is asked to take note; without it every department of the subdistrict
     * @param restricted whether only these departments may learn that the case exists
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingCase(
            String type,
            String title,
            @Nullable @MultiLine String narrative,
            @Nullable List<Department> departments,
            @Nullable Boolean restricted) {}

    /**
     * The clue a finding becomes. Its place, its address and when it came to light are those of the visit, its source is
     * the grid patrol.
     *
     * @param narrative without it the answers that are a finding
     * @param departments who looks into it beside the caller's own
     * @param restricted whether only these departments may learn that the clue exists
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingClue(
            String title,
            @Nullable @MultiLine String narrative,
            @Nullable List<Department> departments,
            @Nullable Boolean restricted) {}
}
