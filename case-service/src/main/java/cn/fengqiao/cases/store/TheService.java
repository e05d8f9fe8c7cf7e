package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import java.util.EnumSet;

/** Case-service itself, for jobs and for facts of other services: row-level security lets it see every case. */
public final class TheService {

    public static final Caller CALLER =
            new Caller("case-service", "case-service", Caller.PLATFORM, Caller.NOWHERE, EnumSet.of(Role.SERVICE), true);

    private TheService() {}
}
