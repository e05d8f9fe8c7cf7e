package cn.fengqiao.risk.store;

import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.OutboxRow;
import cn.fengqiao.risk.scoring.Assessment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The calculations that were made, and the colour that follows from the latest. A calculation is never changed. */
@Repository
public class Assessments {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Evidence evidence;

    Assessments(JdbcClient jdbc, JsonMapper json, Evidence evidence) {
        this.jdbc = jdbc;
        this.json = json;
        this.evidence = evidence;
    }

    /**
     * Why a calculation was made.
     *
     * @param event the event that gave cause
     * @param type its type
     */
    public record Cause(UUID event, String type) {}

    /**
     * A calculation that was made.
     *
     * @param changes how many facts were said of the case, what this calculation brings included
     */
    public record Made(UUID id, UUID caseId, Assessment assessment, Cause cause, long changes, Instant at) {
        /** The same with one more fact to say. */
        public Made oneMore() {
            return new Made(id, caseId, assessment, cause, changes + 1, at);
        }
    }

    /** Keeps a calculation and gives its case the colour it found. */
    public void keep(OpenTransaction tx, Made made) {
        tx.requireOpen();
        jdbc.sql("""
                with kept as (
                    insert into assessment (id, case_id, assessed_at, as_of, rule_set, colour, certainty, points, override,
                        cause, cause_type, actor, detail, counted)
                    values (:id, :caseId, :now, :asOf, :ruleSet, :colour, :certainty, :points, :override,
                        :cause, :causeType, 'SYSTEM', :detail::jsonb, :counted::uuid[]))
                update dispute
                set colour = :colour,
                    certainty = :certainty,
                    assessment = :id,
                    changes = :changes,
                    recalculate = false
                where case_id = :caseId
                """).params(columns(made)).update();
    }

    /** Whether the case's latest calculation rests on the same and says the same. */
    public boolean known(OpenTransaction tx, Made made) {
        tx.requireOpen();
        return jdbc.sql("""
                select exists (
                    select
                    from dispute
                    join assessment on assessment.id = dispute.assessment
                    where dispute.case_id = :caseId
                    and assessment.rule_set = :ruleSet
                    and assessment.colour = :colour
                    and assessment.certainty = :certainty
                    and assessment.detail = :detail::jsonb)
                """).params(columns(made)).query(Boolean.class).single();
    }

    /** Why a case was calculated for the first time, which is a thing of its own; empty before that. */
    public Optional<Cause> firstCause(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                select cause, cause_type
                from assessment
                where case_id = :caseId
                order by id
                limit 1
                """)
                .param("caseId", caseId)
                .query((row, number) -> new Cause(Evidence.uuid(row, "cause"), row.getString("cause_type")))
                .optional();
    }

    /** Keeps a new case, its first calculation and, if there is something to tell, the event: one statement, the common way. */
    public void keepFirst(OpenTransaction tx, NewCase found, Made made, @Nullable OutboxRow event) {
        tx.requireOpen();
        Map<String, @Nullable Object> columns = columns(made);
        columns.putAll(evidence.columns(found));
        columns.put("told", event != null);
        columns.put("eventId", event == null ? null : event.id());
        columns.put("topic", event == null ? null : event.topic());
        columns.put("eventType", event == null ? null : event.type());
        columns.put("headers", event == null ? null : event.headers());
        columns.put("payload", event == null ? null : event.payload());
        jdbc.sql("""
                with reported as (
                    insert into report (case_id, place_key, mode, found_at, party_count, answers)
                    values (:caseId, :place, :mode, :foundAt, :partyCount, :answers::jsonb)),
                kept as (
                    insert into assessment (id, case_id, assessed_at, as_of, rule_set, colour, certainty, points, override,
                        cause, cause_type, actor, detail, counted)
                    values (:id, :caseId, :now, :asOf, :ruleSet, :colour, :certainty, :points, :override,
                        :cause, :causeType, 'SYSTEM', :detail::jsonb, :counted::uuid[])),
                said as (
                    insert into outbox (id, topic, subject, sequence, type, headers, payload)
                    select :eventId::uuid, :topic::text, :caseId, :changes, :eventType::text, :headers::jsonb, :payload::text
                    where :told)
                insert into dispute (
                    case_id, area, departments, restricted, type, told_by, colour, certainty, assessment, changes)
                values (
                    :caseId, :area, :departments, :restricted, :type, :toldBy, :colour, :certainty, :id, :changes)
                """).params(columns).update();
    }

    private Map<String, @Nullable Object> columns(Made made) {
        Assessment assessment = made.assessment();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", made.id());
        columns.put("caseId", made.caseId());
        columns.put("now", Evidence.at(made.at()));
        columns.put("asOf", Evidence.at(assessment.asOf()));
        columns.put("ruleSet", assessment.ruleSet());
        columns.put("colour", assessment.colour().name());
        columns.put("certainty", assessment.certainty().name());
        columns.put("points", assessment.points());
        columns.put("override", assessment.override());
        columns.put("cause", made.cause().event());
        columns.put("causeType", made.cause().type());
        columns.put("detail", json.writeValueAsString(Detail.of(assessment)));
        columns.put("counted", assessment.inputs().others().toArray(UUID[]::new));
        columns.put("changes", made.changes());
        return columns;
    }
}
