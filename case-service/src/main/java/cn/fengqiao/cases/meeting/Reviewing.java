package cn.fengqiao.cases.meeting;

import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.Meetings;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.MeetingEvent;
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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Says of each meeting whose day of review has come that it is so, once. What was said is in the row of the meeting, so a
 * restart repeats nothing, and several instances each take another one.
 */
@Component
class Reviewing {

    private static final Logger LOG = LoggerFactory.getLogger(Reviewing.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final MatterDesk desk;
    private final Meetings meetings;
    private final InstantSource clock;
    private final OneByOne oneByOne;

    Reviewing(
            Transactions transactions,
            CallerScope scope,
            MatterDesk desk,
            Meetings meetings,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.desk = desk;
        this.meetings = meetings;
        this.clock = clock;
        this.oneByOne = new OneByOne("reviewing", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.meetings.review-every}")
    void look() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("no review said: {}", away.toString());
        }
    }

    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Matter> due = meetings.reviewDue(tx, MeetingDesk.today(now), leftOut);
        due.ifPresent(matter -> taken.accept(matter.id()));
        due.ifPresent(meeting -> {
            meetings.reviewSaid(tx, meeting.id(), now);
            var event = new MeetingEvent.ReviewDue(meeting.audience());
            desk.changeWithin(
                    tx,
                    TheService.CALLER,
                    meeting,
                    "meetings.reviewDue",
                    event,
                    (open, matter, at) -> new MatterDecision.Done(
                            new MatterFact(matter, MeetingStep.REVIEW_DUE, event, Remark.NONE)));
        });
        return due.isPresent() ? Went.WORKED : Went.NOTHING_DUE;
    }
}
