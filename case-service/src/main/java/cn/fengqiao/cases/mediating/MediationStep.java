package cn.fengqiao.cases.mediating;

import cn.fengqiao.cases.dispute.CaseStep;
import java.util.List;

/** What became of a step of a mediation. */
public sealed interface MediationStep {

    /**
     * It was taken.
     *
     * @param facts what it leaves on the case, in order
     */
    record Taken(Proceeding next, List<CaseStep> facts) implements MediationStep {
        public Taken {
            facts = List.copyOf(facts);
        }
    }

    record Refused(MediationRefusal why) implements MediationStep {}
}
