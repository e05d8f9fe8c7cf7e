package cn.fengqiao.cases.store;

import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which slots of time have had their canary. The first instance to insert a slot releases it; the others find it taken. */
public final class CanarySlots {

    /** Enough to see what happened last night; older ones tell nothing. */
    private static final long KEPT = 5_000;

    private final JdbcClient jdbc;

    public CanarySlots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the slot; false when it has had its canary. */
    public boolean take(OpenTransaction tx, long slot, UUID canary, Instant at) {
        tx.requireOpen();
        boolean mine = jdbc.sql("""
                        insert into canary_slot (slot, canary, released_at)
                        values (:slot, :canary, :at)
                        on conflict (slot) do nothing
                        """)
                        .param("slot", slot)
                        .param("canary", canary)
                        .param("at", Sql.time(at))
                        .update()
                == 1;
        if (mine) {
            jdbc.sql("delete from canary_slot where slot < :oldest")
                    .param("oldest", slot - KEPT)
                    .update();
        }
        return mine;
    }
}
