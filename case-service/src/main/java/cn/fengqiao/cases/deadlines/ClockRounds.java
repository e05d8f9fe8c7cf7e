package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Vigil;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the cases whose time has come: says what was missed, and ends the pauses that are over. When a case wants to
 * be looked at stands in its row, so a restart forgets nothing; a row is locked while it is looked at and skipped by the
 * others, so several instances share the rounds and nothing is said twice.
 */
@Component
class ClockRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ClockRounds.class);

    private static final int YEARS_AHEAD = 3;

    private final Cases cases;
    private final CaseRecorder recorder;
    private final CurrentClockBook books;
    private final InstantSource clock;
    private final DueRounds.Round round;
    private final DueRounds.Round completing;

    ClockRounds(Cases cases, CaseRecorder recorder, CurrentClockBook books, InstantSource clock, DueRounds rounds) {
        this.cases = cases;
        this.recorder = recorder;
        this.books = books;
        this.clock = clock;
        this.round = rounds.called("clocks");
        this.completing = rounds.called("calendar");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.clock-rounds-every}")
    void look() {
        ClockBook book = books.get();
        Set<Integer> years = entered(book);
        completing.make(
                (tx, now, leftOut) -> cases.waitingFor(tx, years, leftOut),
                (tx, id, now) -> cases.findForUpdate(tx, id)
                        .map(stored -> complete(tx, stored, book))
                        .orElse(Went.NOTHING_DUE));
        round.make(
                cases::awake,
                (tx, id, now) -> cases.findForUpdate(tx, id)
                        .map(stored -> look(tx, stored, now, book))
                        .orElse(Went.NOTHING_DUE));
    }

    private Went look(OpenTransaction tx, StoredCase stored, Instant now, ClockBook book) {
        CaseDecision.Done seen = Vigil.look(stored.dispute(), now, book);
        recorder.recordOwn(tx, stored, seen, now);
        try (var line = CaseInLog.of(seen.next().number())) {
            LOG.info(
                    "case {}: time has passed, {} facts",
                    seen.next().number(),
                    seen.events().size());
        }
        boolean stillDue = seen.next().wakesAt().filter(now::isAfter).isPresent();
        return seen.events().isEmpty() && stillDue ? Went.LEFT_ALONE : Went.WORKED;
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
    private Went complete(OpenTransaction tx, StoredCase stored, ClockBook book) {
        DisputeCase before = stored.dispute();
        DisputeCase completed = before.completed(book);
        cases.save(tx, stored.as(completed), before.version());
        return completed.clocks().equals(before.clocks()) ? Went.LEFT_ALONE : Went.WORKED;
    }
}
