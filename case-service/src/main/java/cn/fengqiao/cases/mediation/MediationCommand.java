package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.mediating.Agreement;
import cn.fengqiao.cases.mediating.Safety;
import cn.fengqiao.contract.CaseMove.AgreementForm;
import cn.fengqiao.contract.CaseProgress.SessionKind;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.kit.problem.MultiLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked in a mediation. */
final class MediationCommand {

    private MediationCommand() {}

    /**
     * @param given false for a refusal
     * @param reason why a side refuses; nobody has to say
     */
    record RecordConsent(
            Side side, boolean given, @Nullable @MultiLine String reason) {}

    /**
     * @param subject account of an official who mediates, as the register of people has it
     * @param name may be left out; a name that is given is the one in the register
     * @param chosenBy the sides that chose or accepted them; without it the committee appointed
     * @param relation to a party, as disclosed; without it there is none
     */
    record ChooseMediator(
            String subject,
            @Nullable String name,
            @Nullable List<Side> chosenBy,
            @Nullable @MultiLine String relation) {}

    /** @param side who asks for another mediator */
    record StepAside(Side side, @MultiLine String reason) {}

    record PlanSession(SessionKind kind, Instant at, String place) {}

    /**
     * @param session number of the session that was planned
     * @param at when it took place, not in the future; without it when it was planned
     * @param heard the sides that were heard
     */
    record HoldSession(
            int session,
            @Nullable Instant at,
            List<Side> heard,
            @MultiLine String minutes,
            @MultiLine String result) {}

    record Suspend(@MultiLine String reason) {}

    record Resume(@Nullable @MultiLine String note) {}

    record DraftAgreement(
            AgreementForm form,
            List<AgreedTerm> terms,
            @MultiLine String manner) {}

    /**
     * A point of an agreement.
     *
     * @param identity the relation of persons it is about; absent for all others
     * @param amountFen in 1/100 yuan
     * @param instalments adding up to the amount; absent where it is paid at once
     */
    record AgreedTerm(
            @MultiLine String text,
            Agreement.@Nullable Identity identity,
            @Nullable Long amountFen,
            @Nullable List<AgreedInstalment> instalments) {

        Agreement.Term term() {
            return new Agreement.Term(
                    text,
                    identity,
                    amountFen,
                    instalments == null
                            ? null
                            : instalments.stream()
                                    .map(part -> new Agreement.Instalment(part.due(), part.amountFen()))
                                    .toList());
        }
    }

    record AgreedInstalment(LocalDate due, long amountFen) {}

    record SignAgreement(Agreement.Signer by, Agreement.SignManner manner) {}

    /**
     * @param promise number of the promise
     * @param on the day it was kept
     * @param evidence document of the case that shows it
     */
    record KeepPromise(
            int promise,
            LocalDate on,
            @Nullable UUID evidence,
            @Nullable @MultiLine String note) {}

    /** @param to {@code RESOLVING} or {@code GUIDED} */
    record BreakPromise(
            int promise,
            LocalDate on,
            @Nullable UUID evidence,
            CaseStatus to,
            @MultiLine String reason) {}

    /**
     * @param sides who applies; only both together may
     * @param terms numbers of the terms it is asked for; without it all that can be confirmed
     */
    record ApplyForConfirmation(
            List<Side> sides, String court, @Nullable List<Integer> terms) {}

    /** @param state code of the dictionary of judicial confirmation */
    record RecordConfirmation(
            String state, @Nullable @MultiLine String note) {}

    /** How a mediation ends that nobody refused. */
    enum EndCause {
        FAILED,
        TIME_OVER
    }

    record EndMediation(EndCause cause, @MultiLine String reason) {}

    record FlagViolence(@MultiLine String reason) {}

    /** @param measures what keeps somebody safe */
    record Screen(
            Safety.Screened result, @Nullable @MultiLine String measures) {}

    record FlagChild(@MultiLine String reason) {}

    /**
     * Exactly one of the two.
     *
     * @param to which office was told
     * @param whyNot why it was not reported
     */
    record Report(@Nullable String to, @Nullable @MultiLine String whyNot) {}

    /**
     * Somebody was asked about the dispute, by who writes it down.
     *
     * @param at when, not in the future
     * @param asked name of who was asked
     * @param exchanges 1 to 50, in order
     */
    record Investigate(Instant at, String place, String asked, List<Asked> exchanges) {}

    /** A question and its answer, at most 500 characters each. */
    record Asked(@MultiLine String question, @MultiLine String answer) {}

    /**
     * @param format {@code PDF} without it
     * @param remark what there is to say of the file (卷宗情况说明); only on its back
     */
    record MakePaper(
            @Nullable PaperFormat format,
            @Nullable @MultiLine String remark) {}

    /** As what a paper is printed. */
    enum PaperFormat {
        PDF,
        DOCX
    }
}
