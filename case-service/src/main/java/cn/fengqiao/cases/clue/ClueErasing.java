package cn.fengqiao.cases.clue;

import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.reporting.ClueStep;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.contract.ClueEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases what unfounded clues said of people once it is no longer needed (个人信息保护法 §47(1)). What is due stands in the
 * database, so a restart forgets nothing, and several instances each take another clue.
 *
 * <p>Does not reach into backups: those end by their own retention.
 */
@Component
class ClueErasing {

    private static final Logger LOG = LoggerFactory.getLogger(ClueErasing.class);

    private final MatterDesk desk;
    private final Matters matters;
    private final Clues clues;
    private final DueRounds.Round round;

    ClueErasing(MatterDesk desk, Matters matters, Clues clues, DueRounds rounds) {
        this.desk = desk;
        this.matters = matters;
        this.clues = clues;
        this.round = rounds.called("clue-erasing");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.clues.erase-every}")
    void look() {
        round.make(clues::due, this::erase);
    }

    private Went erase(OpenTransaction tx, UUID id, Instant now) {
        Matter matter = matters.findForUpdate(tx, MatterKind.CLUE, id).orElseThrow();
        clues.erase(tx, id, now);
        var event = new ClueEvent.ContentErased(matter.audience());
        desk.changeWithin(
                tx,
                TheService.CALLER,
                matter,
                ClueStep.CONTENT_ERASED.name(),
                event,
                (open, locked, at) -> new MatterDecision.Done(ClueDesk.fact(locked, ClueStep.CONTENT_ERASED, event)));
        LOG.info("what clue {} said was erased", id);
        return Went.WORKED;
    }
}
