package cn.fengqiao.cases.meeting;

import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.Meetings;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.contract.MeetingEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Instant;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says of each meeting whose day of review has come that it is so, once. What was said is in the row of the meeting, so a
 * restart repeats nothing, and several instances each take another one.
 */
@Component
class Reviewing {

    private final MatterDesk desk;
    private final Matters matters;
    private final Meetings meetings;
    private final DueRounds.Round round;

    Reviewing(MatterDesk desk, Matters matters, Meetings meetings, DueRounds rounds) {
        this.desk = desk;
        this.matters = matters;
        this.meetings = meetings;
        this.round = rounds.called("reviewing");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.meetings.review-every}")
    void look() {
        round.make((tx, now, leftOut) -> meetings.reviewDue(tx, MeetingDesk.today(now), leftOut), this::say);
    }

    private Went say(OpenTransaction tx, UUID id, Instant now) {
        Matter meeting = matters.findForUpdate(tx, MatterKind.MEETING, id).orElseThrow();
        meetings.reviewSaid(tx, id, now);
        var event = new MeetingEvent.ReviewDue(meeting.audience());
        desk.changeWithin(
                tx,
                TheService.CALLER,
                meeting,
                "meetings.reviewDue",
                event,
                (open, matter, at) ->
                        new MatterDecision.Done(new MatterFact(matter, MeetingStep.REVIEW_DUE, event, Remark.NONE)));
        return Went.WORKED;
    }
}
