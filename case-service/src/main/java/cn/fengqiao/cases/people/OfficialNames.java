package cn.fengqiao.cases.people;

import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Names and posts of officials who stand in something the caller may know of. A judge who serves in a community's team, or
 * a cadre who answers for it, belongs to the subdistrict, which lies outside the competence of whoever works for that
 * community alone; so they are read by the service itself.
 */
@Component
class OfficialNames {

    private final CallerScope scope;
    private final Officials officials;

    OfficialNames(CallerScope scope, Officials officials) {
        this.scope = scope;
        this.officials = officials;
    }

    /** To be read last: what follows in this transaction is no longer read within the caller's scope. */
    Map<UUID, Official> of(OpenTransaction tx, Collection<UUID> ids) {
        scope.apply(tx, TheService.CALLER);
        return officials.withIds(tx, ids);
    }
}
