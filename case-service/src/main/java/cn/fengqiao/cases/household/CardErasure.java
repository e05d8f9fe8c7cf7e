package cn.fengqiao.cases.household;

import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.HouseholdEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Erases who lived in a household some years after its card ended (个人信息保护法 §19, §47): document, search numbers, reasons
 * and notes. The number, the place, the dates and that it was erased remain.
 */
@Component
class CardErasure {

    private static final Logger LOG = LoggerFactory.getLogger(CardErasure.class);
    private static final int AT_ONCE = 200;

    private final MatterDesk desk;
    private final Matters matters;
    private final Households households;
    private final InstantSource clock;
    private final Duration kept;

    CardErasure(
            MatterDesk desk,
            Matters matters,
            Households households,
            InstantSource clock,
            @Value("${fengqiao.case.households.kept}") Duration kept) {
        this.desk = desk;
        this.matters = matters;
        this.households = households;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.households.erase-every}")
    void look() {
        try {
            Instant before = clock.instant().minus(kept);
            List<UUID> due = desk.list(TheService.CALLER, tx -> households.toErase(tx, before, AT_ONCE));
            for (UUID card : due) {
                desk.list(TheService.CALLER, tx -> erase(tx, card));
            }
            if (!due.isEmpty()) {
                LOG.info("the personal part of {} ended cards was erased", due.size());
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("ended cards keep their personal part for now: {}", away.toString());
        }
    }

    /** Another instance may have come first: what is erased is not due any more. */
    private boolean erase(OpenTransaction tx, UUID id) {
        return matters.findForUpdate(tx, MatterKind.HOUSEHOLD, id)
                .filter(matter -> households.get(tx, id).erasedAt() == null)
                .map(matter -> {
                    desk.changeWithin(tx, TheService.CALLER, matter, "households.erase", id, (within, locked, now) -> {
                        households.erase(within, id);
                        households.save(within, households.get(within, id).erased(now));
                        return new MatterDecision.Done(CardDesk.fact(
                                locked, CardStep.ERASED, new HouseholdEvent.Changed(CardDesk.amongThemselves(locked))));
                    });
                    return true;
                })
                .orElse(false);
    }
}
