package cn.fengqiao.cases.patrol;

import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.Patrol;
import cn.fengqiao.cases.store.Patrols;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.PatrolEvent;
import cn.fengqiao.contract.PatrolEvent.Miss;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
 * Says of each patrol whose time is over, and on which nobody set out or which nobody finished, that it was missed, once.
 * What was said is in the row of the patrol, so a restart repeats nothing, and several instances each take another one.
 *
 * <p>Does not end the patrol: it can still be finished or cancelled, and stays one that was missed.
 */
@Component
class Missing {

    private static final Logger LOG = LoggerFactory.getLogger(Missing.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final MatterDesk desk;
    private final Patrols patrols;
    private final InstantSource clock;
    private final Duration grace;
    private final OneByOne oneByOne;

    /** @param grace so long after its end a patrol may still be finished without having been missed */
    Missing(
            Transactions transactions,
            CallerScope scope,
            MatterDesk desk,
            Patrols patrols,
            InstantSource clock,
            @Value("${fengqiao.case.patrols.missed-after}") Duration grace,
            MeterRegistry meters) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a patrol is not missed before its end");
        }
        this.transactions = transactions;
        this.scope = scope;
        this.desk = desk;
        this.patrols = patrols;
        this.clock = clock;
        this.grace = grace;
        this.oneByOne = new OneByOne("missing-patrols", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.patrols.missed-every}")
    void look() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("no missed patrol said: {}", away.toString());
        }
    }

    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Matter> due = patrols.unsaid(tx, now.minus(grace), leftOut);
        due.ifPresent(matter -> taken.accept(matter.id()));
        due.ifPresent(matter -> say(tx, matter, now));
        return due.isPresent() ? Went.WORKED : Went.NOTHING_DUE;
    }

    private void say(OpenTransaction tx, Matter matter, Instant now) {
        Patrol patrol = patrols.find(tx, matter.id()).orElseThrow();
        Miss lacking = patrol.state().lacks().orElseThrow();
        patrols.missed(tx, matter.id(), lacking, now);
        var event = new PatrolEvent.Missed(matter.audience(), lacking, patrol.stops(), patrol.visited());
        desk.changeWithin(
                tx,
                TheService.CALLER,
                matter,
                "patrols.missed",
                event,
                (open, locked, at) -> PatrolDesk.done(locked, PatrolStep.MISSED, event, Remark.NONE));
    }
}
