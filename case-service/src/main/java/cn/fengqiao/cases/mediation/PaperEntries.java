package cn.fengqiao.cases.mediation;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.Party;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.mediating.Agreement;
import cn.fengqiao.cases.mediating.Investigation;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.paper.PaperEntry;
import cn.fengqiao.cases.paper.PaperKind;
import cn.fengqiao.cases.view.DocumentClasses;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.CaseMove.AgreementForm;
import cn.fengqiao.contract.CaseProgress.PromiseState;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.CaseStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of a case and its proceeding the one entry of which all papers are made. */
final class PaperEntries {

    private static final ZoneId ZONE = PlaceTime.ZONE;

    /** One for each side and one for the committee. */
    private static final int COPIES = 3;

    private final MediationSettings settings;
    private final Vocabulary vocabulary;

    PaperEntries(MediationSettings settings, Vocabulary vocabulary) {
        this.settings = settings;
        this.vocabulary = vocabulary;
    }

    /**
     * What stands beside a proceeding and goes into its papers.
     *
     * @param followUps what was heard afterwards
     * @param binding null while the file cannot be bound
     */
    record Beside(
            List<Investigation> investigations,
            List<PaperEntry.FollowUp> followUps,
            PaperEntry.@Nullable Binding binding) {}

    /**
     * @param proceeding null where there is none
     * @param by who has the paper made
     */
    PaperEntry of(
            PaperKind kind,
            DisputeCase dispute,
            RaiseCase content,
            @Nullable Proceeding proceeding,
            Beside beside,
            Acting by) {
        boolean court = kind == PaperKind.JUDICIAL_CONFIRMATION;
        boolean contact = DocumentClasses.ofMade(Papermaker.document(kind)).contains(FieldClass.CONTACT);
        Agreement agreement = proceeding == null ? null : proceeding.agreement();
        return new PaperEntry(
                matter(kind, dispute, content, proceeding, by),
                people(content, Party.Role.APPLICANT, contact),
                people(content, Party.Role.RESPONDENT, contact),
                beside.investigations().stream()
                        .map(PaperEntries::investigation)
                        .toList(),
                proceeding == null ? List.of() : sessions(proceeding),
                agreement == null || proceeding == null || court && !agreement.inForce()
                        ? null
                        : settlement(agreement, proceeding, court),
                agreement == null ? List.of() : performances(agreement),
                beside.followUps(),
                proceeding == null ? null : confirmation(proceeding),
                proceeding == null ? null : ending(dispute, proceeding),
                beside.binding());
    }

    private PaperEntry.Matter matter(
            PaperKind kind, DisputeCase dispute, RaiseCase content, @Nullable Proceeding proceeding, Acting by) {
        Proceeding.Mediator mediator = proceeding == null ? null : proceeding.mediator();
        return new PaperEntry.Matter(
                dispute.number(),
                settings.committee(),
                settings.committeeShort(),
                proceeding == null
                        ? null
                        : new PaperEntry.FileNumber(
                                proceeding.number().year(), proceeding.number().serial()),
                proceeding != null || dispute.status() == CaseStatus.RESOLVING,
                vocabulary.name(CodeSystem.DISPUTE_TYPE, dispute.type()) + "纠纷",
                content.narrative() == null ? content.title() : content.narrative(),
                content.title(),
                applied(kind, dispute, proceeding, by),
                mediator == null ? List.of() : List.of(mediator.name()),
                by.actor().name());
    }

    /** A notice that is given before anybody consented is given now; a case that nobody mediates began when it was raised. */
    private static LocalDate applied(PaperKind kind, DisputeCase dispute, @Nullable Proceeding proceeding, Acting by) {
        if (proceeding != null) {
            return day(proceeding.openedAt());
        }
        return day(kind == PaperKind.RIGHTS_NOTICE ? by.at() : dispute.raisedAt());
    }

    private static List<PaperEntry.Person> people(RaiseCase content, Party.Role role, boolean contact) {
        return content.named().stream()
                .filter(party -> party.role() == role)
                .map(party -> person(party, contact))
                .toList();
    }

    /** In full, since a paper has to say who binds themselves; and only for a paper that those see who may know it. */
    private static PaperEntry.Person person(Party party, boolean contact) {
        return new PaperEntry.Person(
                party.name(),
                switch (party.gender()) {
                    case MALE -> "男";
                    case FEMALE -> "女";
                    case UNKNOWN -> null;
                    case null -> null;
                },
                null,
                contact ? party.idNumber() : null,
                contact ? party.phone() : null,
                contact ? party.address() : null,
                null);
    }

    private static PaperEntry.Investigation investigation(Investigation of) {
        return new PaperEntry.Investigation(
                LocalDateTime.ofInstant(of.at(), ZONE),
                of.place(),
                of.asked(),
                of.by(),
                of.exchanges().stream()
                        .map(one -> new PaperEntry.Exchange(one.question(), one.answer()))
                        .toList());
    }

    private static List<PaperEntry.Session> sessions(Proceeding proceeding) {
        return proceeding.sessions().stream()
                .flatMap(session -> Stream.ofNullable(session.held())
                        .map(held -> new PaperEntry.Session(
                                LocalDateTime.ofInstant(session.at(), ZONE),
                                session.place(),
                                held.heard().stream().map(PaperEntries::side).toList(),
                                held.minutes(),
                                held.result())))
                .toList();
    }

    private static PaperEntry.Settlement settlement(Agreement agreement, Proceeding proceeding, boolean court) {
        Proceeding.Confirmation confirmation = proceeding.confirmation();
        List<Integer> asked = confirmation == null ? agreement.confirmable() : confirmation.terms();
        Instant effective = agreement.effectiveAt() == null ? agreement.draftedAt() : agreement.effectiveAt();
        return new PaperEntry.Settlement(
                day(effective),
                agreement.form() == AgreementForm.ORAL && !court,
                agreement.terms().stream()
                        // relations of persons are split off: a court does not confirm them
                        .filter(term ->
                                !court || asked.contains(agreement.terms().indexOf(term) + 1))
                        .map(PaperEntries::term)
                        .toList(),
                agreement.manner(),
                COPIES);
    }

    private static PaperEntry.Term term(Agreement.Term term) {
        List<Agreement.Instalment> parts = term.instalments();
        return new PaperEntry.Term(
                term.text(),
                yuan(term.amountFen()),
                parts == null
                        ? List.of()
                        : parts.stream()
                                .map(part ->
                                        new PaperEntry.Instalment(part.due(), BigDecimal.valueOf(part.amountFen(), 2)))
                                .toList());
    }

    /** Who gave and who took is left for them to write: the agreement does not say it apart from its words. */
    private static List<PaperEntry.Performance> performances(Agreement agreement) {
        return agreement.promises().stream()
                .filter(promise -> promise.state() == PromiseState.KEPT || promise.state() == PromiseState.LATE)
                .map(promise -> new PaperEntry.Performance(
                        Objects.requireNonNull(promise.on()),
                        agreement.terms().get(promise.term() - 1).text(),
                        yuan(promise.amountFen()),
                        "",
                        ""))
                .toList();
    }

    private static PaperEntry.@Nullable Confirmation confirmation(Proceeding proceeding) {
        Proceeding.Confirmation confirmation = proceeding.confirmation();
        if (confirmation == null || confirmation.court() == null || confirmation.appliedAt() == null) {
            return null;
        }
        return new PaperEntry.Confirmation(confirmation.court(), day(confirmation.appliedAt()));
    }

    private PaperEntry.@Nullable Ending ending(DisputeCase dispute, Proceeding proceeding) {
        Proceeding.Ending ending = proceeding.ending();
        return ending == null || ending.outcome() == Proceeding.Outcome.PERFORMED
                ? null
                : new PaperEntry.Ending(
                        day(ending.at()),
                        why(ending.outcome()),
                        settings.arbitration().get(dispute.type()),
                        settings.administrative().get(dispute.type()),
                        settings.court());
    }

    private static String why(Proceeding.Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> "一方当事人明确拒绝调解";
            case FAILED -> "双方当事人未能达成协议";
            case TIME_OVER -> "调解期限届满未达成协议";
            case BREACHED -> "一方当事人未按协议履行";
            case PERFORMED -> "协议已经履行";
        };
    }

    static String side(Side side) {
        return switch (side) {
            case APPLICANT -> "申请人";
            case RESPONDENT -> "被申请人";
            case OTHER -> "其他人员";
        };
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    private static @Nullable BigDecimal yuan(@Nullable Long fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2);
    }
}
