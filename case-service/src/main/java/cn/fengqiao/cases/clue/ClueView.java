package cn.fengqiao.cases.clue;

import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.view.CaseView.PartyView;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clue. What it says and whom it names is for those who work on it; of an unfounded one it is gone after a time.
 *
 * @param area to the precision of a grid
 * @param result what the verification found
 * @param reason why there is nothing to it
 * @param origin on what it was found; absent when it was reported by itself
 * @param originId the campaign or the patrol, where the caller may know of it
 * @param mergedInto the clue it lives on in, where the caller may know of it
 * @param caseId the case it lives on in, where the caller may know of it
 * @param erasedAt when what it said was erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClueView(
        UUID id,
        Clues.State state,
        String stateName,
        String source,
        String sourceName,
        Clues.Channel channel,
        AreaPath area,
        String place,
        Instant foundAt,
        Instant reportedAt,
        List<Department> departments,
        @Nullable Department lead,
        boolean restricted,
        @Nullable String title,
        @Nullable String narrative,
        @Nullable String address,
        @Nullable String result,
        @Nullable String reason,
        @Nullable List<PartyView> parties,
        Clues.@Nullable OriginKind origin,
        @Nullable UUID originId,
        @Nullable UUID mergedInto,
        @Nullable UUID caseId,
        @Nullable String caseNumber,
        @Nullable Instant erasedAt,
        long version) {}
