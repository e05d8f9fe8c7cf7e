package cn.fengqiao.cases.patrol;

import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.Patrol;
import cn.fengqiao.cases.store.Patrols;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.contract.PatrolEvent;
import cn.fengqiao.contract.PatrolEvent.Miss;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says of each patrol whose time is over, and on which nobody set out or which nobody finished, that it was missed, once.
 * What was said is in the row of the patrol, so a restart repeats nothing, and several instances each take another one.
 *
 * <p>Does not end the patrol: it can still be finished or cancelled, and stays one that was missed.
 */
@Component
class Missing {

    private final MatterDesk desk;
    private final Matters matters;
    private final Patrols patrols;
    private final Duration grace;
    private final DueRounds.Round round;

    /** @param grace so long after its end a patrol may still be finished without having been missed */
    Missing(
            MatterDesk desk,
            Matters matters,
            Patrols patrols,
            @Value("${fengqiao.case.patrols.missed-after}") Duration grace,
            DueRounds rounds) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a patrol is not missed before its end");
        }
        this.desk = desk;
        this.matters = matters;
        this.patrols = patrols;
        this.grace = grace;
        this.round = rounds.called("missing-patrols");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.patrols.missed-every}")
    void look() {
        round.make((tx, now, leftOut) -> patrols.unsaid(tx, now.minus(grace), leftOut), this::say);
    }

    private Went say(OpenTransaction tx, UUID id, Instant now) {
        Matter matter = matters.findForUpdate(tx, MatterKind.PATROL, id).orElseThrow();
        Patrol patrol = patrols.find(tx, id).orElseThrow();
        Miss lacking = patrol.state().lacks().orElseThrow();
        patrols.missed(tx, id, lacking, now);
        var event = new PatrolEvent.Missed(matter.audience(), lacking, patrol.stops(), patrol.visited());
        desk.changeWithin(
                tx,
                TheService.CALLER,
                matter,
                "patrols.missed",
                event,
                (open, locked, at) -> PatrolDesk.done(locked, PatrolStep.MISSED, event, Remark.NONE));
        return Went.WORKED;
    }
}
