package cn.fengqiao.cases.runcard;

import cn.fengqiao.cases.card.RunCards.Reason;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the run card of a case says now.
 *
 * @param validFrom of the edition; absent when no card applies, as all the rest is empty then
 * @param reasons what of the case the card was chosen by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunCardProposal(@Nullable LocalDate validFrom, Set<Reason> reasons, List<ProposedPart> parts) {

    static final RunCardProposal NONE = new RunCardProposal(null, Set.of(), List.of());

    /**
     * What a department would do.
     *
     * @param share how it stands on the case; absent when it is not on it
     * @param toBeAsked whether it has to be asked: it is not on the case, has refused or was let off
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposedPart(
            Department department,
            String departmentName,
            String task,
            @Nullable ShareState share,
            boolean toBeAsked) {}
}
