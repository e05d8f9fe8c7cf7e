package cn.fengqiao.risk.assess;

import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import cn.fengqiao.risk.store.Evidence;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
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
 * Rates the cases anew that a release marked because it counts otherwise than the one before. Which are left stands in the
 * database, so a restart loses none; of several instances one at a time rates, as with events.
 */
@Component
class Recalculation {

    private static final Logger LOG = LoggerFactory.getLogger(Recalculation.class);

    private final Transactions transactions;
    private final Evidence evidence;
    private final Rating rating;
    private final OneByOne oneByOne;

    Recalculation(
            Transactions transactions, Evidence evidence, Rating rating, InstantSource clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.evidence = evidence;
        this.rating = rating;
        this.oneByOne = new OneByOne("recalculation", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.risk.recalculate-every}")
    void round() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("nothing recalculated this time: {}", away.toString());
        }
    }

    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        evidence.enter(tx);
        Optional<UUID> due = evidence.toRecalculate(tx, leftOut);
        if (due.isEmpty()) {
            return Went.NOTHING_DUE;
        }
        taken.accept(due.get());
        evidence.survivors(tx, List.of(due.get())).forEach(livesOn -> rating.rateQuietly(tx, livesOn));
        evidence.recalculated(tx, due.get());
        return Went.WORKED;
    }
}
