package cn.fengqiao.cases.promises;

import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.act.CaseActs;
import cn.fengqiao.cases.act.PromiseProblems;
import cn.fengqiao.cases.act.PromisingNow;
import cn.fengqiao.cases.dispute.CaseStep;
import cn.fengqiao.cases.dispute.Committing;
import cn.fengqiao.cases.promising.Promise;
import cn.fengqiao.cases.promising.PromiseDecision;
import cn.fengqiao.cases.promising.Promising;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.contract.CaseProgress.PromiseState;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes acts on a case of what a department promises and of what becomes of it. A promise is read and written under the
 * lock of its case and shares its version: of two acts decided on the same version one is told that it is late.
 */
@Component
class CommitmentActs {

    private final Promises promises;
    private final CaseDocuments documents;
    private final PromisingNow promising;

    CommitmentActs(Promises promises, CaseDocuments documents, PromisingNow promising) {
        this.promises = promises;
        this.documents = documents;
        this.promising = promising;
    }

    /** What is asked of one promise; the digest of a repeat is of both. */
    private record Asked(UUID promise, Object command) {}

    CaseActs.Making make(String operation, CommitmentCommand.MakeCommitment command) {
        return (tx, stored) -> {
            Promise made = Promise.made(
                    EventEnvelope.newId(), stored.id(), CurrentCaller.get().department(), command.due());
            return CaseAct.of(
                            operation,
                            command,
                            (dispute, by) ->
                                    Committing.made(made.id(), made.due()).on(dispute, by))
                    .noting(command.what())
                    .guardedBy((open, locked, by) -> promising
                            .of(CurrentCaller.get(), locked)
                            .against(command.due())
                            .map(PromiseProblems::of))
                    .with((open, next, by) -> promises.make(open, made, next.area(), command.what(), by.at()));
        };
    }

    CaseActs.Making keep(String operation, UUID promise, CommitmentCommand.KeepCommitment command) {
        CaseActs.Making marking = settle(
                operation,
                promise,
                command,
                (promising, of) -> promising.keep(of, command.evidence()),
                next -> Committing.marked(
                        next.id(),
                        next.department(),
                        PromiseState.valueOf(next.state().name())),
                command.report());
        return (tx, stored) -> marking.of(tx, stored).noting(command.report()).unless(inFile(command.evidence()));
    }

    CaseActs.Making breakIt(String operation, UUID promise, CommitmentCommand.BreakCommitment command) {
        CaseActs.Making marking = settle(
                operation,
                promise,
                command,
                Promising::breakIt,
                next -> Committing.marked(next.id(), next.department(), PromiseState.BROKEN),
                command.reason());
        return (tx, stored) -> marking.of(tx, stored).because(command.reason());
    }

    CaseActs.Making move(String operation, UUID promise, CommitmentCommand.MoveCommitment command) {
        CaseActs.Making moving = settle(
                operation,
                promise,
                command,
                (promising, of) -> promising.move(of, command.due()),
                next -> Committing.moved(next.id(), next.department(), next.due()),
                null);
        return (tx, stored) -> moving.of(tx, stored).because(command.reason());
    }

    CaseActs.Making waive(String operation, UUID promise, CommitmentCommand.WaiveCommitment command) {
        CaseActs.Making waiving = settle(
                operation,
                promise,
                command,
                Promising::waive,
                next -> Committing.waived(next.id(), next.department()),
                command.reason());
        return (tx, stored) -> waiving.of(tx, stored).because(command.reason());
    }

    /**
     * @param decision asked once, under the lock
     * @param fact what is said of the case then
     * @param said kept with the promise; null where it is not settled
     */
    private CaseActs.Making settle(
            String operation,
            UUID id,
            Object command,
            BiFunction<Promising, Promise, PromiseDecision> decision,
            Function<Promise, CaseStep> fact,
            @Nullable String said) {
        var asked = new Asked(id, command);
        return (tx, stored) -> promises.find(tx, stored.id(), id)
                .map(found -> switch (decision.apply(promising.of(CurrentCaller.get(), stored), found)) {
                    case PromiseDecision.Refused refused ->
                        CaseAct.of(operation, asked, Committing::admitted)
                                .guardedBy((open, locked, by) -> Optional.of(PromiseProblems.of(refused.why())));
                    case PromiseDecision.Taken taken ->
                        CaseAct.of(
                                        operation,
                                        asked,
                                        (dispute, by) ->
                                                fact.apply(taken.next()).on(dispute, by))
                                .with((open, next, by) -> promises.save(open, taken.next(), said));
                })
                .orElseGet(() -> CaseAct.of(operation, asked, Committing::admitted)
                        .unless((open, locked, by) -> Optional.of(PromiseProblems.notFound())));
    }

    /** A document that is named as evidence lies in the file. */
    private CaseAct.Check inFile(@Nullable UUID document) {
        return (tx, stored, by) -> document == null
                        || documents.findInFile(tx, stored.id(), document).isPresent()
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.UNKNOWN_VALUE, "evidence", "案卷中没有该文书", "no such document in the file"));
    }
}
