package cn.fengqiao.cases.colour;

import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.ColoursAhead;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Puts the colours that were kept on their cases as these appear, and says so when one does not. */
@Component
class LateCases {

    private static final Logger LOG = LoggerFactory.getLogger(LateCases.class);

    /** PostgreSQL gives up a standby that is silent for a minute: what is not to be seen then, was lost. */
    private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Recolouring recolouring;
    private final ColoursAhead ahead;
    private final InstantSource clock;
    private final DueRounds.Round round;

    LateCases(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Recolouring recolouring,
            ColoursAhead ahead,
            InstantSource clock,
            DueRounds rounds) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.recolouring = recolouring;
        this.ahead = ahead;
        this.clock = clock;
        this.round = rounds.called("late-cases");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.late-cases-every}")
    void look() {
        try {
            transactions.inTransaction(tx -> {
                scope.apply(tx, TheService.CALLER);
                ahead.missing(tx, clock.instant().minus(VISIBLE_WITHIN))
                        .forEach(lost -> LOG.error("risk-service knows a case we do not: {}", lost));
                return true;
            });
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("colours that were kept stay so: {}", away.toString());
            return;
        }
        round.make((tx, now, leftOut) -> ahead.appeared(tx, leftOut), (tx, id, now) -> recolour(tx, id));
    }

    /** Locks the case first, as the listener does, whose newer colour may have taken the place of the one that was kept. */
    private Went recolour(OpenTransaction tx, UUID caseId) {
        StoredCase stored = cases.findForUpdate(tx, caseId).orElseThrow();
        return ahead.take(tx, caseId)
                .map(found -> {
                    recolouring.recolour(tx, stored, found);
                    return Went.WORKED;
                })
                .orElse(Went.LEFT_ALONE);
    }
}
