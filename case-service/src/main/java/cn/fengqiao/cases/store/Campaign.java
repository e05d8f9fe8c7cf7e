package cn.fengqiao.cases.store;

import cn.fengqiao.cases.screening.CampaignState;
import cn.fengqiao.cases.screening.Plan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A screening campaign, beside what it has in common with other matters.
 *
 * @param drafters subjects of everybody who wrote on the draft
 * @param eraseDue when what nobody needs is to be erased
 */
public record Campaign(
        UUID id,
        CampaignState state,
        Plan plan,
        List<String> drafters,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant eraseDue) {}
