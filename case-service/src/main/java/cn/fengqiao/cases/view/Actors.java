package cn.fengqiao.cases.view;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Operations;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.dispute.Actor;
import cn.fengqiao.cases.dispute.CaseAction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A caller as somebody who acts on cases. */
public final class Actors {

    /** The service itself, for jobs and for facts of other services: row-level security lets it see every case. */
    public static final Caller THE_SERVICE =
            new Caller("case-service", "case-service", Caller.PLATFORM, Caller.NOWHERE, EnumSet.of(Role.SERVICE), true);

    private Actors() {}

    public static Actor of(Caller caller) {
        Set<CaseAction> permitted = Arrays.stream(CaseAction.values())
                .filter(action -> Operations.allows(caller, action.operationId()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseAction.class)));
        return new Actor(caller.subject(), caller.name(), caller.department(), permitted);
    }
}
