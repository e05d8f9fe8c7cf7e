package cn.fengqiao.cases.view;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.WriteOffGuards;
import cn.fengqiao.cases.dispute.WriteOffGuards.Unmet;
import cn.fengqiao.cases.dispute.WriteOffStanding;
import cn.fengqiao.cases.duty.ResponsibleNow;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.NamedPeople;
import cn.fengqiao.cases.intake.Party;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.WriteOffStandings;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks whether a case may be written off: for the button, for the list of what is missing and for the command alike. */
public final class WriteOffLook {

    private final WriteOffStandings standings;
    private final CaseContents contents;
    private final CasePrompts prompts;
    private final Cases cases;
    private final CurrentVocabulary vocabulary;
    private final ResponsibleNow responsible;
    private final InstantSource clock;

    public WriteOffLook(
            WriteOffStandings standings,
            CaseContents contents,
            CasePrompts prompts,
            Cases cases,
            CurrentVocabulary vocabulary,
            ResponsibleNow responsible,
            InstantSource clock) {
        this.standings = standings;
        this.contents = contents;
        this.prompts = prompts;
        this.cases = cases;
        this.vocabulary = vocabulary;
        this.responsible = responsible;
        this.clock = clock;
    }

    /** What stands against applying for it. */
    public List<Unmet> againstApplying(OpenTransaction tx, StoredCase stored) {
        return WriteOffGuards.unmet(stored.dispute(), standing(tx, stored), unanswered(tx, stored), null);
    }

    /** What stands against {@code caller} verifying it. */
    public List<Unmet> againstPassing(OpenTransaction tx, StoredCase stored, Caller caller) {
        return WriteOffGuards.unmet(
                stored.dispute(),
                standing(tx, stored),
                unanswered(tx, stored),
                new WriteOffGuards.Approver(
                        caller.subject(),
                        caller.department(),
                        caller.has(Role.LEADER),
                        onSecondTier(stored.dispute(), caller)));
    }

    /**
     * By office: 分包科级干部, 党工委书记 or 主任 of where the case lies, or who stands in for them. Where no such office is held
     * by anybody with an account, a leader does: else nobody could verify there.
     */
    private boolean onSecondTier(DisputeCase dispute, Caller caller) {
        Set<String> officials = responsible.accounts(dispute.area(), Level.L2, clock.instant());
        return officials.isEmpty() ? caller.has(Role.LEADER) : officials.contains(caller.subject());
    }

    /** What stands against the next step by {@code caller}; nothing where the end is not in sight. */
    public List<Unmet> againstNext(OpenTransaction tx, StoredCase stored, Caller caller) {
        CaseStatus status = stored.dispute().status();
        if (status == CaseStatus.OUTCOME_RECORDED) {
            return againstApplying(tx, stored);
        }
        return status == CaseStatus.PENDING_WRITE_OFF ? againstPassing(tx, stored, caller) : List.of();
    }

    /** A duty to report that nobody has answered for is a duty to protect like the others. */
    private WriteOffStanding standing(OpenTransaction tx, StoredCase stored) {
        WriteOffStanding standing = standings.of(tx, stored.id(), sides(tx, stored));
        return prompts.mustReport(tx, stored) ? standing.owing("MANDATORY_REPORT") : standing;
    }

    /**
     * The questions that have to be answered, and are not, by this report of the dispute or one that was merged into it. Not
     * looked for where the colour is sure.
     */
    private List<String> unanswered(OpenTransaction tx, StoredCase stored) {
        if (stored.dispute().certainty() != Certainty.PROVISIONAL) {
            return List.of();
        }
        Set<String> answered = Stream.concat(Stream.of(stored), cases.absorbedBy(tx, stored.id()).stream())
                .flatMap(this::answered)
                .collect(Collectors.toSet());
        return vocabulary.get().entries(CodeSystem.INTAKE_QUESTION).stream()
                .filter(CodeEntry::mandatory)
                .map(CodeEntry::code)
                .filter(question -> !answered.contains(question))
                .toList();
    }

    private Stream<String> answered(StoredCase stored) {
        byte[] sealed = stored.sealed();
        Map<String, Answer> answers =
                sealed == null ? null : contents.open(stored.id(), sealed).answers();
        return answers == null ? Stream.empty() : answers.keySet().stream();
    }

    /** The two sides that face each other in any of its reports; who merely is there too need not be asked. */
    private Set<Side> sides(OpenTransaction tx, StoredCase stored) {
        List<List<Party>> reports = Stream.concat(Stream.of(stored), cases.absorbedBy(tx, stored.id()).stream())
                .map(this::named)
                .toList();
        Set<Side> sides = EnumSet.noneOf(Side.class);
        NamedPeople.of(reports).stream()
                .map(named -> named.party().role())
                .filter(role -> role != Party.Role.OTHER)
                .map(role -> Side.valueOf(role.name()))
                .forEach(sides::add);
        return sides;
    }

    private List<Party> named(StoredCase stored) {
        byte[] sealed = stored.sealed();
        return sealed == null ? List.of() : contents.open(stored.id(), sealed).named();
    }
}
