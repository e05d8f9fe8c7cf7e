package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.mediating.Confirming;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes down that nobody applied in time for the confirmation of an agreement (state 56). Until when stands in the row, so
 * a restart forgets nothing; the lock of the case lets of several instances one say it.
 */
@Component
class ConfirmationRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmationRounds.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Mediations mediations;
    private final CaseRecorder recorder;
    private final InstantSource clock;
    private final OneByOne oneByOne;

    ConfirmationRounds(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Mediations mediations,
            CaseRecorder recorder,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.mediations = mediations;
        this.recorder = recorder;
        this.clock = clock;
        this.oneByOne = new OneByOne("confirmations", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.mediation.confirmation-rounds-every}")
    void look() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("confirmations not looked at this time: {}", away.toString());
        }
    }

    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<UUID> over = mediations.tooLateToConfirm(tx, now, leftOut);
        over.ifPresent(taken);
        return over.map(id -> lapse(tx, id, now)).orElse(Went.NOTHING_DUE);
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
        recorder.record(
                tx,
                TheService.CALLER,
                stored.get().dispute(),
                stored.get().as(lapsed.next()),
                lapsed.events(),
                CaseRecorder.Said.NOTHING,
                now);
        mediations.save(tx, caseId, Confirming.lapsed(waiting.get()), null);
        return Went.WORKED;
    }
}
