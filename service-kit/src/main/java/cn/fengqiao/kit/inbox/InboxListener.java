package cn.fengqiao.kit.inbox;

import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes what one poll brought. All of it is applied in one transaction; when that fails for a reason that stays, record
 * by record, so that only the culprit is parked. A fault that passes is thrown on: the container waits and brings the
 * same batch again, and what was already applied is then a duplicate. So is, for a while, a statement that was cancelled
 * as too slow.
 */
final class InboxListener implements BatchMessageListener<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(InboxListener.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

    private final Transactions transactions;
    private final Inbox inbox;
    private final DeadLetterDesk desk;
    private final EventHandler handler;
    private final InboxSettings settings;
    private final InboxMeters meters;
    private final Slowness slowness;

    private record Applied(Arrival arrival, Inbox.Result result) {}

    InboxListener(
            Transactions transactions,
            Inbox inbox,
            DeadLetterDesk desk,
            EventHandler handler,
            InboxSettings settings,
            InboxMeters meters) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.desk = desk;
        this.handler = handler;
        this.settings = settings;
        this.meters = meters;
        this.slowness = new Slowness(settings.slowFor(), InstantSource.system());
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Arrival> arrivals = records.stream().map(Arrival::of).toList();
        List<Applied> applied = together(arrivals);
        Set<Inbox.Waiting> waiting = new LinkedHashSet<>();
        for (Applied one : applied) {
            meters.count(one.arrival().topic(), one.result().outcome());
            meters.delay(one.arrival().topic(), one.arrival().timestamp());
            if (one.result().waiting() != null) {
                waiting.add(one.result().waiting());
            }
        }
        waiting.forEach(subject -> desk.resume(subject.topic(), subject.subject()));
    }

    private List<Applied> together(List<Arrival> arrivals) {
        try {
            return transactions.inTransaction(tx -> {
                var results = new ArrayList<Applied>(arrivals.size());
                for (Arrival arrival : arrivals) {
                    results.add(new Applied(arrival, inbox.accept(tx, arrival, handler)));
                }
                return results;
            });
        } catch (RuntimeException | Error e) { // Handlers are not ours: whatever they throw is sorted here.
            if (Transience.parksNothing(e)) {
                throw e;
            }
            LOG.info("{} events are applied one by one because one of them fails: {}", arrivals.size(), e.toString());
            return arrivals.stream().map(this::alone).toList();
        }
    }

    private Applied alone(Arrival arrival) {
        Throwable last;
        int attempt = 1;
        do {
            try {
                return new Applied(arrival, transactions.inTransaction(tx -> inbox.accept(tx, arrival, handler)));
            } catch (RuntimeException | Error e) { // As above.
                if (Transience.parksNothing(e) || Transience.passes(e) && slowness.mayPass(arrival)) {
                    throw e;
                }
                last = e;
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos() * attempt);
            }
        } while (++attempt <= settings.attempts());
        return poison(arrival, last);
    }

    private Applied poison(Arrival arrival, Throwable failure) {
        LOG.warn(
                "event {}-{}@{} is parked after {} attempts",
                arrival.topic(),
                arrival.partition(),
                arrival.offset(),
                settings.attempts(),
                failure);
        return new Applied(arrival, park(arrival, failure.toString()));
    }

    private Inbox.Result park(Arrival arrival, String error) {
        try {
            return reject(arrival, error);
        } catch (RuntimeException e) {
            if (Transience.passes(e)) {
                throw e;
            }
            // A record that cannot even be parked would be brought again for ever, and all behind it would wait.
            LOG.error(
                    "event {}-{}@{} is parked without its headers, they cannot be kept",
                    arrival.topic(),
                    arrival.partition(),
                    arrival.offset(),
                    e);
            return reject(arrival.bare(), error + "; its headers could not be kept: " + e);
        }
    }

    private Inbox.Result reject(Arrival arrival, String error) {
        return transactions.inTransaction(
                tx -> inbox.reject(tx, arrival, DeadLetter.Reason.POISON, error, settings.attempts()));
    }
}
