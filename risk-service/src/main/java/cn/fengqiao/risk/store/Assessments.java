package cn.fengqiao.risk.store;

import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.risk.scoring.Assessment;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The calculations that were made, and the colour that follows from the latest. A calculation is never changed. */
@Repository
public class Assessments {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Assessments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Why a calculation was made.
     *
     * @param event the event that gave cause
     * @param type its type
     */
    public record Cause(UUID event, String type) {}

    /** Keeps a calculation and gives its case the colour it found. */
    public void keep(
            OpenTransaction tx, UUID id, UUID caseId, Assessment assessment, Cause cause, long changes, Instant now) {
        tx.requireOpen();
        jdbc.sql("""
                with kept as (
                    insert into assessment (id, case_id, assessed_at, as_of, rule_set, colour, certainty, points, override,
                        cause, cause_type, actor, detail)
                    values (:id, :caseId, :now, :asOf, :ruleSet, :colour, :certainty, :points, :override,
                        :cause, :causeType, 'SYSTEM', :detail::jsonb))
                update dispute
                set colour = :colour,
                    certainty = :certainty,
                    assessment = :id,
                    changes = :changes
                where case_id = :caseId
                """)
                .param("id", id)
                .param("caseId", caseId)
                .param("now", Evidence.at(now))
                .param("asOf", Evidence.at(assessment.asOf()))
                .param("ruleSet", assessment.ruleSet())
                .param("colour", assessment.colour().name())
                .param("certainty", assessment.certainty().name())
                .param("points", assessment.points())
                .param("override", assessment.override())
                .param("cause", cause.event())
                .param("causeType", cause.type())
                .param("detail", json.writeValueAsString(Detail.of(assessment)))
                .param("changes", changes)
                .update();
    }
}
