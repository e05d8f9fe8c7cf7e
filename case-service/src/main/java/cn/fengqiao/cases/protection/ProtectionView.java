package cn.fengqiao.cases.protection;

import cn.fengqiao.cases.protecting.Protection.State;
import cn.fengqiao.cases.protecting.ProtectionAction;
import cn.fengqiao.contract.CaseProgress.ProtectionKind;
import cn.fengqiao.contract.CaseProgress.ProtectionStep;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What protects somebody on a case as one caller may see it. Names go with the parties; what may say where somebody is goes
 * with the contact data.
 *
 * @param code of a duty
 * @param dueAt until when the court has to decide, while it has not
 * @param endsSoon whether it was told that it ends soon
 * @param authority the court or the police station
 * @param article the law it comes from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProtectionView(
        UUID id,
        ProtectionKind kind,
        String kindName,
        @Nullable String code,
        @Nullable String codeName,
        State state,
        String stateName,
        @Nullable String applicant,
        @Nullable String applicantName,
        boolean urgent,
        @Nullable Instant acceptedAt,
        @Nullable Instant dueAt,
        @Nullable Instant decidedAt,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean endsSoon,
        int breaches,
        @Nullable String protects,
        @Nullable String against,
        @Nullable String authority,
        @Nullable String measures,
        List<NoteView> notes,
        String article,
        List<StepView> availableActions) {

    /** @param on the day it is about */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProtectionNote")
    record NoteView(
            ProtectionStep step,
            Instant at,
            String by,
            Department department,
            @Nullable LocalDate on,
            @Nullable LocalDate until,
            @Nullable String text) {}

    /** Something that can be done; if not allowed, why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProtectionStepView")
    record StepView(
            ProtectionAction action,
            String name,
            boolean allowed,
            @Nullable String reason,
            String method,
            String href) {}

    /**
     * All of a case, oldest first.
     *
     * @param version of the case, which they share
     * @param open how many of them somebody owes something for; the case is not written off before it is none
     */
    @Schema(name = "ProtectionList")
    record All(UUID caseId, long version, int open, List<ProtectionView> items, List<StepView> availableActions) {}
}
