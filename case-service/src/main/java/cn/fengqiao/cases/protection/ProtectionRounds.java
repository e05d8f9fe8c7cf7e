package cn.fengqiao.cases.protection;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.Safeguarding;
import cn.fengqiao.cases.protecting.Protecting;
import cn.fengqiao.cases.protecting.Protection;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Protections;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
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
 * Says that a protection ends soon, and that it has ended, each once. When stands in the row, so a restart forgets nothing;
 * the lock of the case lets of several instances one say it.
 */
@Component
class ProtectionRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ProtectionRounds.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Protections protections;
    private final CaseRecorder recorder;
    private final CurrentClockBook books;
    private final InstantSource clock;
    private final OneByOne oneByOne;

    ProtectionRounds(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Protections protections,
            CaseRecorder recorder,
            CurrentClockBook books,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.protections = protections;
        this.recorder = recorder;
        this.books = books;
        this.clock = clock;
        this.oneByOne = new OneByOne("protections", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.protection.rounds-every}")
    void look() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("protections not looked at this time: {}", away.toString());
        }
    }

    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<UUID> due = protections.due(tx, now, leftOut);
        due.ifPresent(taken);
        return due.map(id -> look(tx, id, now)).orElse(Went.NOTHING_DUE);
    }

    private Went look(OpenTransaction tx, UUID caseId, Instant now) {
        Optional<StoredCase> found = cases.findForUpdate(tx, caseId);
        if (found.isEmpty()) {
            return Went.LEFT_ALONE;
        }
        StoredCase stored = found.get();
        Went went = Went.LEFT_ALONE;
        // what happened while the case was not locked is seen now
        List<Protection> all = protections.of(tx, caseId);
        for (Protection each : all) {
            Optional<Protecting.Taken> passed = Protecting.passed(each, now);
            if (passed.isPresent()) {
                all = PendingProtection.with(all, passed.get().next());
                stored = said(tx, stored, passed.get(), all, now);
                went = Went.WORKED;
            }
        }
        return went;
    }

    private StoredCase said(
            OpenTransaction tx, StoredCase stored, Protecting.Taken passed, List<Protection> all, Instant now) {
        ClockBook book = books.get();
        CaseDecision.Done done = Safeguarding.passed(
                stored.dispute(), passed.next().kind(), passed.step(), now, Protecting.watched(all), book);
        StoredCase next = stored.as(done.next());
        recorder.record(tx, TheService.CALLER, stored.dispute(), next, done.events(), CaseRecorder.Said.NOTHING, now);
        protections.save(tx, stored.id(), passed.next());
        return next;
    }
}
