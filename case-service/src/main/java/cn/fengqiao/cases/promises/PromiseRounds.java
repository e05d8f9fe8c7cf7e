package cn.fengqiao.cases.promises;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.Committing;
import cn.fengqiao.cases.dispute.Committing.Overdue;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

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

    private final Cases cases;
    private final Promises promises;
    private final CaseRecorder recorder;
    private final DueRounds.Round round;

    PromiseRounds(Cases cases, Promises promises, CaseRecorder recorder, DueRounds rounds) {
        this.cases = cases;
        this.promises = promises;
        this.recorder = recorder;
        this.round = rounds.called("promises");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.promises.rounds-every}")
    void look() {
        round.make(
                (tx, now, leftOut) -> cases.withOverduePromises(tx, Promises.day(now), leftOut),
                (tx, id, now) -> cases.findForUpdate(tx, id)
                        .map(stored -> say(tx, stored, now))
                        .orElse(Went.NOTHING_DUE));
    }

    private Went say(OpenTransaction tx, StoredCase stored, Instant now) {
        List<Overdue> overdue = promises.sayOverdue(tx, stored.id(), Promises.day(now), now, AT_ONCE);
        if (overdue.isEmpty()) {
            return Went.LEFT_ALONE;
        }
        say(tx, stored, overdue, now);
        return Went.WORKED;
    }

    private void say(OpenTransaction tx, StoredCase stored, List<Overdue> overdue, Instant now) {
        CaseDecision.Done done = Committing.overdue(stored.dispute(), overdue, now);
        recorder.recordOwn(tx, stored, done, now);
        try (var line = CaseInLog.of(done.next().number())) {
            LOG.info("case {}: {} promises are overdue", done.next().number(), overdue.size());
        }
    }
}
