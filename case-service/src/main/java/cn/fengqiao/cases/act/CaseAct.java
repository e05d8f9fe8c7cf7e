package cn.fengqiao.cases.act;

import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.Proposal;
import cn.fengqiao.cases.store.Restatement;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody does to a case.
 *
 * @param operation the {@code operationId}; with {@code request} it tells a repeat
 * @param request what was asked, as a record that Jackson writes the same way each time; only its digest is kept
 * @param decide the pure decision
 * @param remark what was said; goes sealed to the timeline
 * @param about what the line of the timeline is about, as a code: a side, a reason
 * @param admissible what is wrong with the request, before it is decided on
 * @param guard what stands against it although the lifecycle admits it
 * @param beside what else is written with it
 * @param settles what a machine had proposed and this decides
 * @param says what the case says afterwards, where that is something else; {@code beside} writes it
 */
public record CaseAct(
        String operation,
        Object request,
        Decide decide,
        Remark remark,
        @Nullable String about,
        Check admissible,
        Check guard,
        Beside beside,
        Proposal.@Nullable Field settles,
        @Nullable Restatement says) {

    @FunctionalInterface
    public interface Decide {
        CaseDecision decide(DisputeCase dispute, Acting by);
    }

    @FunctionalInterface
    public interface Check {
        Optional<Problem> problem(OpenTransaction tx, StoredCase stored, Acting by);
    }

    @FunctionalInterface
    public interface Beside {
        void write(OpenTransaction tx, DisputeCase next, Acting by);
    }

    public static CaseAct of(String operation, Object request, Decide decide) {
        return new CaseAct(
                operation,
                request,
                decide,
                Remark.NONE,
                null,
                (tx, stored, by) -> Optional.empty(),
                (tx, stored, by) -> Optional.empty(),
                (tx, next, by) -> {},
                null,
                null);
    }

    public CaseAct because(@Nullable String reason) {
        return said(new Remark(reason, remark.note()));
    }

    public CaseAct noting(@Nullable String note) {
        return said(new Remark(remark.reason(), note));
    }

    private CaseAct said(Remark next) {
        return new CaseAct(operation, request, decide, next, about, admissible, guard, beside, settles, says);
    }

    public CaseAct about(String code) {
        return new CaseAct(operation, request, decide, remark, code, admissible, guard, beside, settles, says);
    }

    /** Adds what may be wrong with the request. */
    public CaseAct unless(Check check) {
        return new CaseAct(
                operation, request, decide, remark, about, both(admissible, check), guard, beside, settles, says);
    }

    /** Adds what may stand against it although the lifecycle admits it. */
    public CaseAct guardedBy(Check check) {
        return new CaseAct(
                operation, request, decide, remark, about, admissible, both(guard, check), beside, settles, says);
    }

    public CaseAct with(Beside more) {
        return new CaseAct(operation, request, decide, remark, about, admissible, guard, more, settles, says);
    }

    public CaseAct settling(Proposal.Field field) {
        return new CaseAct(operation, request, decide, remark, about, admissible, guard, beside, field, says);
    }

    /** Adds that the case says something else afterwards, so that its answer shows that. */
    public CaseAct saying(Restatement next) {
        return new CaseAct(operation, request, decide, remark, about, admissible, guard, beside, settles, next);
    }

    private static Check both(Check first, Check second) {
        return (tx, stored, by) -> first.problem(tx, stored, by).or(() -> second.problem(tx, stored, by));
    }
}
