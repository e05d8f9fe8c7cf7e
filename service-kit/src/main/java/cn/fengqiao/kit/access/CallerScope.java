package cn.fengqiao.kit.access;

import cn.fengqiao.access.Caller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the database who is asking, for the rest of the open transaction, so that row-level security decides by the
 * same department, area and roles as the policy. Policies read {@code current_setting('fengqiao.department', true)},
 * {@code 'fengqiao.area'} and {@code 'fengqiao.roles'} (comma-separated). Outside of a scope these are empty or null,
 * and a policy must then show nothing.
 */
public final class CallerScope {

    private final JdbcClient jdbc;

    public CallerScope(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Applies the caller of the current scope; one round trip. */
    public void apply(OpenTransaction transaction) {
        apply(transaction, CurrentCaller.get());
    }

    /** Applies {@code caller}, for work done in somebody's name outside of a request. */
    public void apply(OpenTransaction transaction, Caller caller) {
        transaction.requireOpen();
        jdbc.sql("""
                        select set_config('fengqiao.department', :department, true),
                               set_config('fengqiao.area', :area, true),
                               set_config('fengqiao.roles', :roles, true)
                        """)
                .param("department", caller.department().code())
                .param("area", caller.area().value())
                .param("roles", caller.roles().stream().map(Enum::name).collect(Collectors.joining(",")))
                .query()
                .singleRow();
    }
}
