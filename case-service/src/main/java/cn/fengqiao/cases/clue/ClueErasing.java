package cn.fengqiao.cases.clue;

import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.reporting.ClueStep;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.ClueEvent;
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
 * Erases what unfounded clues said of people once it is no longer needed (个人信息保护法 §47(1)). What is due stands in the
 * database, so a restart forgets nothing, and several instances each take another clue.
 *
 * <p>Does not reach into backups: those end by their own retention.
 */
@Component
class ClueErasing {

    private static final Logger LOG = LoggerFactory.getLogger(ClueErasing.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final MatterDesk desk;
    private final Clues clues;
    private final InstantSource clock;
    private final OneByOne oneByOne;

    ClueErasing(
            Transactions transactions,
            CallerScope scope,
            MatterDesk desk,
            Clues clues,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.desk = desk;
        this.clues = clues;
        this.clock = clock;
        this.oneByOne = new OneByOne("clue-erasing", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.clues.erase-every}")
    void look() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("no clue erased: {}", away.toString());
        }
    }

    /** Erases the clue that is due longest. */
    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Matter> due = clues.due(tx, now, leftOut);
        due.ifPresent(matter -> taken.accept(matter.id()));
        due.ifPresent(matter -> erase(tx, matter, now));
        return due.isPresent() ? Went.WORKED : Went.NOTHING_DUE;
    }

    private void erase(OpenTransaction tx, Matter matter, Instant now) {
        clues.erase(tx, matter.id(), now);
        var event = new ClueEvent.ContentErased(matter.audience());
        desk.changeWithin(
                tx,
                TheService.CALLER,
                matter,
                ClueStep.CONTENT_ERASED.name(),
                event,
                (open, locked, at) -> new MatterDecision.Done(ClueDesk.fact(locked, ClueStep.CONTENT_ERASED, event)));
        LOG.info("what clue {} said was erased", matter.id());
    }
}
