package cn.fengqiao.risk.assess;

import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.kit.outbox.OutboxRow;
import cn.fengqiao.risk.scoring.Assessment;
import cn.fengqiao.risk.scoring.Dispute;
import cn.fengqiao.risk.scoring.Question;
import cn.fengqiao.risk.scoring.Report.Incident;
import cn.fengqiao.risk.scoring.RuleSet;
import cn.fengqiao.risk.scoring.Scoring;
import cn.fengqiao.risk.store.Assessments;
import cn.fengqiao.risk.store.Assessments.Cause;
import cn.fengqiao.risk.store.Assessments.Made;
import cn.fengqiao.risk.store.Colouring;
import cn.fengqiao.risk.store.Evidence;
import cn.fengqiao.risk.store.NewCase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Rates a case, keeps the calculation, and says so on the topic when, and only when, the colour is another or as sure as
 * it was not before. A case that stays as it was raised, NONE and provisional, costs no event. The outbox gives what is
 * said the trace of what caused it.
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
        made(tx, before, cause).ifPresent(made -> keep(tx, before, made));
    }

    /**
     * Rates a case because of what was heard of it or of another. When nothing comes of it, it leaves no trace.
     *
     * @param of the case that something was heard of; when not all who see the rated case may know of it, it is not said
     */
    void rateAgain(OpenTransaction tx, Colouring before, UUID of, Cause heard) {
        if (evidence.allMayKnow(tx, before.caseId(), of)) {
            rateAgain(tx, before, heard);
        } else {
            rateQuietly(tx, before);
        }
    }

    /** Rates a case without saying why: what comes of it is put down to the case's own beginning. */
    void rateQuietly(OpenTransaction tx, Colouring before) {
        assessments.firstCause(tx, before.caseId()).ifPresent(cause -> rateAgain(tx, before, cause));
    }

    private void rateAgain(OpenTransaction tx, Colouring before, Cause cause) {
        made(tx, before, cause).filter(made -> !assessments.known(tx, made)).ifPresent(made -> keep(tx, before, made));
    }

    /**
     * Rates a case whose outcome was recorded, and says that it did, whatever came of it.
     *
     * @param version the version of the case that recorded it
     */
    void review(OpenTransaction tx, Colouring before, Cause cause, long version) {
        made(tx, before, cause).ifPresent(made -> review(tx, before, made, version));
    }

    private void review(OpenTransaction tx, Colouring before, Made made, long version) {
        Made said = made.oneMore();
        assessments.keep(tx, said);
        tellChange(tx, before, made);
        outbox.append(
                tx,
                EventEnvelope.mint(
                        SOURCE,
                        made.caseId(),
                        made.at(),
                        said.changes(),
                        null,
                        made.cause().event(),
                        new RiskEvent.Reviewed(
                                before.audience(),
                                made.id(),
                                made.assessment().colour(),
                                made.assessment().certainty(),
                                version)));
    }

    /** Rates a new case that no other has to do with but earlier ones at its place. */
    void rateFirst(OpenTransaction tx, NewCase found, List<Incident> earlier, Cause cause) {
        Colouring before = Colouring.first(found.report().caseId(), found.audience());
        Made made = make(before, Dispute.of(before.caseId(), List.of(found.report()), earlier), cause);
        boolean told = made.changes() > before.changes();
        assessments.keepFirst(tx, found, made, told ? OutboxRow.of(event(before, made)) : null);
    }

    private void keep(OpenTransaction tx, Colouring before, Made made) {
        assessments.keep(tx, made);
        tellChange(tx, before, made);
    }

    private void tellChange(OpenTransaction tx, Colouring before, Made made) {
        if (made.changes() > before.changes()) {
            outbox.append(tx, event(before, made));
        }
    }

    /** Empty while the case's own first report has not arrived. */
    private Optional<Made> made(OpenTransaction tx, Colouring before, Cause cause) {
        return Optional.ofNullable(evidence.dispute(tx, before.caseId())).map(dispute -> make(before, dispute, cause));
    }

    private Made make(Colouring before, Dispute dispute, Cause cause) {
        Assessment assessment = Scoring.assess(rules, dispute, before.colour());
        boolean same = assessment.colour() == before.colour() && assessment.certainty() == before.certainty();
        long changes = before.changes() + (same ? 0 : 1);
        return new Made(EventEnvelope.newId(), before.caseId(), assessment, cause, changes, clock.instant());
    }

    private static EventEnvelope<RiskEvent> event(Colouring before, Made made) {
        return EventEnvelope.mint(
                SOURCE,
                made.caseId(),
                made.at(),
                made.changes(),
                null,
                made.cause().event(),
                fact(before, made.id(), made.assessment()));
    }

    private static RiskEvent fact(Colouring before, UUID id, Assessment assessment) {
        return assessment.colour() == before.colour()
                ? new RiskEvent.CertaintyChanged(
                        before.audience(), id, assessment.colour(), assessment.certainty(), before.certainty())
                : changed(before, id, assessment);
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
