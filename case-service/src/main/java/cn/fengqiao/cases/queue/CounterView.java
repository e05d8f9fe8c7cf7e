package cn.fengqiao.cases.queue;

import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import java.util.Map;

/**
 * Counters, over the cases the caller may know of; drills are not counted.
 *
 * @param byColour of open cases
 */
record CounterView(Map<CaseStatus, Long> byStatus, Map<Colour, Long> byColour, Map<String, OfDepartment> byDepartment) {

    /**
     * @param open cases the department has to act on
     * @param unsigned of these, waiting for its signature
     * @param overdue of the open ones, those that have missed a deadline, whichever
     */
    record OfDepartment(long open, long unsigned, long overdue) {}
}
