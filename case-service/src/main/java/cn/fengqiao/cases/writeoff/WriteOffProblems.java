package cn.fengqiao.cases.writeoff;

import cn.fengqiao.cases.dispute.WriteOffGuard;
import cn.fengqiao.cases.dispute.WriteOffGuards.Unmet;
import cn.fengqiao.cases.view.RejectionWords;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Says what stands against a write-off: each guard with its own type, the first in order, and all of them listed. */
final class WriteOffProblems {

    private WriteOffProblems() {}

    static Optional<Problem> of(List<Unmet> unmet, RejectionWords words) {
        return unmet.stream()
                .findFirst()
                .map(first -> Problems.of(type(first.guard()), words.chinese(first), RejectionWords.english(first))
                        .with("reason", Problems.said(words.chinese(first), RejectionWords.english(first)))
                        .with("missing", unmet));
    }

    static ProblemType type(WriteOffGuard guard) {
        return switch (guard) {
            case OUTCOME_SET -> ProblemType.WRITE_OFF_WITHOUT_OUTCOME;
            case PERFORMED_OR_GUIDED -> ProblemType.WRITE_OFF_UNPERFORMED;
            case TASKS_DONE -> ProblemType.WRITE_OFF_TASKS_OPEN;
            case DOCUMENTS_PRESENT -> ProblemType.WRITE_OFF_DOCUMENTS_MISSING;
            case FOLLOWED_UP -> ProblemType.WRITE_OFF_NOT_FOLLOWED_UP;
            case NOT_RED -> ProblemType.WRITE_OFF_RED;
            case NOT_PROVISIONAL -> ProblemType.WRITE_OFF_PROVISIONAL;
            case YELLOW_BY_L2 -> ProblemType.WRITE_OFF_NEEDS_L2;
            case OTHER_EYES -> ProblemType.WRITE_OFF_OWN_WORK;
            case NO_PROTECTION_OPEN -> ProblemType.WRITE_OFF_PROTECTION_OPEN;
            case RISK_REVIEWED -> ProblemType.WRITE_OFF_RISK_STALE;
        };
    }
}
