package cn.fengqiao.cases.store;

import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.kit.outbox.OpenTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds to the tree of areas; nothing in it is ever renamed or removed here. */
public final class AreaTree {

    private final JdbcClient jdbc;

    public AreaTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added; it is not when it is there. */
    public boolean add(OpenTransaction tx, Area area) {
        tx.requireOpen();
        return jdbc.sql("""
                        insert into area (path, name, kind)
                        values (:path, :name, :kind)
                        on conflict (path) do nothing
                        """)
                        .param("path", area.path().value())
                        .param("name", area.name())
                        .param("kind", area.kind().name())
                        .update()
                == 1;
    }
}
