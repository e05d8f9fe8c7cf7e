package cn.fengqiao.cases.unasked;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Makes the rounds in which the service does by itself what is due, on cases, on matters beside them and on what belongs to
 * either. Each of them is found and worked on in a transaction of its own, as the service; one that cannot be worked on is
 * passed by ({@link OneByOne}), and a database that is away ends the round until the next.
 *
 * <p>What is due has to stand in the database, so that a restart forgets nothing, and several instances have to agree by a
 * lock or a version who works on it: both are for {@link Find} and {@link Work} to see to.
 */
public final class DueRounds {

    private static final Logger LOG = LoggerFactory.getLogger(DueRounds.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final InstantSource clock;
    private final MeterRegistry meters;

    public DueRounds(Transactions transactions, CallerScope scope, InstantSource clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.clock = clock;
        this.meters = meters;
    }

    /** @param name what the round is called in log and metric */
    public Round called(String name) {
        return new Round(name, new OneByOne(name, clock, meters));
    }

    /** Finds the next that is due. */
    @FunctionalInterface
    public interface Find {
        /**
         * @param leftOut what must not be taken
         * @return its id alone, so that one that cannot be read is known by it
         */
        Optional<UUID> next(OpenTransaction tx, Instant now, UUID[] leftOut);
    }

    /** Works on what was found. */
    @FunctionalInterface
    public interface Work {
        Went on(OpenTransaction tx, UUID id, Instant now);
    }

    /** One round, made again and again. */
    public final class Round {

        private final String name;
        private final OneByOne oneByOne;

        private Round(String name, OneByOne oneByOne) {
            this.name = name;
            this.oneByOne = oneByOne;
        }

        /** Works until nothing is due. */
        public void make(Find find, Work work) {
            try {
                oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> {
                    scope.apply(tx, TheService.CALLER);
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    Optional<UUID> due = find.next(tx, now, leftOut);
                    due.ifPresent(taken);
                    return due.map(id -> work.on(tx, id, now)).orElse(Went.NOTHING_DUE);
                }));
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("{}: not looked at this time: {}", name, away.toString());
            }
        }
    }
}
