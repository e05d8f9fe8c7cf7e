package cn.fengqiao.cases.view;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Operations;
import cn.fengqiao.cases.dispute.Actor;
import cn.fengqiao.cases.dispute.CaseAction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A caller as somebody who acts on cases. */
public final class Actors {

    private Actors() {}

    public static Actor of(Caller caller) {
        Set<CaseAction> permitted = Arrays.stream(CaseAction.values())
                .filter(action -> Operations.allows(caller, action.operationId()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseAction.class)));
        return new Actor(caller.subject(), caller.name(), caller.department(), permitted);
    }
}
