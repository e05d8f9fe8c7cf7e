package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.mediating.Confirming;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes down that nobody applied in time for the confirmation of an agreement (state 56). Until when stands in the row, so
 * a restart forgets nothing; the lock of the case lets of several instances one say it.
 */
@Component
class ConfirmationRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmationRounds.class);

    private final Cases cases;
    private final Mediations mediations;
    private final CaseRecorder recorder;
    private final DueRounds.Round round;

    ConfirmationRounds(Cases cases, Mediations mediations, CaseRecorder recorder, DueRounds rounds) {
        this.cases = cases;
        this.mediations = mediations;
        this.recorder = recorder;
        this.round = rounds.called("confirmations");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.mediation.confirmation-rounds-every}")
    void look() {
        round.make((tx, now, leftOut) -> mediations.tooLateToConfirm(tx, now, leftOut), this::lapse);
    }

    private Went lapse(OpenTransaction tx, UUID caseId, Instant now) {
        Optional<StoredCase> stored = cases.findForUpdate(tx, caseId);
        // what happened while the case was not locked is seen now
        Optional<Proceeding> waiting =
                mediations.latest(tx, caseId).filter(proceeding -> mediations.tooLateToConfirm(tx, now, caseId));
        if (stored.isEmpty() || waiting.isEmpty()) {
            return Went.LEFT_ALONE;
        }
        CaseDecision.Done lapsed = Mediating.lapsed(stored.get().dispute(), Confirming.TOO_LATE, now);
        recorder.recordOwn(tx, stored.get(), lapsed, now);
        mediations.save(tx, caseId, Confirming.lapsed(waiting.get()), null);
        return Went.WORKED;
    }
}
