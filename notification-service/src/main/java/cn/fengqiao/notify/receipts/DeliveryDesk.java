package cn.fengqiao.notify.receipts;

import cn.fengqiao.access.Caller;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.notify.ladder.Fact;
import cn.fengqiao.notify.store.Ladders;
import cn.fengqiao.notify.store.Receipts;
import cn.fengqiao.notify.store.Receipts.Notice;
import cn.fengqiao.notify.store.Report;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes in what feeds and pages brought to screens: a batch is one transaction of a few statements. */
@Component
class DeliveryDesk {

    private final Transactions transactions;
    private final Receipts receipts;
    private final Ladders ladders;
    private final InstantSource clock;

    DeliveryDesk(Transactions transactions, Receipts receipts, Ladders ladders, InstantSource clock) {
        this.transactions = transactions;
        this.receipts = receipts;
        this.ladders = ladders;
        this.clock = clock;
    }

    void delivered(List<Deliveries.Item> items) {
        Instant now = clock.instant();
        List<Report> reports = items.stream()
                .map(item -> new Report(item.caseId(), item.department(), new Fact.Delivered(notAfter(now, item.at()))))
                .distinct()
                .toList();
        transactions.inTransaction(tx -> {
            receipts.enter(tx);
            ladders.report(tx, reports);
            return reports.size();
        });
    }

    /**
     * A page with these cases is on a screen of the caller's department: of those it is on and may know, it has been
     * delivered. A console that was closed when they were raised hears of them in no other way.
     */
    void shown(Caller caller, List<UUID> caseIds) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transactions.inTransaction(tx -> {
            receipts.enter(tx);
            List<Report> reports = receipts.look(caseIds).values().stream()
                    .filter(notice -> concerns(notice, caller))
                    .map(notice -> new Report(notice.caseId(), caller.department(), new Fact.Delivered(now)))
                    .toList();
            ladders.report(tx, reports);
            return reports.size();
        });
    }

    private static boolean concerns(Notice notice, Caller caller) {
        return notice.audience().departments().contains(caller.department())
                && notice.accessOf(caller).existenceKnown();
    }

    /** Nothing was delivered in the future, whatever the clock of a feed says. */
    private static Instant notAfter(Instant now, Instant at) {
        return (at.isAfter(now) ? now : at).truncatedTo(ChronoUnit.MICROS);
    }
}
