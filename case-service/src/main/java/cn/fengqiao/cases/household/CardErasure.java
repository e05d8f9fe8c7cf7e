package cn.fengqiao.cases.household;

import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.contract.HouseholdEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases who lived in a household some years after its card ended (个人信息保护法 §19, §47): document, search numbers, reasons
 * and notes. The number, the place, the dates and that it was erased remain.
 */
@Component
class CardErasure {

    private static final Logger LOG = LoggerFactory.getLogger(CardErasure.class);

    private final MatterDesk desk;
    private final Matters matters;
    private final Households households;
    private final Duration kept;
    private final DueRounds.Round round;

    CardErasure(
            MatterDesk desk,
            Matters matters,
            Households households,
            @Value("${fengqiao.case.households.kept}") Duration kept,
            DueRounds rounds) {
        this.desk = desk;
        this.matters = matters;
        this.households = households;
        this.kept = kept;
        this.round = rounds.called("card-erasure");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.households.erase-every}")
    void look() {
        round.make(
                (tx, now, leftOut) -> households.toErase(tx, now.minus(kept), leftOut), (tx, id, now) -> erase(tx, id));
    }

    /** Another instance may have come first: what is erased is not due any more. */
    private Went erase(OpenTransaction tx, UUID id) {
        return matters.findForUpdate(tx, MatterKind.HOUSEHOLD, id)
                .filter(matter -> households.get(tx, id).erasedAt() == null)
                .map(matter -> {
                    desk.changeWithin(tx, TheService.CALLER, matter, "households.erase", id, (within, locked, now) -> {
                        households.erase(within, id);
                        households.save(within, households.get(within, id).erased(now));
                        return new MatterDecision.Done(CardDesk.fact(
                                locked, CardStep.ERASED, new HouseholdEvent.Changed(CardDesk.amongThemselves(locked))));
                    });
                    LOG.info("the personal part of the ended card {} was erased", id);
                    return Went.WORKED;
                })
                .orElse(Went.LEFT_ALONE);
    }
}
