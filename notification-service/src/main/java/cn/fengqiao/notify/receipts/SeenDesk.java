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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes in what consoles say they have opened. Thousands of them open the same alert in the same second, so what queued
 * while one transaction ran is written by the next one together: no timer, no transaction per console.
 */
@Component
class SeenDesk implements SmartLifecycle {

    /** Far above a batch's few milliseconds: beyond it the database is stuck, and the console should hear so. */
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final Transactions transactions;
    private final Receipts receipts;
    private final Ladders ladders;
    private final InstantSource clock;
    private final BlockingQueue<Seen> queue;
    private final int most;
    private volatile @Nullable Thread writer;
    private volatile boolean running;

    SeenDesk(
            Transactions transactions,
            Receipts receipts,
            Ladders ladders,
            InstantSource clock,
            @Value("${fengqiao.receipts.seen-queue}") int queued,
            @Value("${fengqiao.receipts.seen-batch}") int most) {
        this.transactions = transactions;
        this.receipts = receipts;
        this.ladders = ladders;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(queued);
        this.most = most;
    }

    /** What became of a report. */
    enum Outcome {
        /** It is durable, or was known. */
        RECORDED,
        /** The case is not known here, or the caller may not know of it. */
        UNKNOWN,
        /** More is waiting than can be written in time; nothing was promised. */
        BUSY
    }

    private record Seen(Caller caller, UUID caseId, CompletableFuture<Outcome> outcome) {}

    /** Somebody of the caller's department opened the case. Waits until that is durable, but not for ever. */
    Outcome seen(Caller caller, UUID caseId) {
        var seen = new Seen(caller, caseId, new CompletableFuture<>());
        if (!running || !queue.offer(seen)) {
            return Outcome.BUSY;
        }
        try {
            return seen.outcome().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return Outcome.BUSY;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Outcome.BUSY;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException why ? why : new IllegalStateException(failure);
        }
    }

    private void write() {
        try {
            while (running) {
                var batch = new ArrayList<Seen>();
                batch.add(queue.take());
                queue.drainTo(batch, most - 1);
                // a failure belongs to those who wait for this batch, and the next batch is tried all the same
                CompletableFuture.supplyAsync(() -> outcomes(batch), Runnable::run)
                        .whenComplete((outcomes, failure) -> tell(batch, outcomes, failure));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Outcome> outcomes(List<Seen> batch) {
        // the database keeps microseconds; both sides of a comparison must have the same precision
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.inTransaction(tx -> {
            receipts.enter(tx);
            Map<UUID, Notice> notices =
                    receipts.look(batch.stream().map(Seen::caseId).distinct().toList());
            List<Outcome> outcomes = batch.stream()
                    .map(seen ->
                            mayKnow(seen.caller(), notices.get(seen.caseId())) ? Outcome.RECORDED : Outcome.UNKNOWN)
                    .toList();
            ladders.report(tx, reports(batch, outcomes, now));
            return outcomes;
        });
    }

    private static boolean mayKnow(Caller caller, @Nullable Notice notice) {
        return notice != null && notice.accessOf(caller).existenceKnown();
    }

    /** Each department counts once per case, however many of its consoles are in the batch. */
    private static List<Report> reports(List<Seen> batch, List<Outcome> outcomes, Instant now) {
        var reports = new LinkedHashSet<Report>();
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes.get(i) == Outcome.RECORDED) {
                Seen seen = batch.get(i);
                reports.add(new Report(seen.caseId(), seen.caller().department(), new Fact.Seen(now)));
            }
        }
        return List.copyOf(reports);
    }

    private static void tell(List<Seen> batch, @Nullable List<Outcome> outcomes, @Nullable Throwable failure) {
        for (int i = 0; i < batch.size(); i++) {
            CompletableFuture<Outcome> waiting = batch.get(i).outcome();
            if (outcomes != null) {
                waiting.complete(outcomes.get(i));
            } else {
                waiting.completeExceptionally(
                        failure instanceof CompletionException wrapped && wrapped.getCause() != null
                                ? wrapped.getCause()
                                : new IllegalStateException(failure));
            }
        }
    }

    @Override
    public void start() {
        running = true;
        writer = Thread.ofPlatform().name("seen-desk").daemon().start(this::write);
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = writer;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
