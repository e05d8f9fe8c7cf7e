package cn.fengqiao.risk.assess;

import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.risk.scoring.Assessment;
import cn.fengqiao.risk.scoring.Dispute;
import cn.fengqiao.risk.scoring.Question;
import cn.fengqiao.risk.scoring.Report;
import cn.fengqiao.risk.scoring.Report.Incident;
import cn.fengqiao.risk.scoring.RuleSet;
import cn.fengqiao.risk.scoring.Scoring;
import cn.fengqiao.risk.store.Assessments;
import cn.fengqiao.risk.store.Assessments.Cause;
import cn.fengqiao.risk.store.Colouring;
import cn.fengqiao.risk.store.Evidence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Rates a case, keeps the calculation, and says so on the topic when, and only when, the colour is another. The outbox
 * gives what is said the trace of what caused it.
 */
@Component
class Rating {

    static final String SOURCE = "/risk-service";

    private final RuleSet rules;
    private final Evidence evidence;
    private final Assessments assessments;
    private final Outbox outbox;
    private final InstantSource clock;

    Rating(RuleSet rules, Evidence evidence, Assessments assessments, Outbox outbox, InstantSource clock) {
        this.rules = rules;
        this.evidence = evidence;
        this.assessments = assessments;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Rates a case by everything that is known. */
    void rate(OpenTransaction tx, Colouring before, Cause cause) {
        Dispute dispute = evidence.dispute(tx, before.caseId());
        if (dispute != null) {
            rate(tx, before, dispute, cause);
        }
    }

    /** Rates a new case that nothing else has to do with. */
    void rate(OpenTransaction tx, Colouring before, Report report, List<Incident> earlier, Cause cause) {
        rate(tx, before, Dispute.of(report.caseId(), List.of(report), earlier), cause);
    }

    private void rate(OpenTransaction tx, Colouring before, Dispute dispute, Cause cause) {
        Assessment assessment = Scoring.assess(rules, dispute);
        UUID id = EventEnvelope.newId();
        Instant now = clock.instant();
        boolean changed = assessment.colour() != before.colour();
        long changes = before.changes() + (changed ? 1 : 0);
        assessments.keep(tx, id, before.caseId(), assessment, cause, changes, now);
        if (changed) {
            outbox.append(
                    tx,
                    EventEnvelope.mint(
                            SOURCE,
                            before.caseId(),
                            now,
                            changes,
                            null,
                            cause.event(),
                            changed(before, id, assessment)));
        }
    }

    private static RiskEvent.Changed changed(Colouring before, UUID id, Assessment assessment) {
        return new RiskEvent.Changed(
                before.audience(),
                id,
                assessment.colour(),
                before.colour(),
                assessment.certainty(),
                assessment.points(),
                assessment.ruleSet(),
                assessment.reasons().stream()
                        .map(reason -> new RiskEvent.Reason(reason.factor(), reason.points(), reason.override()))
                        .toList(),
                assessment.missing().stream().map(Question::code).toList());
    }
}
