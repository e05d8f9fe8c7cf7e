package cn.fengqiao.cases.household;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.Party.Gender;
import cn.fengqiao.cases.intake.Party.IdType;
import cn.fengqiao.cases.store.HouseholdStatus;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as one caller may see it. What the access policy hides is absent, and {@code hidden} says which classes of fields
 * that are. A department that does not work on it is told that there is a card, and nothing of the household.
 *
 * @param area where it lies, to the grid
 * @param colour the highest confirmed colour of an open case touching it, of those the caller's department is on
 * @param building where it lies, to the building
 * @param members absent when the personal part was erased
 * @param cases those that touch it and that the caller's department is on
 * @param moveTo the community it is offered to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HouseholdView(
        UUID id,
        String number,
        AreaPath area,
        String place,
        HouseholdStatus status,
        List<Department> departments,
        @Nullable Department lead,
        long version,
        Instant openedAt,
        Instant changedAt,
        @Nullable Colour colour,
        @Nullable AreaPath building,
        @Nullable String address,
        @Nullable String note,
        @Nullable List<MemberView> members,
        @Nullable List<LinkedCase> cases,
        @Nullable LocalDate nextDue,
        @Nullable AreaPath moveTo,
        List<FieldClass> hidden) {

    /** A member; contact data only where the policy shows it, and numbers of documents masked for everybody. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HouseholdMemberView")
    record MemberView(
            String name,
            Relation relation,
            String relationName,
            @Nullable Gender gender,
            @Nullable Integer birthYear,
            @Nullable String phone,
            @Nullable IdType idType,
            @Nullable String idNumber) {}

    /**
     * A case that touches the household.
     *
     * @param person by whom it does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkedCase(
            UUID caseId,
            String number,
            String type,
            String typeName,
            CaseStatus status,
            Colour colour,
            @Nullable String person,
            Instant linkedAt) {}

    /**
     * A line of a list.
     *
     * @param headMasked the head's name as lists show it: 张*
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HouseholdItem(
            UUID id,
            String number,
            AreaPath area,
            String place,
            HouseholdStatus status,
            List<Department> departments,
            long version,
            @Nullable Colour colour,
            @Nullable String headMasked,
            @Nullable Integer memberCount,
            @Nullable String address,
            @Nullable LocalDate nextDue,
            List<FieldClass> hidden) {}

    /** @param next give it as {@code after} for the page that follows; absent when there is none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HouseholdPage(
            List<HouseholdItem> items, @Nullable String next) {}

    /** A follow-up, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FollowUpView(
            long version,
            LocalDate on,
            String how,
            String byName,
            Department byDepartment,
            @Nullable LocalDate nextDue,
            @Nullable String note) {}

    /** @param next give it as {@code before} for the older ones */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FollowUpPage(List<FollowUpView> items, @Nullable Long next) {}

    /**
     * A household that another community would hand over to the caller's area.
     *
     * @param version to accept or refuse it with
     */
    record MoveOffer(
            UUID id, String number, long version, AreaPath from, AreaPath to, String toPlace, Instant offeredAt) {}

    /** @param next give it as {@code after} for the page that follows */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoveOffers(List<MoveOffer> items, @Nullable UUID next) {}

    /** Why a case and a card may belong together. */
    enum Likeness {
        SAME_ADDRESS,
        SAME_PHONE
    }

    /** A case that may touch the card; to be looked at by a person, never linked by itself. */
    record LikelyCase(UUID caseId, String number, String typeName, CaseStatus status, List<Likeness> reasons) {}

    /** Cases that may touch a card. */
    record LikelyCases(List<LikelyCase> items) {}

    /** A card that a case may touch. */
    record LikelyHousehold(UUID id, String number, String place, List<Likeness> reasons) {}

    /** Cards that a case may touch. */
    record LikelyHouseholds(List<LikelyHousehold> items) {}
}
