package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.act.CaseActs;
import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.intake.Party;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.mediating.Consenting;
import cn.fengqiao.cases.mediating.Investigating;
import cn.fengqiao.cases.mediating.Investigation;
import cn.fengqiao.cases.mediating.MediationStep;
import cn.fengqiao.cases.mediating.Meeting;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.mediating.Safety;
import cn.fengqiao.cases.mediating.Standing;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.TimelineWords;
import cn.fengqiao.contract.CaseProgress.Step;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes acts on a case of the steps of its mediation. The proceeding is read and written under the lock of the case and
 * shares its version: of two steps decided on the same version one is told that it is late.
 */
@Component
class MediationActs {

    private final Mediations mediations;
    private final Standings standings;
    private final Papermaker papers;
    private final CaseDocuments documents;
    private final MediatorRegister register;
    private final MediationSettings settings;

    MediationActs(
            Mediations mediations,
            Standings standings,
            Papermaker papers,
            CaseDocuments documents,
            MediatorRegister register,
            MediationSettings settings) {
        this.mediations = mediations;
        this.standings = standings;
        this.papers = papers;
        this.documents = documents;
        this.register = register;
        this.settings = settings;
    }

    /** A step, given how the case stands. */
    @FunctionalInterface
    interface Taking {
        MediationStep of(Standing standing, Consenting.Fresh fresh, Instant at);
    }

    CaseActs.Making step(String operation, Object command, Taking taking) {
        return (tx, stored) -> {
            var pending = new PendingStep(mediations, papers, standings, standings.of(tx, stored), taking);
            return CaseAct.of(operation, command, pending::decide)
                    .guardedBy(pending::against)
                    .with(pending::write);
        };
    }

    /** @param about in detail what the step is about, as a code: who signs, how a session is held */
    CaseActs.Making step(String operation, Object command, Enum<?> about, Taking taking) {
        CaseActs.Making making = step(operation, command, taking);
        return (tx, stored) -> making.of(tx, stored).about(about.name());
    }

    /** Somebody mediates, who stands in the register of people; the name comes from there. */
    CaseActs.Making mediator(String operation, MediationCommand.ChooseMediator command) {
        return (tx, stored) -> {
            MediatorRegister.Looked looked = register.look(tx, stored.dispute(), command.subject(), command.name());
            var chosen = new Proceeding.Mediator(
                    command.subject(),
                    looked.name(),
                    command.chosenBy() == null ? List.of() : command.chosenBy(),
                    command.relation());
            int open = mediations.openOf(tx, command.subject(), stored.id());
            Set<String> parties = parties(stored);
            return step(
                            operation,
                            command,
                            (standing, fresh, at) ->
                                    Meeting.choose(standing, chosen, parties, open, settings.mostOpen()))
                    .of(tx, stored)
                    .unless((same, locked, by) -> looked.wrong());
        };
    }

    /** Names of the parties. */
    private Set<String> parties(StoredCase stored) {
        return standings.content(stored).map(RaiseCase::named).stream()
                .flatMap(parties -> parties.stream().map(Party::name))
                .collect(Collectors.toSet());
    }

    /** What somebody finds out about safety. */
    @FunctionalInterface
    interface Finding {
        Safety of(Safety before, String by, Instant at);
    }

    CaseActs.Making safety(String operation, Object command, Step step, Finding finding) {
        return (tx, stored) -> CaseAct.of(
                        operation,
                        command,
                        (dispute, by) -> Mediating.safety(step).on(dispute, by))
                .with((open, next, by) -> mediations.save(
                        open,
                        next.id(),
                        finding.of(
                                mediations.safety(open, next.id()), by.actor().name(), by.at())));
    }

    /** Somebody was asked about the dispute. It is of the case, and needs no proceeding. */
    CaseActs.Making investigation(String operation, MediationCommand.Investigate command) {
        return (tx, stored) -> {
            Standing standing = standings.of(tx, stored);
            return CaseAct.of(
                            operation,
                            command,
                            (dispute, by) -> Mediating.investigated().on(dispute, by))
                    .about(TimelineWords.INVESTIGATION)
                    .guardedBy((open, of, by) -> Investigating.against(standing, command.at(), by.at())
                            .map(MediationProblems::of))
                    .with((open, next, by) -> mediations.add(
                            open,
                            next.id(),
                            new Investigation(
                                    standing.investigations() + 1,
                                    command.at(),
                                    command.place(),
                                    command.asked(),
                                    by.actor().name(),
                                    command.exchanges().stream()
                                            .map(one -> new Investigation.Exchange(one.question(), one.answer()))
                                            .toList())));
        };
    }

    /**
     * A paper of the case or of its last proceeding, filed. It can be made also when that is over, and not without the sight
     * of what it shows.
     */
    CaseActs.Making paper(String operation, PaperController.Asked asked) {
        return (tx, stored) -> {
            var pending = new PendingPaper(
                    papers, standings, papers.proceeding(tx, stored.id()).orElse(null), asked);
            return CaseAct.of(operation, asked, pending::decide)
                    .about(asked.kind().name())
                    .guardedBy(pending::against)
                    .with(pending::write);
        };
    }

    /** Only some departments may say that there is violence. */
    CaseAct.Check mayFlag() {
        return (tx, stored, by) -> settings.mayFlag(by.actor().department())
                ? Optional.empty()
                : Optional.of(Problems.of(
                                ProblemType.SAFETY_NOT_THEIRS,
                                "请联系公安、社区或妇联标记",
                                "ask one of the departments that may say so")
                        .with("departments", settings.flaggingDepartments()));
    }

    /** A document that is named as evidence lies in the file. */
    CaseAct.Check evidence(@Nullable UUID document) {
        return (tx, stored, by) -> document == null
                        || documents.findInFile(tx, stored.id(), document).isPresent()
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.UNKNOWN_VALUE, "evidence", "案卷中没有该文书", "no such document in the file"));
    }
}
