package cn.fengqiao.notify.store;

import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.OutboxRow;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes many events into the outbox in one statement, in the order given. */
@Repository
class Ledger {

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(OpenTransaction tx, List<OutboxRow> rows) {
        tx.requireOpen();
        jdbc.sql("""
                insert into outbox (id, topic, subject, sequence, type, headers, payload)
                select id, topic, subject, sequence, type, headers, payload
                from unnest(:ids::uuid[], :topics::text[], :subjects::uuid[], :sequences::bigint[], :types::text[],
                    :headers::jsonb[], :payloads::text[])
                    with ordinality as event(id, topic, subject, sequence, type, headers, payload, place)
                order by place
                """)
                .param("ids", column(rows, row -> row.id().toString()))
                .param("topics", column(rows, OutboxRow::topic))
                .param("subjects", column(rows, row -> row.subject().toString()))
                .param("sequences", column(rows, row -> Long.toString(row.sequence())))
                .param("types", column(rows, OutboxRow::type))
                .param("headers", column(rows, OutboxRow::headers))
                .param("payloads", column(rows, OutboxRow::payload))
                .update();
    }

    private static String[] column(List<OutboxRow> rows, Function<OutboxRow, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
