package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseEvent;
import java.util.List;

/** What became of a command. */
public sealed interface CaseDecision {

    /**
     * It was done.
     *
     * @param next at the version of the last fact
     * @param events the facts, one per version, oldest first
     */
    record Done(DisputeCase next, List<CaseEvent> events) implements CaseDecision {
        public Done {
            events = List.copyOf(events);
        }
    }

    record Refused(CaseRejection why) implements CaseDecision {}
}
