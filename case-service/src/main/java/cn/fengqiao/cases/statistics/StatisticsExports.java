package cn.fengqiao.cases.statistics;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down who took which numbers out of the system, in the log of the lists. In the caller's scope. */
@Component
class StatisticsExports {

    private static final String REASON = "统计表导出";

    private final JdbcClient jdbc;

    StatisticsExports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lines how many groups the workbook has */
    void record(OpenTransaction tx, Caller caller, Question asked, long lines, Instant at) {
        tx.requireOpen();
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into list_export (id, at, by_subject, by_name, by_department, area, reason, question, policy)
                        values (:id, :at, :subject, :name, :department, :area, :reason, :question, :policy)
                        """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("subject", caller.subject())
                .param("name", caller.name())
                .param("department", caller.department().code())
                .param("area", caller.area().value())
                .param("reason", REASON)
                .param("question", asked.text())
                .param("policy", CasePolicy.VERSION)
                .update();
        // the workbook is whole before its first byte leaves
        jdbc.sql("""
                        insert into list_export_end (export_id, at, lines)
                        values (:id, clock_timestamp(), :lines)
                        """).param("id", id).param("lines", lines).update();
    }
}
