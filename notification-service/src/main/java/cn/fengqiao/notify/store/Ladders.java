package cn.fengqiao.notify.store;

import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.NotificationEvent.Rung;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.OutboxRow;
import cn.fengqiao.notify.ladder.Fact;
import cn.fengqiao.notify.ladder.Ladder;
import cn.fengqiao.notify.ladder.Ladder.Climb;
import cn.fengqiao.notify.ladder.Receipt;
import cn.fengqiao.notify.store.Receipts.Notice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets departments climb: state and event in one transaction, a fixed number of statements however many reports there
 * are. That a department was asked is not told on our topic, because the case event that asks says it to the same
 * audience; every rung above is.
 */
@Component
public class Ladders {

    static final String SOURCE = "/notification-service";

    private final Receipts receipts;
    private final Ledger ledger;
    private final DeliveryTimes times;
    private final InstantSource clock;

    Ladders(Receipts receipts, Ledger ledger, DeliveryTimes times, InstantSource clock) {
        this.receipts = receipts;
        this.ledger = ledger;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Applies reports of feeds and consoles. Those that say nothing new are put aside without a turn. One about a
     * department that is not asked, or a case not yet known, is kept until it is.
     */
    public void report(OpenTransaction tx, List<Report> reports) {
        List<Report> news = news(reports);
        if (!news.isEmpty()) {
            receipts.takeTurn(tx);
            List<UUID> caseIds = news.stream().map(Report::caseId).distinct().toList();
            climb(tx, receipts.look(caseIds), news, null);
        }
    }

    /** Applies what the case event {@code cause} says; it is this writer's turn. */
    public void climb(OpenTransaction tx, Notice notice, List<Report> reports, @Nullable UUID cause) {
        climb(tx, Map.of(notice.caseId(), notice), reports, cause);
    }

    private List<Report> news(List<Report> reports) {
        List<UUID> caseIds = reports.stream().map(Report::caseId).distinct().toList();
        Map<UUID, Map<Department, Receipt>> known = receipts.of(caseIds);
        return reports.stream()
                .filter(report -> {
                    Receipt receipt = find(known, report);
                    return receipt == null
                            || !Ladder.climb(receipt, report.fact()).next().equals(receipt);
                })
                .toList();
    }

    private void climb(OpenTransaction tx, Map<UUID, Notice> notices, List<Report> reports, @Nullable UUID cause) {
        Map<UUID, Map<Department, Receipt>> ladders = receipts.of(notices.keySet());
        Map<UUID, Long> told = new HashMap<>();
        Map<Key, Receipt> changed = new LinkedHashMap<>();
        List<Report> early = new ArrayList<>();
        List<OutboxRow> events = new ArrayList<>();

        for (Report report : reports) {
            Notice notice = notices.get(report.caseId());
            Receipt receipt = find(ladders, report);
            if (notice == null || receipt == null) {
                if (report.fact() instanceof Fact.OfFeeds) {
                    early.add(report);
                }
                continue;
            }
            Climb climb = Ladder.climb(receipt, report.fact());
            if (!climb.next().equals(receipt)) {
                ladders.getOrDefault(report.caseId(), new HashMap<>()).put(report.department(), climb.next());
                changed.put(new Key(report.caseId(), report.department()), climb.next());
            }
            for (Ladder.Step step : climb.steps()) {
                long sequence = told.merge(report.caseId(), notice.told() + 1, (before, first) -> before + 1);
                events.add(event(notice.audience(), report, step, sequence, cause));
                if (step.rung() == Rung.DELIVERED) {
                    times.record(receipt.requestedAt(), step.at());
                }
            }
        }

        if (!early.isEmpty()) {
            receipts.keepEarly(tx, early);
        }
        write(tx, changed.values(), told, events);
    }

    private void write(OpenTransaction tx, Collection<Receipt> changed, Map<UUID, Long> told, List<OutboxRow> events) {
        if (!changed.isEmpty()) {
            receipts.write(tx, changed);
        }
        if (!events.isEmpty()) {
            receipts.count(tx, told);
            ledger.append(tx, events);
        }
    }

    private OutboxRow event(Audience audience, Report report, Ladder.Step step, long sequence, @Nullable UUID cause) {
        Instant now = clock.instant();
        return OutboxRow.of(EventEnvelope.mint(
                SOURCE,
                report.caseId(),
                now,
                sequence,
                null,
                cause,
                new NotificationEvent.ReceiptAdvanced(audience, report.department(), step.rung(), step.at())));
    }

    private static @Nullable Receipt find(Map<UUID, Map<Department, Receipt>> ladders, Report report) {
        Map<Department, Receipt> ofCase = ladders.get(report.caseId());
        return ofCase == null ? null : ofCase.get(report.department());
    }

    private record Key(UUID caseId, Department department) {}
}
