package cn.fengqiao.cases.promises;

import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Enters agreements in the ledger that bound before there was one. A migration cannot: what was promised lies sealed. With
 * the last of them entered a round finds nothing any more.
 */
@Component
class OldAgreements {

    private static final Logger LOG = LoggerFactory.getLogger(OldAgreements.class);

    private final Cases cases;
    private final Mediations mediations;
    private final DueRounds.Round round;

    OldAgreements(Cases cases, Mediations mediations, DueRounds rounds) {
        this.cases = cases;
        this.mediations = mediations;
        this.round = rounds.called("old-agreements");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.promises.old-agreements-every}")
    void enter() {
        round.make((tx, now, leftOut) -> mediations.notInLedger(tx, leftOut), (tx, id, now) -> enter(tx, id));
    }

    /** Under the lock of the case, as whoever else writes of its mediation; what cannot be entered waits. */
    private Went enter(OpenTransaction tx, UUID caseId) {
        return cases.findForUpdate(tx, caseId).isPresent() && mediations.enter(tx, caseId)
                ? Went.WORKED
                : Went.LEFT_ALONE;
    }
}
