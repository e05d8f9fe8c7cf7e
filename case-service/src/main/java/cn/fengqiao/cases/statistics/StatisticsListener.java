package cn.fengqiao.cases.statistics;

import cn.fengqiao.cases.statistics.StatisticsModel.Change;
import cn.fengqiao.cases.statistics.StatisticsModel.Position;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.inbox.Transience;
import cn.fengqiao.kit.outbox.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Reads which cases changed, a poll at a time. Of an event it asks the headers only, so that none is too new, too large or
 * too broken for it. What cannot be read is put aside and does not stop what comes behind it; a database that is away does:
 * the same poll comes again.
 */
class StatisticsListener implements BatchMessageListener<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsListener.class);
    private static final int LONGEST_ERROR = 500;
    private static final long FIRST_FACT = 1;

    private final Transactions transactions;
    private final CallerScope scope;
    private final StatisticsModel model;

    StatisticsListener(Transactions transactions, CallerScope scope, StatisticsModel model) {
        this.transactions = transactions;
        this.scope = scope;
        this.model = model;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<Change> changes = new LinkedHashSet<>();
        Map<Integer, Position> positions = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> found : records) {
            change(found).ifPresent(changes::add);
            positions.merge(found.partition(), position(found), StatisticsListener::further);
        }
        try {
            read(changes, positions.values());
        } catch (DataAccessException e) {
            if (Transience.parksNothing(e)) {
                throw e;
            }
            LOG.warn("{} changes are read one by one because one of them fails: {}", changes.size(), e.toString());
            changes.forEach(this::alone);
            read(Set.of(), positions.values());
        }
    }

    private void read(Collection<Change> changes, Collection<Position> positions) {
        transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            model.read(tx, changes);
            model.reached(tx, positions);
            return changes.size();
        });
    }

    private void alone(Change change) {
        try {
            read(Set.of(change), Set.of());
        } catch (DataAccessException e) {
            if (Transience.parksNothing(e)) {
                throw e;
            }
            LOG.error("the statistics cannot read {} and go on without it", change.subject(), e);
            transactions.inTransaction(tx -> {
                scope.apply(tx, TheService.CALLER);
                model.putAside(tx, change, error(e));
                return change;
            });
        }
    }

    static String error(DataAccessException fault) {
        String text = fault.getClass().getSimpleName() + ": "
                + fault.getMostSpecificCause().getMessage();
        return text.substring(0, Math.min(LONGEST_ERROR, text.length()));
    }

    /** Empty for what is no fact of a subject: a canary is not one, and is numbered 0; facts are numbered from 1. */
    static Optional<Change> change(ConsumerRecord<byte[], byte[]> found) {
        try {
            String subject = header(found, "ce_subject");
            String sequence = header(found, "ce_sequence");
            return subject == null || sequence == null || Long.parseLong(sequence) < FIRST_FACT
                    ? Optional.empty()
                    : Optional.of(new Change(UUID.fromString(subject), Long.parseLong(sequence)));
        } catch (IllegalArgumentException notOurs) {
            LOG.warn("an event that names no subject: {}-{}@{}", found.topic(), found.partition(), found.offset());
            return Optional.empty();
        }
    }

    private static Position position(ConsumerRecord<byte[], byte[]> found) {
        Instant at;
        try {
            String time = header(found, "ce_time");
            at = time == null ? Instant.ofEpochMilli(found.timestamp()) : Instant.parse(time);
        } catch (DateTimeException notOurs) {
            at = Instant.ofEpochMilli(found.timestamp());
        }
        return new Position(found.partition(), found.offset() + 1, at);
    }

    private static Position further(Position one, Position two) {
        return new Position(
                one.partition(),
                Math.max(one.nextOffset(), two.nextOffset()),
                one.eventAt().isAfter(two.eventAt()) ? one.eventAt() : two.eventAt());
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> found, String name) {
        Header header = found.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
