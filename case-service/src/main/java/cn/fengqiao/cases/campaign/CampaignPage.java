package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.screening.CampaignState;
import cn.fengqiao.cases.store.Campaigns;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignPage(List<CampaignItem> items, @Nullable UUID next) {

    /** A campaign in the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CampaignItem(
            UUID id,
            CampaignState state,
            String stateName,
            String name,
            @Nullable LocalDate beginsOn,
            @Nullable LocalDate endsOn,
            AreaPath area,
            List<Department> departments,
            @Nullable Department lead,
            long version) {

        static CampaignItem of(Campaigns.Listed listed) {
            var campaign = listed.campaign();
            return new CampaignItem(
                    campaign.id(),
                    campaign.state(),
                    campaign.state().zh(),
                    campaign.plan().name(),
                    campaign.plan().beginsOn(),
                    campaign.plan().endsOn(),
                    listed.matter().area(),
                    listed.matter().departments(),
                    listed.matter().lead(),
                    listed.matter().version());
        }
    }
}
