package cn.fengqiao.cases.view;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.Deadlines;
import cn.fengqiao.cases.clock.Level;
import cn.fengqiao.cases.clock.Standing;
import cn.fengqiao.cases.dispute.Actor;
import cn.fengqiao.cases.dispute.AskedPromise;
import cn.fengqiao.cases.dispute.Axes;
import cn.fengqiao.cases.dispute.CaseAction;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Pause;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.cases.dispute.WriteOffGuards.Unmet;
import cn.fengqiao.cases.duty.ResponsibleNow;
import cn.fengqiao.cases.intake.NamedPeople;
import cn.fengqiao.cases.intake.Party;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.secret.IdentityNumber;
import cn.fengqiao.cases.store.Proposal;
import cn.fengqiao.cases.view.CaseView.ActionView;
import cn.fengqiao.cases.view.CaseView.ClockDetail;
import cn.fengqiao.cases.view.CaseView.ClockView;
import cn.fengqiao.cases.view.CaseView.PartyView;
import cn.fengqiao.cases.view.CaseView.Prompt;
import cn.fengqiao.cases.view.CaseView.ProposalView;
import cn.fengqiao.cases.view.CaseView.ResponsibleView;
import cn.fengqiao.cases.view.CaseView.ShareView;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.PeopleEvent;
import cn.fengqiao.contract.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows cases to one caller at one moment. Every field passes the access policy here and nowhere else, for the list and
 * for the single case alike.
 */
public final class CaseViews {

    private static final int NAMES_IN_A_LINE = 3;

    /** What a mediation does itself while it is open. */
    private static final Set<CaseAction> PLAIN_FORM =
            EnumSet.of(CaseAction.AGREE, CaseAction.GUIDE, CaseAction.PERFORM, CaseAction.BREACH);

    private final Caller caller;
    private final Actor actor;
    private final Vocabulary vocabulary;
    private final ClockBook book;
    private final ResponsibleNow responsible;
    private final RejectionWords words;
    private final Instant now;

    /** Who looks at what {@code caller} would see, and sees no more of it than in their own right; null when nobody does. */
    private final @Nullable Caller onlooker;

    CaseViews(
            Caller caller,
            Vocabulary vocabulary,
            ClockBook book,
            ResponsibleNow responsible,
            Instant now,
            @Nullable Caller onlooker) {
        this.caller = caller;
        this.actor = Actors.of(caller);
        this.vocabulary = vocabulary;
        this.book = book;
        this.responsible = responsible;
        this.words = new RejectionWords(vocabulary);
        this.now = now;
        this.onlooker = onlooker;
    }

    /** A case absorbed by the one that is shown. */
    public record Absorbed(DisputeCase dispute, @Nullable RaiseCase content) {}

    public CaseAccess access(DisputeCase dispute) {
        CaseAccess theirs = access(caller, dispute);
        return onlooker == null ? theirs : theirs.within(access(onlooker, dispute));
    }

    /** What {@code caller} may know of a case. */
    public static CaseAccess access(Caller caller, DisputeCase dispute) {
        return CasePolicy.decide(caller, dispute.audience(), dispute.former(), dispute.lead());
    }

    /**
     * The whole case.
     *
     * @param content its personal part; null when the database withheld it
     * @param reasons why departments refused, where that is known
     * @param unmet what stands against writing the case off
     * @param mediating whether a mediation is open, which then decides what would be done in the plain form else
     * @param prompts what somebody has to do, where the caller may see it
     */
    public CaseView view(
            DisputeCase dispute,
            @Nullable RaiseCase content,
            List<Absorbed> absorbed,
            List<Proposal> proposals,
            Map<Department, String> reasons,
            List<Unmet> unmet,
            boolean mediating,
            List<Prompt> prompts) {
        CaseAccess access = access(dispute);
        RaiseCase narrative = content != null && access.shows(FieldClass.NARRATIVE) ? Said.to(access, content) : null;
        List<ActionView> actions = actions(dispute, unmet, mediating);
        return new CaseView(
                dispute.id(),
                dispute.number(),
                dispute.type(),
                typeName(dispute, proposals),
                dispute.source(),
                vocabulary.name(CodeSystem.SOURCE, dispute.source()),
                dispute.status(),
                vocabulary.name(dispute.status()),
                dispute.colour(),
                dispute.certainty(),
                narrative == null ? dispute.area().grid() : dispute.area(),
                vocabulary.place(dispute.area()),
                narrative == null ? null : narrative.title(),
                narrative == null ? null : narrative.narrative(),
                narrative == null ? null : narrative.address(),
                narrative == null ? null : narrative.scale(),
                content == null ? null : parties(access, dispute, content, absorbed),
                content == null || !access.shows(FieldClass.PARTIES) ? null : content.headcount(),
                dispute.raisedBy(),
                dispute.lead(),
                shares(dispute, access, reasons),
                responsible(
                        narrative == null ? dispute.area().grid() : dispute.area(),
                        access.shows(FieldClass.TIMELINE) ? dispute.axes().tier() : null),
                prompts.isEmpty()
                        ? null
                        : prompts.stream()
                                .map(prompt -> prompt(dispute, prompt))
                                .toList(),
                clock(dispute),
                access.shows(FieldClass.TIMELINE) ? clocks(dispute) : null,
                dispute.restricted(),
                dispute.mode(),
                dispute.version(),
                dispute.raisedAt(),
                dispute.foundAt(),
                dispute.updatedAt(),
                dispute.mergedInto(),
                absorbed.isEmpty()
                        ? null
                        : absorbed.stream().map(CaseViews::absorbed).toList(),
                proposals(proposals, narrative != null),
                axes(dispute, access.shows(FieldClass.TIMELINE)),
                List.copyOf(access.hidden().keySet()),
                access.own().isEmpty() ? null : List.copyOf(access.own()),
                actions,
                next(dispute, actions));
    }

    /** A line of the queue. */
    public QueueItem item(DisputeCase dispute, @Nullable RaiseCase content, List<Proposal> proposals) {
        CaseAccess access = access(dispute);
        RaiseCase narrative = content != null && access.shows(FieldClass.NARRATIVE) ? Said.to(access, content) : null;
        RaiseCase people = access.shows(FieldClass.PARTIES) ? content : null;
        List<ActionView> actions = offered(dispute);
        return new QueueItem(
                dispute.id(),
                dispute.number(),
                dispute.type(),
                typeName(dispute, proposals),
                dispute.source(),
                vocabulary.name(CodeSystem.SOURCE, dispute.source()),
                dispute.status(),
                vocabulary.name(dispute.status()),
                dispute.colour(),
                dispute.certainty(),
                narrative == null ? dispute.area().grid() : dispute.area(),
                vocabulary.place(dispute.area()),
                narrative == null ? null : narrative.title(),
                narrative == null ? null : narrative.address(),
                people == null ? null : masked(people.named()),
                people == null ? null : people.headcount(),
                dispute.raisedBy(),
                dispute.lead(),
                shares(dispute, access, Map.of()),
                clock(dispute),
                dispute.restricted(),
                dispute.mode(),
                dispute.version(),
                dispute.raisedAt(),
                dispute.foundAt(),
                dispute.updatedAt(),
                dispute.mergedInto(),
                proposals(proposals, narrative != null),
                List.copyOf(access.hidden().keySet()),
                actions,
                next(dispute, actions));
    }

    /** The name of the type; one that a machine proposed says so wherever it is shown. */
    private String typeName(DisputeCase dispute, List<Proposal> proposals) {
        String name = vocabulary.name(CodeSystem.DISPUTE_TYPE, dispute.type());
        boolean proposed = proposals.stream()
                .anyMatch(proposal -> proposal.field() == Proposal.Field.TYPE
                        && proposal.code().equals(dispute.type()));
        return proposed ? name + "（建议）" : name;
    }

    private @Nullable List<ProposalView> proposals(List<Proposal> proposals, boolean readable) {
        return proposals.isEmpty()
                ? null
                : proposals.stream()
                        .map(proposal -> new ProposalView(
                                proposal.field(),
                                proposal.code(),
                                vocabulary.name(system(proposal.field()), proposal.code()),
                                readable ? proposal.keyword() : null))
                        .toList();
    }

    private static CodeSystem system(Proposal.Field field) {
        return switch (field) {
            case TYPE -> CodeSystem.DISPUTE_TYPE;
            case DEPARTMENT -> CodeSystem.DEPARTMENT;
        };
    }

    /**
     * The people of the case and of those it took in. Whose parties are named is decided by the case they come from, and
     * whether they can be reached by the surviving one: the department that leads it answers for the absorbed dispute too,
     * and one that led only the absorbed case reaches them there. Whom both name comes once.
     */
    private @Nullable List<PartyView> parties(
            CaseAccess access, DisputeCase dispute, RaiseCase content, List<Absorbed> absorbed) {
        if (!access.shows(FieldClass.PARTIES)) {
            return null;
        }
        boolean contact = access.shows(FieldClass.CONTACT);
        List<List<Party>> reports = new ArrayList<>(List.of(content.named()));
        List<String> numbers = new ArrayList<>(List.of(dispute.number()));
        for (Absorbed other : absorbed) {
            if (other.content() != null && access(other.dispute()).shows(FieldClass.PARTIES)) {
                reports.add(other.content().named());
                numbers.add(other.dispute().number());
            }
        }
        return NamedPeople.of(reports).stream()
                .map(named -> party(named.party(), contact, named.report() == 0 ? null : numbers.get(named.report())))
                .toList();
    }

    /** The people a report names, and how to reach them where that may be seen. */
    public static List<PartyView> people(RaiseCase report, boolean contact) {
        return report.named().stream().map(party -> party(party, contact, null)).toList();
    }

    private static PartyView party(Party party, boolean contact, @Nullable String fromCase) {
        return new PartyView(
                party.name(),
                party.role(),
                contact ? party.phone() : null,
                contact ? party.idType() : null,
                contact && party.idNumber() != null ? IdentityNumber.masked(party.idNumber()) : null,
                party.gender(),
                contact ? party.address() : null,
                fromCase);
    }

    private static @Nullable String masked(List<Party> parties) {
        if (parties.isEmpty()) {
            return null;
        }
        String names = parties.stream()
                .limit(NAMES_IN_A_LINE)
                .map(party -> party.name().substring(0, party.name().offsetByCodePoints(0, 1)) + "*")
                .collect(Collectors.joining(" · "));
        return parties.size() > NAMES_IN_A_LINE ? names + " 等" + parties.size() + "人" : names;
    }

    private static CaseView.AbsorbedView absorbed(Absorbed absorbed) {
        DisputeCase dispute = absorbed.dispute();
        return new CaseView.AbsorbedView(dispute.id(), dispute.number(), dispute.raisedBy(), dispute.raisedAt());
    }

    private List<ShareView> shares(DisputeCase dispute, CaseAccess access, Map<Department, String> reasons) {
        boolean work = access.shows(FieldClass.TIMELINE);
        return dispute.shares().stream()
                .map(share -> new ShareView(
                        share.department(),
                        vocabulary.name(share.department()),
                        share.state(),
                        share.asked(),
                        work && share.state() == ShareState.REJECTED ? reasons.get(share.department()) : null,
                        work ? share.stillAsked().map(AskedPromise::due).orElse(null) : null))
                .toList();
    }

    /**
     * Who answers at each of the three levels for the place as precisely as the caller may know it; a level nobody answers
     * for is there and says so.
     *
     * @param tier who answers now; null where the caller may not know
     */
    private List<ResponsibleView> responsible(AreaPath place, @Nullable Tier tier) {
        Map<PeopleEvent.Level, ResponsibleNow.Answering> chain = responsible.chain(place, now).stream()
                .collect(Collectors.toMap(ResponsibleNow.Answering::level, Function.identity()));
        return Arrays.stream(PeopleEvent.Level.values())
                .map(level -> {
                    ResponsibleNow.Answering answering = chain.get(level);
                    return new ResponsibleView(
                            level,
                            answering == null,
                            answering == null ? null : official(answering.holder()),
                            answering == null ? null : official(answering.deputy()),
                            tier == null ? null : level.name().equals(tier.name()));
                })
                .toList();
    }

    private CaseView.@Nullable OfficialName official(ResponsibleNow.@Nullable Person person) {
        return person == null
                ? null
                : responsible
                        .named(person.official())
                        .map(named -> new CaseView.OfficialName(
                                person.official(),
                                named.name(),
                                named.posts().stream()
                                        .map(post -> vocabulary.name(CodeSystem.POST, post))
                                        .toList()))
                        .orElse(null);
    }

    private CaseView.PromptView prompt(DisputeCase dispute, Prompt prompt) {
        List<Department> about = prompt == Prompt.SHARE_REFUSED ? dispute.refusedBy() : null;
        String names =
                about == null ? "" : about.stream().map(vocabulary::name).collect(Collectors.joining("、", "", "："));
        return new CaseView.PromptView(
                prompt,
                names + prompt.zh(),
                prompt.article(),
                "/api/cases/" + dispute.id() + "/" + prompt.path(),
                about);
    }

    private CaseView.@Nullable AxesView axes(DisputeCase dispute, boolean shown) {
        if (!shown) {
            return null;
        }
        Axes axes = dispute.axes();
        Pause pause = axes.pause();
        return new CaseView.AxesView(
                axes.tier(),
                axes.supervision(),
                pause == null ? null : pause.reason(),
                pause == null ? null : vocabulary.name(CodeSystem.PAUSE_REASON, pause.reason()),
                pause == null ? null : pause.until(),
                axes.extensionAsked(),
                axes.outcome(),
                axes.outcome() == null ? null : vocabulary.name(CodeSystem.OUTCOME, axes.outcome()),
                axes.closedAt(),
                axes.reopened());
    }

    private @Nullable ClockView clock(DisputeCase dispute) {
        return dispute.clocks()
                .next()
                .map(clock -> new ClockView(
                        clock.kind(),
                        clock.kind().zh(),
                        Objects.requireNonNull(clock.deadlines().due()),
                        clock.asOf(now).level() != Level.NONE))
                .orElse(null);
    }

    private List<ClockDetail> clocks(DisputeCase dispute) {
        return dispute.clocks().all().stream().map(this::clock).toList();
    }

    private ClockDetail clock(Clock clock) {
        Standing standing = clock.asOf(now);
        Deadlines deadlines = clock.deadlines();
        return new ClockDetail(
                clock.kind(),
                clock.kind().zh(),
                standing.state(),
                standing.level(),
                clock.startedAt(),
                deadlines.due(),
                deadlines.toL2(),
                deadlines.toL1(),
                clock.metAt(),
                deadlines.missingYear(),
                book.ruleOf(clock).article());
    }

    private Optional<String> guarded(CaseAction action, List<Unmet> unmet) {
        boolean ends = action == CaseAction.APPLY_WRITE_OFF || action == CaseAction.PASS_WRITE_OFF;
        return ends ? unmet.stream().findFirst().map(words::chinese) : Optional.empty();
    }

    /** To find somebody for a part that was given back, where there is one; else the first that takes the case on. */
    private static @Nullable CaseAction next(DisputeCase dispute, List<ActionView> actions) {
        boolean refused = !dispute.refusedBy().isEmpty();
        if (refused && actions.stream().anyMatch(each -> each.allowed() && each.action() == CaseAction.SHARE_ASK)) {
            return CaseAction.SHARE_ASK;
        }
        return actions.stream()
                .filter(ActionView::allowed)
                .map(ActionView::action)
                .filter(CaseAction::takesForward)
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> inMediation(CaseAction action, boolean mediating) {
        return mediating && PLAIN_FORM.contains(action) ? Optional.of("案件正在调解，请在调解程序中办理") : Optional.empty();
    }

    /** What an action is called here and now: to ask somebody is to answer a refusal, where there is one. */
    private static String name(DisputeCase dispute, CaseAction action) {
        return action == CaseAction.SHARE_ASK && !dispute.refusedBy().isEmpty() ? "协办退回待处理" : action.zh();
    }

    /** Everything there is, and why what is not possible is not. */
    private List<ActionView> actions(DisputeCase dispute, List<Unmet> unmet, boolean mediating) {
        if (onlooker != null) {
            return List.of();
        }
        return Arrays.stream(CaseAction.values())
                .map(action -> action(
                        dispute,
                        action,
                        dispute.refusal(action, actor)
                                .map(words::chinese)
                                .or(() -> guarded(action, unmet))
                                .or(() -> inMediation(action, mediating))))
                .toList();
    }

    /** What the state of the case allows; forty reasons a line would be nine tenths of a queue, and stand on the case. */
    private List<ActionView> offered(DisputeCase dispute) {
        if (onlooker != null) {
            return List.of();
        }
        return Arrays.stream(CaseAction.values())
                .filter(action -> dispute.refusal(action, actor).isEmpty())
                .map(action -> action(dispute, action, Optional.empty()))
                .toList();
    }

    private static ActionView action(DisputeCase dispute, CaseAction action, Optional<String> reason) {
        return new ActionView(
                action,
                name(dispute, action),
                reason.isEmpty(),
                reason.orElse(null),
                "POST",
                "/api/cases/" + dispute.id() + "/" + action.path());
    }
}
