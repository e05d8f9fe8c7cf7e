package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.CaseAction;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.mediating.Consenting;
import cn.fengqiao.cases.mediating.MediationStep;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.mediating.Standing;
import cn.fengqiao.cases.mediation.MediationCommand.PaperFormat;
import cn.fengqiao.cases.paper.PaperKind;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of a mediation on its way through an act: decided once, after the lifecycle of the case was asked; then what it
 * takes is made ready, and at last it is written.
 */
final class PendingStep {

    private final Mediations mediations;
    private final Papermaker papers;
    private final Standings standings;
    private final Standing standing;
    private final MediationActs.Taking taking;

    private @Nullable MediationStep step;
    private @Nullable Proceeding next;
    private Papermaker.@Nullable Made notice;

    PendingStep(
            Mediations mediations,
            Papermaker papers,
            Standings standings,
            Standing standing,
            MediationActs.Taking taking) {
        this.mediations = mediations;
        this.papers = papers;
        this.standings = standings;
        this.standing = standing;
        this.taking = taking;
    }

    /** Without a fact where the mediation refuses: the lifecycle says no first, and {@link #against} says it then. */
    CaseDecision decide(DisputeCase dispute, Acting by) {
        int year = PaperEntries.day(by.at()).getYear();
        MediationStep taken = taking.of(
                standing, new Consenting.Fresh(EventEnvelope.newId(), new Proceeding.Number(year, 0)), by.at());
        step = taken;
        return switch (taken) {
            case MediationStep.Refused refused -> Mediating.admitted(dispute, CaseAction.MEDIATE, by);
            case MediationStep.Taken done -> Mediating.all(dispute, by, done.facts());
        };
    }

    Optional<Problem> against(OpenTransaction tx, StoredCase stored, Acting by) {
        return switch (Objects.requireNonNull(step)) {
            case MediationStep.Refused refused -> Optional.of(MediationProblems.of(refused.why()));
            case MediationStep.Taken taken -> {
                Proceeding numbered = numbered(tx, stored.dispute(), taken.next());
                next = numbered;
                yield servesNotice(numbered) ? prepared(tx, stored, numbered, by) : Optional.empty();
            }
        };
    }

    void write(OpenTransaction tx, DisputeCase dispute, Acting by) {
        mediations.save(
                tx,
                dispute.id(),
                Objects.requireNonNull(next),
                Standings.confirmBy(dispute).orElse(null));
        if (notice instanceof Papermaker.Made.Ready ready && dispute.status() == CaseStatus.GUIDED) {
            papers.file(tx, dispute, ready, by);
        }
    }

    private Proceeding numbered(OpenTransaction tx, DisputeCase dispute, Proceeding taken) {
        return taken.number().serial() > 0
                ? taken
                : taken.numbered(new Proceeding.Number(
                        taken.number().year(),
                        mediations.nextSerial(
                                tx,
                                taken.number().year(),
                                dispute.area().subdistrict().value())));
    }

    /** It ends otherwise than it should, and the parties are told where else they can go (人民调解法 §26). */
    private static boolean servesNotice(Proceeding next) {
        Proceeding.Ending ending = next.ending();
        return ending != null && ending.outcome() != Proceeding.Outcome.PERFORMED;
    }

    /**
     * A refusal ends it whether or not there is somebody to address the notice to: where a side has nobody who is named it is
     * not made, and the case is not written off without it.
     */
    private Optional<Problem> prepared(OpenTransaction tx, StoredCase stored, Proceeding ended, Acting by) {
        Optional<RaiseCase> content = standings.content(stored);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        var notice = new PaperController.Asked(PaperKind.GUIDANCE_NOTICE, PaperFormat.PDF, null);
        Papermaker.Made made = papers.make(tx, notice, stored.dispute(), content.get(), ended, by);
        this.notice = made;
        return made instanceof Papermaker.Made.StoreAway ? Optional.of(storeAway()) : Optional.empty();
    }

    static Problem storeAway() {
        return Problems.of(
                ProblemType.TEMPORARILY_UNAVAILABLE,
                "文书存储暂时不可用，请稍后原样重试",
                "the store of documents is away; repeat it unchanged");
    }
}
