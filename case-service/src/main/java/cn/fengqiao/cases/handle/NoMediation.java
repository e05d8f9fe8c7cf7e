package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a mediation decides is not decided beside it: the plain form is for disputes that are settled without one. */
@Component
class NoMediation implements CaseAct.Check {

    private final Mediations mediations;

    NoMediation(Mediations mediations) {
        this.mediations = mediations;
    }

    @Override
    public Optional<Problem> problem(OpenTransaction tx, StoredCase stored, Acting by) {
        return mediations.underWay(tx, stored.id())
                ? Optional.of(Problems.of(
                        ProblemType.MEDIATION_UNDER_WAY, "请在该案件的调解程序中办理", "do it in the mediation of the case"))
                : Optional.empty();
    }
}
