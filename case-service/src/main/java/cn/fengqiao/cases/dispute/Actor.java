package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.Department;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who acts on a case, as far as the lifecycle needs to know.
 *
 * @param subject stable identifier of the person or system
 * @param name what colleagues call them
 * @param permitted the actions their roles open at all
 */
public record Actor(String subject, String name, Department department, Set<CaseAction> permitted) {

    public Actor {
        EnumSet<CaseAction> copy = EnumSet.noneOf(CaseAction.class);
        copy.addAll(permitted);
        permitted = Collections.unmodifiableSet(copy);
    }
}
