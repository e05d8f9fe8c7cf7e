package cn.fengqiao.cases.mediation;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.mediating.Agreement;
import cn.fengqiao.cases.mediating.Confirming;
import cn.fengqiao.cases.mediating.Investigation;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.mediating.Safety;
import cn.fengqiao.cases.mediating.Standing;
import cn.fengqiao.cases.mediation.MediationView.Prompt;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shows a mediation to one caller at one moment; every field passes the access policy here. */
final class MediationViews {

    private static final String NOTICE = "GUIDANCE_NOTICE";

    private final MediationSettings settings;
    private final Vocabulary vocabulary;
    private final CaseAccess access;
    private final Instant now;

    MediationViews(MediationSettings settings, Vocabulary vocabulary, CaseAccess access, Instant now) {
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.access = access;
        this.now = now;
    }

    MediationView view(
            StoredCase stored,
            Standing standing,
            List<Investigation> investigations,
            List<Mediations.Ended> ended,
            List<CaseDocument> made,
            List<MediationView.StepView> actions) {
        Proceeding latest = standing.latest();
        return new MediationView(
                stored.id(),
                stored.dispute().version(),
                investigations.stream().map(this::investigation).toList(),
                latest == null ? null : proceeding(latest, standing.confirmBy()),
                ended.stream()
                        .map(one -> new MediationView.EndedView(one.outcome(), one.openedAt(), one.endedAt()))
                        .toList(),
                safety(standing),
                prompts(standing, made),
                made.stream().map(this::paper).toList(),
                actions);
    }

    private MediationView.InvestigationView investigation(Investigation of) {
        return new MediationView.InvestigationView(
                of.number(),
                of.at(),
                told(of.place()),
                access.shows(FieldClass.PARTIES) ? of.asked() : null,
                of.by(),
                access.shows(FieldClass.NARRATIVE)
                        ? of.exchanges().stream()
                                .map(one -> new MediationView.ExchangeView(one.question(), one.answer()))
                                .toList()
                        : null);
    }

    private MediationView.ProceedingView proceeding(Proceeding of, @Nullable Instant confirmBy) {
        return new MediationView.ProceedingView(
                settings.committeeShort() + "〔" + of.number().year() + "〕第"
                        + of.number().serial() + "号",
                of.stage(),
                of.openedAt(),
                of.consents().stream()
                        .map(said ->
                                new MediationView.ConsentView(said.side(), said.given(), said.at(), said.recordedBy()))
                        .toList(),
                mediator(of.mediator()),
                of.sessions().stream().map(this::session).toList(),
                of.suspendedAt(),
                agreement(of.agreement()),
                confirmation(of.confirmation(), confirmBy),
                ending(of.ending()));
    }

    private MediationView.@Nullable MediatorView mediator(Proceeding.@Nullable Mediator of) {
        return of == null
                ? null
                : new MediationView.MediatorView(
                        of.subject(),
                        of.name(),
                        of.chosenBy(),
                        of.related(),
                        access.shows(FieldClass.PARTIES) ? of.relation() : null);
    }

    private MediationView.SessionView session(Proceeding.Session of) {
        Proceeding.Held held = of.held();
        return new MediationView.SessionView(
                of.number(),
                of.kind(),
                of.at(),
                told(of.place()),
                held != null,
                held == null ? null : held.heard(),
                held == null ? null : told(held.minutes()),
                held == null ? null : told(held.result()));
    }

    private MediationView.@Nullable AgreementView agreement(@Nullable Agreement of) {
        if (of == null) {
            return null;
        }
        return new MediationView.AgreementView(
                of.form(),
                access.shows(FieldClass.NARRATIVE) ? terms(of) : null,
                told(of.manner()),
                of.amountFen(),
                of.draftedAt(),
                of.signatures().stream()
                        .map(one -> new MediationView.SignatureView(one.by(), one.manner(), one.at()))
                        .toList(),
                of.unsigned(),
                of.effectiveAt(),
                of.promises().stream()
                        .map(one -> new MediationView.PromiseView(
                                one.number(),
                                one.term(),
                                one.due(),
                                one.amountFen(),
                                one.overdue(PaperEntries.day(now)),
                                one.state(),
                                one.on(),
                                one.evidence()))
                        .toList());
    }

    private static List<MediationView.TermView> terms(Agreement of) {
        return IntStream.range(0, of.terms().size())
                .mapToObj(index -> {
                    Agreement.Term term = of.terms().get(index);
                    return new MediationView.TermView(
                            index + 1, term.text(), term.identity(), term.amountFen(), term.confirmable());
                })
                .toList();
    }

    private MediationView.@Nullable ConfirmationView confirmation(
            Proceeding.@Nullable Confirmation of, @Nullable Instant until) {
        if (of == null) {
            return null;
        }
        String state = Confirming.asOf(of, until, now);
        return new MediationView.ConfirmationView(
                state,
                vocabulary.name(CodeSystem.JUDICIAL_CONFIRMATION, state),
                of.court(),
                of.appliedAt(),
                until,
                of.terms());
    }

    private MediationView.@Nullable EndingView ending(Proceeding.@Nullable Ending of) {
        return of == null ? null : new MediationView.EndingView(of.outcome(), of.at(), of.side(), told(of.reason()));
    }

    private MediationView.SafetyView safety(Standing standing) {
        Safety of = standing.safety();
        Safety.Flag violence = of.violence();
        Safety.Screening screening = of.screening();
        Safety.Flag child = of.child();
        Safety.Report report = of.report();
        return new MediationView.SafetyView(
                standing.violence(),
                violence == null ? null : guarded(violence.reason()),
                screening == null ? null : screening.result(),
                screening == null ? null : guarded(screening.measures()),
                standing.mayFaceEachOther(),
                standing.childInDanger(),
                child == null ? null : guarded(child.reason()),
                report == null ? null : report.at(),
                report == null ? null : guarded(report.to()),
                report == null ? null : guarded(report.whyNot()));
    }

    private static List<Prompt> prompts(Standing standing, List<CaseDocument> made) {
        List<Prompt> prompts = new ArrayList<>();
        if (standing.mustReport()) {
            prompts.add(Prompt.MANDATORY_REPORT);
        }
        Proceeding latest = standing.latest();
        Proceeding.Ending ending = latest == null ? null : latest.ending();
        if (ending != null
                && ending.outcome() != Proceeding.Outcome.PERFORMED
                && made.stream().noneMatch(paper -> paper.kind().equals(NOTICE))) {
            prompts.add(Prompt.GUIDANCE_NOTICE);
        }
        return prompts;
    }

    private MediationView.PaperView paper(CaseDocument of) {
        return new MediationView.PaperView(
                of.id(),
                of.kind(),
                vocabulary.name(CodeSystem.DOCUMENT_KIND, of.kind()),
                of.type().mediaType(),
                of.content().size(),
                of.filedAt());
    }

    private @Nullable String told(@Nullable String narrative) {
        return access.shows(FieldClass.NARRATIVE) ? narrative : null;
    }

    private @Nullable String guarded(@Nullable String words) {
        return access.shows(FieldClass.CONTACT) ? words : null;
    }
}
