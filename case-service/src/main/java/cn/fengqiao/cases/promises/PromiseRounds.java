package cn.fengqiao.cases.promises;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.Committing;
import cn.fengqiao.cases.dispute.Committing.Overdue;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
 * Says of promises whose day has passed that they are overdue; what became of them is for people to say. What was said
 * stands in the ledger, so a restart forgets nothing; a case is locked while it is looked at and skipped by the others, so
 * several instances share the rounds and nothing is said twice.
 */
@Component
class PromiseRounds {

    private static final Logger LOG = LoggerFactory.getLogger(PromiseRounds.class);

    /** Promises of a case said in one transaction, so that it stays short. */
    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Promises promises;
    private final CaseRecorder recorder;
    private final InstantSource clock;
    private final OneByOne oneByOne;

    PromiseRounds(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Promises promises,
            CaseRecorder recorder,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.promises = promises;
        this.recorder = recorder;
        this.clock = clock;
        this.oneByOne = new OneByOne("promises", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.promises.rounds-every}")
    void look() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("promises not looked at this time: {}", away.toString());
        }
    }

    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = Promises.day(now);
        Optional<UUID> due = cases.withOverduePromises(tx, today, leftOut);
        due.ifPresent(taken);
        return due.flatMap(id -> cases.findForUpdate(tx, id))
                .map(stored -> say(tx, stored, today, now))
                .orElse(Went.NOTHING_DUE);
    }

    private Went say(OpenTransaction tx, StoredCase stored, LocalDate today, Instant now) {
        List<Overdue> overdue = promises.sayOverdue(tx, stored.id(), today, now, AT_ONCE);
        if (overdue.isEmpty()) {
            return Went.LEFT_ALONE;
        }
        say(tx, stored, overdue, now);
        return Went.WORKED;
    }

    private void say(OpenTransaction tx, StoredCase stored, List<Overdue> overdue, Instant now) {
        CaseDecision.Done done = Committing.overdue(stored.dispute(), overdue, now);
        recorder.record(
                tx,
                TheService.CALLER,
                stored.dispute(),
                stored.as(done.next()),
                done.events(),
                CaseRecorder.Said.NOTHING,
                now);
        try (var line = CaseInLog.of(done.next().number())) {
            LOG.info("case {}: {} promises are overdue", done.next().number(), overdue.size());
        }
    }
}
