package cn.fengqiao.cases.writeoff;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.Ending;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * 归档: what was written off and stayed quiet is archived. What is due stands in the cases themselves, so a restart
 * forgets nothing, and several instances share the work without doing it twice.
 */
@Component
class Archiving {

    private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final CaseRecorder recorder;
    private final Duration quiet;
    private final InstantSource clock;
    private final OneByOne oneByOne;

    Archiving(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            CaseRecorder recorder,
            @Value("${fengqiao.case.archive-after}") Duration quiet,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.recorder = recorder;
        this.quiet = quiet;
        this.clock = clock;
        this.oneByOne = new OneByOne("archiving", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.archive-every}")
    void look() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("not archived this time: {}", away.toString());
        }
    }

    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<UUID> due = cases.quietSince(tx, now.minus(quiet), leftOut);
        due.ifPresent(taken);
        return due.flatMap(id -> cases.findForUpdate(tx, id))
                .map(stored -> archive(tx, stored, now))
                .orElse(Went.NOTHING_DUE);
    }

    private Went archive(OpenTransaction tx, StoredCase stored, Instant now) {
        CaseDecision.Done done = Ending.archive(stored.dispute(), now);
        recorder.record(
                tx,
                TheService.CALLER,
                stored.dispute(),
                stored.as(done.next()),
                done.events(),
                CaseRecorder.Said.NOTHING,
                now);
        try (var line = CaseInLog.of(done.next().number())) {
            LOG.info("case {} archived", done.next().number());
        }
        return Went.WORKED;
    }
}
