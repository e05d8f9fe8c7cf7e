package cn.fengqiao.cases.writeoff;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.Ending;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * 归档: what was written off and stayed quiet is archived. What is due stands in the cases themselves, so a restart
 * forgets nothing, and several instances share the work without doing it twice.
 */
@Component
class Archiving {

    private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);

    private final Cases cases;
    private final CaseRecorder recorder;
    private final Duration quiet;
    private final DueRounds.Round round;

    Archiving(
            Cases cases,
            CaseRecorder recorder,
            @Value("${fengqiao.case.archive-after}") Duration quiet,
            DueRounds rounds) {
        this.cases = cases;
        this.recorder = recorder;
        this.quiet = quiet;
        this.round = rounds.called("archiving");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.archive-every}")
    void look() {
        round.make(
                (tx, now, leftOut) -> cases.quietSince(tx, now.minus(quiet), leftOut),
                (tx, id, now) -> cases.findForUpdate(tx, id)
                        .map(stored -> archive(tx, stored, now))
                        .orElse(Went.NOTHING_DUE));
    }

    private Went archive(OpenTransaction tx, StoredCase stored, Instant now) {
        CaseDecision.Done done = Ending.archive(stored.dispute(), now);
        recorder.recordOwn(tx, stored, done, now);
        try (var line = CaseInLog.of(done.next().number())) {
            LOG.info("case {} archived", done.next().number());
        }
        return Went.WORKED;
    }
}
