package cn.fengqiao.cases.view;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.CaseAction;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the queue.
 *
 * @param partiesMasked family names only: {@code 张* · 李*}
 * @param availableActions what its state lets this caller do; what else there is, and why not, stands on the case itself
 * @param nextAction what to propose to this caller, the first of what may be done with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QueueItem(
        UUID id,
        String number,
        String type,
        String typeName,
        String source,
        String sourceName,
        CaseStatus status,
        String statusName,
        Colour colour,
        Certainty certainty,
        AreaPath area,
        String place,
        @Nullable String title,
        @Nullable String address,
        @Nullable String partiesMasked,
        @Nullable Integer partyCount,
        Department raisedBy,
        @Nullable Department lead,
        List<CaseView.ShareView> departments,
        CaseView.@Nullable ClockView clock,
        boolean restricted,
        CaseMode mode,
        long version,
        Instant raisedAt,
        Instant foundAt,
        Instant updatedAt,
        @Nullable UUID mergedInto,
        @Nullable List<CaseView.ProposalView> proposals,
        List<FieldClass> hidden,
        List<CaseView.ActionView> availableActions,
        @Nullable CaseAction nextAction) {}
