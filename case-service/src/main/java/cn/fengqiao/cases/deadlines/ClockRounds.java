package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.Vigil;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at the cases whose time has come: says what was missed, and ends the pauses that are over. When a case wants to
 * be looked at stands in its row, so a restart forgets nothing; a row is locked while it is looked at and skipped by the
 * others, so several instances share the rounds and nothing is said twice.
 */
@Component
class ClockRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ClockRounds.class);

    /** Looked at in one transaction, so that it stays short. */
    private static final int AT_ONCE = 50;

    private static final int YEARS_AHEAD = 3;

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final CaseRecorder recorder;
    private final CurrentClockBook books;
    private final InstantSource clock;

    ClockRounds(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            CaseRecorder recorder,
            CurrentClockBook books,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.recorder = recorder;
        this.books = books;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.clock-rounds-every}")
    void look() {
        ClockBook book = books.get();
        Set<Integer> years = entered(book);
        try {
            while (transactions.inTransaction(tx -> complete(tx, book, years)) == AT_ONCE) {
                // there may be more
            }
            while (transactions.inTransaction(tx -> look(tx, book)) == AT_ONCE) {
                // there may be more
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("clocks not looked at this time: {}", away.toString());
        }
    }

    private int look(OpenTransaction tx, ClockBook book) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<StoredCase> awake = cases.awake(tx, now, AT_ONCE);
        for (StoredCase stored : awake) {
            CaseDecision.Done seen = Vigil.look(stored.dispute(), now, book);
            recorder.record(
                    tx,
                    TheService.CALLER,
                    stored.dispute(),
                    stored.as(seen.next()),
                    seen.events(),
                    CaseRecorder.Said.NOTHING,
                    now);
            try (var line = CaseInLog.of(seen.next().number())) {
                LOG.info(
                        "case {}: time has passed, {} facts",
                        seen.next().number(),
                        seen.events().size());
            }
        }
        return awake.size();
    }

    /** The years that clocks of today can run into. */
    private Set<Integer> entered(ClockBook book) {
        int first = book.calendar().dateOf(clock.instant()).getYear();
        return IntStream.rangeClosed(first, first + YEARS_AHEAD)
                .filter(book.calendar()::knows)
                .boxed()
                .collect(Collectors.toSet());
    }

    /** A year was entered: what was unknown can be said. */
    private int complete(OpenTransaction tx, ClockBook book, Set<Integer> years) {
        scope.apply(tx, TheService.CALLER);
        List<StoredCase> waiting = cases.waitingFor(tx, years, AT_ONCE);
        for (StoredCase stored : waiting) {
            cases.save(
                    tx,
                    stored.as(stored.dispute().completed(book)),
                    stored.dispute().version());
        }
        return waiting.size();
    }
}
