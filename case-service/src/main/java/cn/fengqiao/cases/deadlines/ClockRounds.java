package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Vigil;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
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

    private static final int YEARS_AHEAD = 3;

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final CaseRecorder recorder;
    private final CurrentClockBook books;
    private final InstantSource clock;
    private final OneByOne oneByOne;
    private final OneByOne completing;

    ClockRounds(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            CaseRecorder recorder,
            CurrentClockBook books,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.recorder = recorder;
        this.books = books;
        this.clock = clock;
        this.oneByOne = new OneByOne("clocks", clock, meters);
        this.completing = new OneByOne("calendar", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.clock-rounds-every}")
    void look() {
        ClockBook book = books.get();
        Set<Integer> years = entered(book);
        try {
            completing.through(
                    (leftOut, taken) -> transactions.inTransaction(tx -> complete(tx, book, years, leftOut, taken)));
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> look(tx, book, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("clocks not looked at this time: {}", away.toString());
        }
    }

    private Went look(OpenTransaction tx, ClockBook book, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<UUID> awake = cases.awake(tx, now, leftOut);
        awake.ifPresent(taken);
        return awake.flatMap(id -> cases.findForUpdate(tx, id))
                .map(stored -> look(tx, stored, now, book))
                .orElse(Went.NOTHING_DUE);
    }

    private Went look(OpenTransaction tx, StoredCase stored, Instant now, ClockBook book) {
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
        return seen.events().isEmpty() ? Went.LEFT_ALONE : Went.WORKED;
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
    private Went complete(
            OpenTransaction tx, ClockBook book, Set<Integer> years, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Optional<UUID> waiting = cases.waitingFor(tx, years, leftOut);
        waiting.ifPresent(taken);
        return waiting.flatMap(id -> cases.findForUpdate(tx, id))
                .map(stored -> complete(tx, stored, book))
                .orElse(Went.NOTHING_DUE);
    }

    private Went complete(OpenTransaction tx, StoredCase stored, ClockBook book) {
        DisputeCase before = stored.dispute();
        DisputeCase completed = before.completed(book);
        cases.save(tx, stored.as(completed), before.version());
        return completed.clocks().equals(before.clocks()) ? Went.LEFT_ALONE : Went.WORKED;
    }
}
