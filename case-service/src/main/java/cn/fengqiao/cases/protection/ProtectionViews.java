package cn.fengqiao.cases.protection;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Operations;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.Due;
import cn.fengqiao.cases.dispute.CaseAction;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Watched;
import cn.fengqiao.cases.protecting.Protecting;
import cn.fengqiao.cases.protecting.Protection;
import cn.fengqiao.cases.protecting.ProtectionAction;
import cn.fengqiao.cases.protection.ProtectionView.NoteView;
import cn.fengqiao.cases.protection.ProtectionView.StepView;
import cn.fengqiao.cases.view.Actors;
import cn.fengqiao.cases.view.RejectionWords;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.Colour;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows one caller what protects somebody on a case; every field passes the access policy here. */
final class ProtectionViews {

    private final Caller caller;
    private final CaseAccess access;
    private final DisputeCase dispute;
    private final Vocabulary vocabulary;
    private final ClockBook book;
    private final Set<FieldClass> shown;

    ProtectionViews(Caller caller, CaseAccess access, DisputeCase dispute, Vocabulary vocabulary, ClockBook book) {
        this.caller = caller;
        this.access = access;
        this.dispute = dispute;
        this.vocabulary = vocabulary;
        this.book = book;
        this.shown = shown(caller, access, dispute);
    }

    /**
     * What of the case is shown: whoever was only asked knows that somebody is protected, and not whom, which may say where
     * they are.
     */
    Set<FieldClass> shown() {
        return shown;
    }

    private static Set<FieldClass> shown(Caller caller, CaseAccess access, DisputeCase dispute) {
        Set<FieldClass> shown = EnumSet.noneOf(FieldClass.class);
        shown.addAll(access.visible());
        if (!dispute.takesPart(caller.department())) {
            shown.removeAll(Set.of(FieldClass.PARTIES, FieldClass.CONTACT));
        }
        return shown;
    }

    ProtectionView.All all(List<Protection> all) {
        return new ProtectionView.All(
                dispute.id(),
                dispute.version(),
                (int) all.stream().filter(Protection::open).count(),
                all.stream().map(this::one).toList(),
                steps(null));
    }

    private ProtectionView one(Protection one) {
        Protection.Words words = one.words();
        boolean parties = shown.contains(FieldClass.PARTIES);
        boolean contact = shown.contains(FieldClass.CONTACT);
        return new ProtectionView(
                one.id(),
                one.kind(),
                ProtectionProblems.kind(one.kind()),
                one.code(),
                name(CodeSystem.PROTECTION_DUTY, one.code()),
                one.state(),
                one.state().zh(),
                one.applicant(),
                name(CodeSystem.PROTECTION_APPLICANT, one.applicant()),
                one.urgent(),
                one.acceptedAt(),
                dueAt(one),
                one.decidedAt(),
                one.from(),
                one.until(),
                one.open() && one.warned(),
                one.breaches(),
                parties ? words.protects() : null,
                parties ? words.against() : null,
                contact ? words.authority() : null,
                contact ? words.measures() : null,
                words.notes().stream().map(note -> note(note, contact)).toList(),
                ProtectionProblems.article(one.kind()),
                steps(one));
    }

    private static NoteView note(Protection.Note note, boolean contact) {
        return new NoteView(
                note.step(),
                note.at(),
                note.by(),
                note.department(),
                note.on(),
                note.until(),
                contact ? note.text() : null);
    }

    /** Until when a court has to decide on it. */
    private @Nullable Instant dueAt(Protection one) {
        return one.state() == Protection.State.APPLIED
                ? Protecting.watched(List.of(one)).stream()
                        .findFirst()
                        .flatMap(this::due)
                        .orElse(null)
                : null;
    }

    private Optional<Instant> due(Watched application) {
        return book.rule(application.kind(), Colour.NONE, application.since())
                .flatMap(rule -> book.add(rule.limit(), application.since()) instanceof Due.At(Instant at)
                        ? Optional.of(at)
                        : Optional.empty());
    }

    private List<StepView> steps(@Nullable Protection one) {
        return Arrays.stream(ProtectionAction.values())
                .filter(action -> action.onOne() == (one != null))
                .map(action -> {
                    Optional<String> reason = Operations.allows(caller, action.operationId())
                            ? dispute.refusal(CaseAction.SAFEGUARD, Actors.of(caller))
                                    .map(new RejectionWords(vocabulary)::chinese)
                                    .or(() -> one == null
                                            ? Optional.empty()
                                            : action.against(one).map(ProtectionProblems::chinese))
                            : Optional.of("您的岗位不能" + action.zh());
                    return new StepView(
                            action,
                            action.zh(),
                            reason.isEmpty(),
                            reason.orElse(null),
                            "POST",
                            "/api/cases/" + dispute.id() + "/protections/" + (one == null ? "" : one.id() + "/")
                                    + action.path());
                })
                .toList();
    }

    private @Nullable String name(CodeSystem system, @Nullable String code) {
        return code == null ? null : vocabulary.name(system, code);
    }
}
