package cn.fengqiao.cases.clue;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.reporting.ClueStep;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.Clues.Clue;
import cn.fengqiao.cases.store.Clues.State;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.ClueEvent;
import cn.fengqiao.contract.ClueEvent.ClueTarget;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Decides what becomes of clues. A case is raised in one transaction with the clue it is raised of. */
@Component
class ClueDesk {

    private static final int MOST_TEXT = 1_000;

    private final MatterDesk desk;
    private final Clues clues;
    private final Matters matters;
    private final Cases cases;
    private final CaseContents contents;
    private final RaiseCaseHandler raising;
    private final Duration eraseAfter;

    ClueDesk(
            MatterDesk desk,
            Clues clues,
            Matters matters,
            Cases cases,
            CaseContents contents,
            RaiseCaseHandler raising,
            @Value("${fengqiao.case.clues.erase-after}") Duration eraseAfter) {
        this.desk = desk;
        this.clues = clues;
        this.matters = matters;
        this.cases = cases;
        this.contents = contents;
        this.raising = raising;
        this.eraseAfter = eraseAfter;
    }

    MatterOutcome verify(Caller caller, UUID id, long version, VerifyClue wanted) {
        return change(caller, id, version, "clues.verify", wanted, (tx, matter, clue, now) -> {
            if (clue.state() != State.REPORTED) {
                return notNow(clue.state());
            }
            Optional<Problem> wrong = wrongText("result", wanted.result());
            if (wrong.isPresent()) {
                return new MatterDecision.Refused(wrong.get());
            }
            clues.verified(tx, id, sealed(id, wanted.result()));
            return done(matter, ClueStep.VERIFIED, new ClueEvent.Verified(matter.audience()));
        });
    }

    MatterOutcome unfounded(Caller caller, UUID id, long version, ClueUnfounded wanted) {
        return change(caller, id, version, "clues.unfounded", wanted, (tx, matter, clue, now) -> {
            if (!clue.state().open()) {
                return notNow(clue.state());
            }
            Optional<Problem> wrong = wrongText("reason", wanted.reason());
            if (wrong.isPresent()) {
                return new MatterDecision.Refused(wrong.get());
            }
            // the reason stays with what the clue says, so that it goes with it: a history is never erased
            clues.unfounded(tx, id, sealed(id, wanted.reason()), now.plus(eraseAfter));
            return done(matter, ClueStep.UNFOUNDED, new ClueEvent.Unfounded(matter.audience()));
        });
    }

    MatterOutcome merge(Caller caller, UUID id, long version, MergeClue wanted) {
        return change(caller, id, version, "clues.merge", wanted, (tx, matter, clue, now) -> {
            if (!clue.state().open()) {
                return notNow(clue.state());
            }
            return wanted.kind() == ClueTarget.CASE
                    ? intoCase(tx, caller, matter, wanted.into())
                    : intoClue(tx, caller, matter, wanted.into());
        });
    }

    private MatterDecision intoCase(OpenTransaction tx, Caller caller, Matter matter, UUID into) {
        Optional<DisputeCase> found = cases.find(tx, into)
                .map(stored -> stored.dispute())
                .filter(dispute -> CaseViews.access(caller, dispute).existenceKnown());
        if (found.isEmpty()) {
            return unknownTarget();
        }
        clues.livesOnIn(tx, matter.id(), State.MERGED, into);
        return merged(matter, ClueTarget.CASE, into, found.get().audience());
    }

    private MatterDecision intoClue(OpenTransaction tx, Caller caller, Matter matter, UUID into) {
        clues.oneMergeAtATime(tx);
        Optional<Matter> other = matters.find(tx, MatterKind.CLUE, into)
                .filter(found -> !into.equals(matter.id()))
                .filter(found -> MatterDesk.access(caller, found).existenceKnown());
        if (other.isEmpty()) {
            return unknownTarget();
        }
        State state = clues.find(tx, into).orElseThrow().state();
        if (!state.open()) {
            return new MatterDecision.Refused(Problems.field(
                            ProblemType.CONFLICT,
                            "into",
                            "目标线索" + state.zh() + "，请并入其去向",
                            "that clue is " + state + "; merge it into what became of that")
                    .with("clueState", state));
        }
        clues.mergedInto(tx, matter.id(), into);
        return merged(matter, ClueTarget.CLUE, into, other.get().audience());
    }

    private static MatterDecision merged(Matter matter, ClueTarget kind, UUID into, Audience target) {
        return done(
                matter,
                ClueStep.MERGED,
                new ClueEvent.Merged(matter.audience(), kind, named(matter.audience(), into, target)));
    }

    MatterOutcome promote(Caller caller, UUID id, long version, PromoteClue wanted) {
        return change(caller, id, version, "clues.promote", wanted, (tx, matter, clue, now) -> {
            if (clue.state() == State.REPORTED) {
                return new MatterDecision.Refused(
                        Problems.of(ProblemType.NOT_NOW, "该线索尚未核实，请先核实", "the clue is not verified: verify it first")
                                .with("clueState", clue.state()));
            }
            if (clue.state() != State.VERIFIED) {
                return notNow(clue.state());
            }
            Clues.Content content = clues.content(tx, id).orElseThrow();
            RaiseCase request = wanted.asCase(matter, contents.open(id, content.sealed()), clue.foundAt());
            Optional<Problem> wrong = FieldRefusal.problem(raising.check(caller, request));
            if (wrong.isPresent()) {
                return new MatterDecision.Refused(wrong.get());
            }
            Optional<DisputeCase> raised =
                    raising.raiseWithin(tx, caller, "clue:" + id, request, Remark.NONE, List.of());
            if (raised.isEmpty()) {
                return new MatterDecision.Refused(
                        Problems.of(ProblemType.CONFLICT, "该线索已登记成案", "a case was raised of it before"));
            }
            DisputeCase dispute = raised.get();
            clues.livesOnIn(tx, id, State.PROMOTED, dispute.id());
            UUID named = named(matter.audience(), dispute.id(), dispute.audience());
            return done(matter, ClueStep.PROMOTED, new ClueEvent.Promoted(matter.audience(), named));
        });
    }

    /** The id of where a clue lives on, if everybody who hears of the clue may know of that. */
    private static @Nullable UUID named(Audience clue, UUID into, Audience target) {
        return clue.mayKnowOf(target) ? into : null;
    }

    private interface ClueChange {
        MatterDecision decide(OpenTransaction tx, Matter matter, Clue clue, Instant now);
    }

    private MatterOutcome change(
            Caller caller, UUID id, long version, String operation, Object wanted, ClueChange change) {
        return desk.change(
                caller,
                MatterKind.CLUE,
                id,
                version,
                operation,
                wanted,
                (tx, matter, now) ->
                        change.decide(tx, matter, clues.find(tx, id).orElseThrow(), now));
    }

    private byte[] sealed(UUID id, String text) {
        byte[] sealed = contents.sealRemark(id, new Remark(text, null));
        if (sealed == null) {
            throw new IllegalStateException("a text was sealed to nothing");
        }
        return sealed;
    }

    private static Optional<Problem> wrongText(String field, String text) {
        return PlainText.visible(text) && text.codePointCount(0, text.length()) <= MOST_TEXT
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.FIELD_INVALID,
                        field,
                        "应为 1–" + MOST_TEXT + " 个字符",
                        "1 to " + MOST_TEXT + " characters"));
    }

    private static MatterDecision notNow(State state) {
        return new MatterDecision.Refused(Problems.of(ProblemType.NOT_NOW, "该线索" + state.zh(), "the clue is " + state)
                .with("clueState", state));
    }

    private static MatterDecision unknownTarget() {
        return new MatterDecision.Refused(Problems.field(
                ProblemType.UNKNOWN_VALUE, "into", "未找到要并入的线索或案件", "no such clue or case to merge into"));
    }

    private static MatterDecision done(Matter matter, ClueStep step, ClueEvent event) {
        return new MatterDecision.Done(fact(matter, step, event));
    }

    static MatterFact fact(Matter matter, ClueStep step, ClueEvent event) {
        return new MatterFact(matter, step, event, Remark.NONE);
    }
}
