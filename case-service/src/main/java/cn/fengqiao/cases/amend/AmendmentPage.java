package cn.fengqiao.cases.amend;

import cn.fengqiao.cases.view.CaseView.PartyView;
import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.CaseProgress.Content;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case said before it was amended, oldest first.
 *
 * @param next give it as {@code after} for the amendments that follow; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AmendmentPage(List<AmendmentView> items, @Nullable Long next) {

    /**
     * One amendment, with the whole of what the case said until then. What the caller may not see is absent.
     *
     * @param version of the case that says something else
     * @param changed what was changed
     * @param reason why
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AmendmentView(
            long version,
            Instant at,
            String byName,
            Department byDepartment,
            List<Content> changed,
            @Nullable String reason,
            @Nullable String title,
            @Nullable String narrative,
            @Nullable String address,
            @Nullable List<PartyView> parties,
            @Nullable Integer partyCount,
            @Nullable Map<String, Answer> answers) {}
}
