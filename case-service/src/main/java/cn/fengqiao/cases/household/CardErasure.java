package cn.fengqiao.cases.household;

import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.HouseholdEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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

    private final MatterDesk desk;
    private final Matters matters;
    private final Households households;
    private final InstantSource clock;
    private final Duration kept;
    private final OneByOne oneByOne;

    CardErasure(
            MatterDesk desk,
            Matters matters,
            Households households,
            InstantSource clock,
            @Value("${fengqiao.case.households.kept}") Duration kept,
            MeterRegistry meters) {
        this.desk = desk;
        this.matters = matters;
        this.households = households;
        this.clock = clock;
        this.kept = kept;
        this.oneByOne = new OneByOne("card-erasure", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.households.erase-every}")
    void look() {
        try {
            oneByOne.through(this::next);
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("ended cards keep their personal part for now: {}", away.toString());
        }
    }

    private Went next(UUID[] leftOut, Consumer<UUID> taken) {
        Instant before = clock.instant().minus(kept);
        Optional<UUID> due = desk.list(TheService.CALLER, tx -> households.toErase(tx, before, leftOut));
        due.ifPresent(taken);
        return due.map(card -> desk.list(TheService.CALLER, tx -> erase(tx, card)))
                .orElse(Went.NOTHING_DUE);
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
