package cn.fengqiao.cases.meeting;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases a meeting should talk about, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalPage(List<ProposedCase> items, @Nullable UUID next) {

    /**
     * A case with why.
     *
     * @param area to the precision of a grid
     * @param atPlace how many cases of half a year have its address; absent when they are few
     * @param departments who is on it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposedCase(
            UUID caseId,
            String caseNumber,
            AreaPath area,
            Colour colour,
            List<Department> departments,
            Set<Why> reasons,
            @Nullable Integer atPlace) {}
}
