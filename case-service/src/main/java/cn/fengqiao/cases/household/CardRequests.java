package cn.fengqiao.cases.household;

import cn.fengqiao.cases.store.HouseholdStatus;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of the cards. */
final class CardRequests {

    private CardRequests() {}

    /**
     * Open a card.
     *
     * @param area to the building as far as it is known
     * @param departments who works on it beside the caller's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenHousehold(
            AreaPath area,
            String address,
            List<Member> members,
            @Nullable @MultiLine String note,
            @Nullable List<Department> departments) {
        CardContents contents() {
            return new CardContents(address, members, note);
        }
    }

    /** Say anew what stands on a card; within its community. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeHousehold(
            AreaPath area,
            String address,
            List<Member> members,
            @Nullable @MultiLine String note,
            @MultiLine String reason) {
        CardContents contents() {
            return new CardContents(address, members, note);
        }
    }

    /** Stop keeping a card up: the household is no more, or left the city. */
    record CloseHousehold(HouseholdStatus as, @MultiLine String reason) {}

    /** A case touches the household by a person on the case who lives in it. */
    record LinkCase(UUID caseId, String person, @MultiLine String reason) {}

    /** It does not after all. */
    record UnlinkCase(UUID caseId, @MultiLine String reason) {}

    /**
     * Somebody called on the household.
     *
     * @param nextDue when somebody is to call again; absent when nobody need
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FollowUpHousehold(
            LocalDate on,
            How how,
            @Nullable @MultiLine String note,
            @Nullable LocalDate nextDue) {}

    /** How somebody called. */
    enum How {
        VISIT,
        PHONE,
        OTHER
    }

    /** Offer a household that moves to the community it moves to. */
    record OfferMove(AreaPath to, @MultiLine String reason) {}

    /** Take over a household that moved here, behind its new door. */
    record AcceptMove(AreaPath area, String address) {}

    /** Withdraw an offer, or refuse it. */
    record EndMove(@MultiLine String reason) {}
}
