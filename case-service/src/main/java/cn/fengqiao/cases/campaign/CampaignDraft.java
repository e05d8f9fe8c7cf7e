package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.screening.Plan;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draft a campaign, or rewrite the draft.
 *
 * @param area what all of it lies in
 * @param scope communities and grids, none inside another
 * @param departments who works on it beside the department that drafts it
 */
record CampaignDraft(
        AreaPath area,
        String name,
        @Nullable String approvalNumber,
        @Nullable String legalBasis,
        @Nullable LocalDate beginsOn,
        @Nullable LocalDate endsOn,
        @Nullable List<CampaignPlace> scope,
        @Nullable List<CampaignQuestion> questions,
        @Nullable List<Department> departments) {

    Plan plan() {
        return new Plan(
                name,
                approvalNumber,
                legalBasis,
                beginsOn,
                endsOn,
                scope == null
                        ? List.of()
                        : scope.stream().map(CampaignPlace::place).toList(),
                questions == null
                        ? List.of()
                        : questions.stream().map(CampaignQuestion::question).toList());
    }

    List<Department> others() {
        return departments == null ? List.of() : departments;
    }
}
