package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.act.CaseActs;
import cn.fengqiao.cases.act.PromiseProblems;
import cn.fengqiao.cases.act.PromisingNow;
import cn.fengqiao.cases.dispute.AskedPromise;
import cn.fengqiao.cases.dispute.CaseStep;
import cn.fengqiao.cases.dispute.Committing;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.dispute.Share;
import cn.fengqiao.cases.dispute.Sharing;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.promising.Promise;
import cn.fengqiao.cases.promising.PromiseDecision;
import cn.fengqiao.cases.promising.Promising;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.contract.CaseProgress.PromiseState;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes acts on a case of what departments do about their parts, and of what follows for what they promise with them. A part
 * may be asked for together with a promise: who takes it on gives the promise in the same act, and it stands in the ledger
 * from then on. With the end of the part it is said what became of it: who finishes the part has kept it, who gives the part
 * back after all has broken it, and who is let off the part or leaves the case is let off it. Who would rather not promise
 * refuses the part or names another day.
 */
@Component
class ShareActs {

    private final Promises promises;
    private final PromisingNow promising;
    private final KnownCodes known;

    ShareActs(Promises promises, PromisingNow promising, KnownCodes known) {
        this.promises = promises;
        this.promising = promising;
        this.known = known;
    }

    CaseActs.Making ask(ShareCommand.ShareAsk command) {
        LocalDate due = command.due();
        String what = command.note();
        return due == null || what == null
                ? (tx, stored) -> asking(command, null)
                : (tx, stored) -> {
                    var promise = new AskedPromise(
                            EventEnvelope.newId(), CurrentCaller.get().department(), due);
                    return asking(command, promise)
                            .about(due.toString())
                            .guardedBy(dayFor(due))
                            .with((open, next, by) -> promises.ask(open, stored.id(), promise, what));
                };
    }

    private CaseAct asking(ShareCommand.ShareAsk command, @Nullable AskedPromise promise) {
        return CaseAct.of(
                        "cases.shareAsk",
                        command,
                        (dispute, by) -> Sharing.ask(dispute, by, command.department(), promise))
                .noting(command.note())
                .unless(known.department(command.department()));
    }

    CaseActs.Making accept(ShareCommand.ShareAccept command) {
        return (tx, stored) -> ownPart(stored)
                .flatMap(Share::stillAsked)
                .map(asked -> withPromise(tx, stored, command, asked))
                .orElseGet(() -> CaseAct.of("cases.shareAccept", command, Sharing::accept)
                        .because(command.reason())
                        .guardedBy((open, locked, by) -> command.due() == null
                                ? Optional.empty()
                                : Optional.of(Problems.field(
                                        ProblemType.FIELD_INVALID, "due", "没有要求承诺期限", "no promise is asked for"))));
    }

    private CaseAct withPromise(
            OpenTransaction tx, StoredCase stored, ShareCommand.ShareAccept command, AskedPromise asked) {
        LocalDate due = command.due() == null ? asked.due() : command.due();
        Promise promise = Promise.made(
                EventEnvelope.newId(),
                stored.id(),
                CurrentCaller.get().department(),
                due,
                new Promise.Asked(asked.by(), asked.due()));
        String what = promises.getAsked(tx, asked.id());
        return together(
                        "cases.shareAccept",
                        command,
                        Stream.of(Sharing::accept, Committing.madeWithPart(promise.id(), due)))
                .because(command.reason())
                .noting(what)
                .guardedBy(dayFor(due))
                .guardedBy((open, locked, by) -> command.reason() == null && !due.equals(asked.due())
                        ? Optional.of(Problems.field(
                                ProblemType.FIELD_INVALID, "reason", "请说明为何改期", "a reason for another day is needed"))
                        : Optional.empty())
                .with((open, next, by) -> promises.make(open, promise, next.area(), what, by.at()));
    }

    CaseActs.Making reject(ShareCommand.ShareReject command) {
        return settling(
                "cases.shareReject",
                command,
                Sharing::reject,
                CurrentCaller.get().department(),
                PromiseEnding.BROKEN,
                new Remark(command.reason(), null));
    }

    CaseActs.Making finish(ShareCommand.ShareDone command) {
        Department own = CurrentCaller.get().department();
        String report = command.note();
        CaseActs.Making finishing = settling(
                "cases.shareDone", command, Sharing::finish, own, PromiseEnding.KEPT, new Remark(null, report));
        return (tx, stored) -> finishing
                .of(tx, stored)
                .guardedBy((open, locked, by) -> (report == null || !PlainText.visible(report))
                                && !promises.openWithPart(open, locked.id(), own)
                                        .isEmpty()
                        ? Optional.of(Problems.field(
                                ProblemType.FIELD_INVALID,
                                "note",
                                "随协办作出的承诺以此登记兑现，请填写办理情况",
                                "what was done is needed: the promise made with the part is kept by it"))
                        : Optional.empty());
    }

    CaseActs.Making waive(ShareCommand.ShareWaive command) {
        return settling(
                "cases.shareWaive",
                command,
                (dispute, by) -> Sharing.waive(dispute, by, command.department()),
                command.department(),
                PromiseEnding.WAIVED,
                new Remark(command.reason(), null));
    }

    CaseActs.Making revoke(ShareCommand.ShareRevoke command) {
        return settling(
                "cases.shareRevoke",
                command,
                (dispute, by) -> Sharing.revoke(dispute, by, command.department()),
                command.department(),
                PromiseEnding.WAIVED,
                new Remark(command.reason(), null));
    }

    /**
     * What becomes of promises with a part.
     *
     * @param decision on the promise
     * @param fact what is said of the case then
     */
    private record PromiseEnding(
            BiFunction<Promising, Promise, PromiseDecision> decision, Function<Promise, CaseStep> fact) {

        static final PromiseEnding KEPT = new PromiseEnding((by, promise) -> by.keep(promise, null), ShareActs::marked);
        static final PromiseEnding BROKEN = new PromiseEnding(Promising::breakIt, ShareActs::marked);
        static final PromiseEnding WAIVED = new PromiseEnding(Promising::waive, ShareActs::waived);

        /** Who has to leave a case can keep no promise on it any more, of whatever it came. */
        List<Promise> of(Promises promises, OpenTransaction tx, DisputeCase dispute, Department whose) {
            return this == WAIVED && !dispute.stays(whose)
                    ? promises.open(tx, dispute.id(), whose)
                    : promises.openWithPart(tx, dispute.id(), whose);
        }
    }

    /**
     * What is done about a part, with what it says of the promises that go with it and are still open.
     *
     * @param part asked first; when it is refused nothing is said of a promise
     * @param whose promises
     * @param said of the part, and kept with the promises
     */
    private CaseActs.Making settling(
            String operation, Object command, CaseStep part, Department whose, PromiseEnding ending, Remark said) {
        return (tx, stored) -> {
            Promising by = promising.of(CurrentCaller.get(), stored);
            List<Promise> settled = ending.of(promises, tx, stored.dispute(), whose).stream()
                    .flatMap(promise -> taken(ending.decision().apply(by, promise)))
                    .toList();
            String kept = said.reason() == null ? said.note() : said.reason();
            return together(
                            operation,
                            command,
                            Stream.concat(Stream.of(part), settled.stream().map(ending.fact())))
                    .because(said.reason())
                    .noting(said.note())
                    .with((open, next, acting) -> settled.forEach(promise -> promises.save(open, promise, kept)));
        };
    }

    /** Who may not settle a promise may not do that to the part either, and is told so of the part. */
    private static Stream<Promise> taken(PromiseDecision decision) {
        return switch (decision) {
            case PromiseDecision.Taken(Promise next) -> Stream.of(next);
            case PromiseDecision.Refused refused -> Stream.empty();
        };
    }

    private static CaseAct together(String operation, Object command, Stream<CaseStep> steps) {
        List<CaseStep> all = steps.toList();
        return CaseAct.of(operation, command, (dispute, by) -> Mediating.all(dispute, by, all));
    }

    private static CaseStep marked(Promise next) {
        return Committing.markedWithPart(
                next.id(), next.department(), PromiseState.valueOf(next.state().name()));
    }

    private static CaseStep waived(Promise next) {
        return Committing.waivedWithPart(next.id(), next.department());
    }

    private static Optional<Share> ownPart(StoredCase stored) {
        return stored.dispute().shareOf(CurrentCaller.get().department());
    }

    private CaseAct.Check dayFor(LocalDate due) {
        return (tx, stored, by) ->
                promising.of(CurrentCaller.get(), stored).against(due).map(PromiseProblems::of);
    }

    /** What is wrong with a question, as far as it shows without looking at the case. */
    static Optional<Problem> wrong(ShareCommand.ShareAsk command) {
        String what = command.note();
        return command.due() != null && (what == null || !PlainText.visible(what))
                ? Optional.of(Problems.field(
                        ProblemType.FIELD_INVALID, "note", "请说明到期前要办什么", "say what is to be done by then"))
                : ActAnswers.tooLong("note", what);
    }
}
