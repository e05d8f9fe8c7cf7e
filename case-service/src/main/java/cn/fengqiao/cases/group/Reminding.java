package cn.fengqiao.cases.group;

import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.NeighbourReports;
import cn.fengqiao.cases.store.NeighbourReports.Overdue;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.GroupEvent;
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
 * Says of each report that nobody replied to in time that it is so, once. What was said is in the row of the report, so a
 * restart repeats nothing, and several instances each take another one.
 */
@Component
class Reminding {

    private static final Logger LOG = LoggerFactory.getLogger(Reminding.class);

    private final Transactions transactions;
    private final CallerScope scope;
    private final MatterDesk desk;
    private final NeighbourReports reports;
    private final InstantSource clock;
    private final OneByOne oneByOne;

    Reminding(
            Transactions transactions,
            CallerScope scope,
            MatterDesk desk,
            NeighbourReports reports,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.desk = desk;
        this.reports = reports;
        this.clock = clock;
        this.oneByOne = new OneByOne("reminding", clock, meters);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.groups.remind-every}")
    void look() {
        try {
            oneByOne.through((leftOut, taken) -> transactions.inTransaction(tx -> next(tx, leftOut, taken)));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("nobody reminded: {}", away.toString());
        }
    }

    private Went next(OpenTransaction tx, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Overdue> overdue = reports.overdue(tx, now, leftOut);
        overdue.ifPresent(late -> taken.accept(late.report()));
        overdue.ifPresent(late -> {
            reports.reminded(tx, late.report(), now);
            GroupDesk.say(
                    desk,
                    tx,
                    TheService.CALLER,
                    late.group(),
                    GroupStep.REPORT_UNANSWERED,
                    new GroupEvent.ReportUnanswered(late.group().audience(), late.report()),
                    Remark.NONE);
        });
        return overdue.isPresent() ? Went.WORKED : Went.NOTHING_DUE;
    }
}
