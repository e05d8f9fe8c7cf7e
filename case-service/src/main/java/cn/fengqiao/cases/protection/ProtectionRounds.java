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
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says that a protection ends soon, and that it has ended, each once. When stands in the row, so a restart forgets nothing;
 * the lock of the case lets of several instances one say it.
 */
@Component
class ProtectionRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ProtectionRounds.class);

    private final Cases cases;
    private final Protections protections;
    private final CaseRecorder recorder;
    private final CurrentClockBook books;
    private final DueRounds.Round round;

    ProtectionRounds(
            Cases cases, Protections protections, CaseRecorder recorder, CurrentClockBook books, DueRounds rounds) {
        this.cases = cases;
        this.protections = protections;
        this.recorder = recorder;
        this.books = books;
        this.round = rounds.called("protections");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.protection.rounds-every}")
    void look() {
        round.make(protections::due, this::look);
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
        StoredCase next = recorder.recordOwn(tx, stored, done, now);
        protections.save(tx, stored.id(), passed.next());
        return next;
    }
}
