package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.mediating.Agreement;
import cn.fengqiao.cases.mediating.MediationAction;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.mediating.Safety;
import cn.fengqiao.contract.CaseMove.AgreementForm;
import cn.fengqiao.contract.CaseProgress.PromiseState;
import cn.fengqiao.contract.CaseProgress.SessionKind;
import cn.fengqiao.contract.CaseProgress.Side;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The mediation of a case as one caller may see it.
 *
 * @param version of the case, which the mediation shares
 * @param investigations what was asked and answered before or beside it, in the order in which it was written down
 * @param proceeding the one that is open, or the last that was; absent when there never was one
 * @param ended all that are over, oldest first, at most 50
 * @param prompts what somebody has to do
 * @param papers that were made, oldest first, of the first 200 documents of the file
 * @param availableActions what this caller may do next, and why not the rest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MediationView(
        UUID caseId,
        long version,
        List<InvestigationView> investigations,
        @Nullable ProceedingView proceeding,
        List<EndedView> ended,
        SafetyView safety,
        List<Prompt> prompts,
        List<PaperView> papers,
        List<StepView> availableActions) {

    /** What somebody has to do. */
    enum Prompt {
        /** A child is in danger, and nobody has reported it or said why not (未成年人保护法 §11). */
        MANDATORY_REPORT,
        /** It ended without agreement, and the notice of the other routes is not in the file: a side has nobody who is named. */
        GUIDANCE_NOTICE
    }

    /** @param by name of the official who asked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "InvestigationView")
    record InvestigationView(
            int number,
            Instant at,
            @Nullable String place,
            @Nullable String asked,
            String by,
            @Nullable List<ExchangeView> exchanges) {}

    @Schema(name = "ExchangeView")
    record ExchangeView(String question, String answer) {}

    /** @param number its papers carry */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProceedingView")
    record ProceedingView(
            String number,
            Proceeding.Stage stage,
            Instant openedAt,
            List<ConsentView> consents,
            @Nullable MediatorView mediator,
            List<SessionView> sessions,
            @Nullable Instant suspendedAt,
            @Nullable AgreementView agreement,
            @Nullable ConfirmationView confirmation,
            @Nullable EndingView ending) {}

    @Schema(name = "ConsentView")
    record ConsentView(Side side, boolean given, Instant at, String recordedBy) {}

    /** @param relation to a party, as disclosed; where the caller may see the parties */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MediatorView")
    record MediatorView(
            String subject,
            String name,
            List<Side> chosenBy,
            boolean related,
            @Nullable String relation) {}

    /** @param held whether it took place */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SessionView")
    record SessionView(
            int number,
            SessionKind kind,
            Instant at,
            @Nullable String place,
            boolean held,
            @Nullable List<Side> heard,
            @Nullable String minutes,
            @Nullable String result) {}

    /** @param unsigned who has to sign yet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgreementView")
    record AgreementView(
            AgreementForm form,
            @Nullable List<TermView> terms,
            @Nullable String manner,
            long amountFen,
            Instant draftedAt,
            List<SignatureView> signatures,
            List<Agreement.Signer> unsigned,
            @Nullable Instant effectiveAt,
            List<PromiseView> promises) {}

    /** @param confirmable whether a court can confirm it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgreedTermView")
    record TermView(
            int number,
            String text,
            Agreement.@Nullable Identity identity,
            @Nullable Long amountFen,
            boolean confirmable) {}

    @Schema(name = "SignatureView")
    record SignatureView(Agreement.Signer by, Agreement.SignManner manner, Instant at) {}

    /**
     * @param term number of the term it is of
     * @param overdue whether its day has passed and nobody said what became of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PromiseView")
    record PromiseView(
            int number,
            int term,
            @Nullable LocalDate due,
            @Nullable Long amountFen,
            boolean overdue,
            @Nullable PromiseState state,
            @Nullable LocalDate on,
            @Nullable UUID evidence) {}

    /**
     * @param state code of the dictionary of judicial confirmation, as it is at this moment
     * @param until when the joint application may be made
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConfirmationView")
    record ConfirmationView(
            String state,
            String stateName,
            @Nullable String court,
            @Nullable Instant appliedAt,
            @Nullable Instant until,
            List<Integer> terms) {}

    /** @param side who refused */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EndingView")
    record EndingView(
            Proceeding.Outcome outcome,
            Instant at,
            @Nullable Side side,
            @Nullable String reason) {}

    @Schema(name = "EndedView")
    record EndedView(Proceeding.Outcome outcome, Instant openedAt, Instant endedAt) {}

    /**
     * What is known of violence and of children in danger. The words may say where somebody is, so they go with the contact
     * data.
     *
     * @param violence whether it is known of, from the intake or since
     * @param faceToFace whether the parties may meet face to face
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SafetyView")
    record SafetyView(
            boolean violence,
            @Nullable String violenceReason,
            Safety.@Nullable Screened screening,
            @Nullable String measures,
            boolean faceToFace,
            boolean childInDanger,
            @Nullable String childReason,
            @Nullable Instant reportedAt,
            @Nullable String reportedTo,
            @Nullable String notReportedBecause) {}

    @Schema(name = "MadePaperView")
    record PaperView(UUID document, String kind, String kindName, String mediaType, long bytes, Instant madeAt) {}

    /** Something that can be done in the mediation; if not allowed, why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MediationStepView")
    record StepView(
            MediationAction action,
            String name,
            boolean allowed,
            @Nullable String reason,
            String method,
            String href) {}
}
