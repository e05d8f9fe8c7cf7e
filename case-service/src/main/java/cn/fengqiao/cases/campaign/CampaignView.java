package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.screening.CampaignState;
import cn.fengqiao.cases.store.Campaign;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign. Nothing of it is about a person, so every department of the area may read it.
 *
 * @param eraseBy until when the answers without a finding are erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignView(
        UUID id,
        CampaignState state,
        String stateName,
        String name,
        @Nullable String approvalNumber,
        @Nullable String legalBasis,
        @Nullable LocalDate beginsOn,
        @Nullable LocalDate endsOn,
        List<CampaignPlace> scope,
        List<CampaignQuestion> questions,
        AreaPath area,
        List<Department> departments,
        @Nullable Department lead,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant eraseBy,
        long version) {

    static CampaignView of(Matter matter, Campaign campaign) {
        var plan = campaign.plan();
        return new CampaignView(
                matter.id(),
                campaign.state(),
                campaign.state().zh(),
                plan.name(),
                plan.approvalNumber(),
                plan.legalBasis(),
                plan.beginsOn(),
                plan.endsOn(),
                plan.scope().stream().map(CampaignPlace::of).toList(),
                plan.questions().stream().map(CampaignQuestion::of).toList(),
                matter.area(),
                matter.departments(),
                matter.lead(),
                campaign.openedAt(),
                campaign.closedAt(),
                campaign.eraseDue(),
                matter.version());
    }
}
