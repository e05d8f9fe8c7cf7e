package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that writes down what it was told, and can be made to fail. */
@SpringBootApplication(proxyBeanMethods = false)
class ReadingApplication {

    /** Decides what the handler does with certain subjects. */
    static final class Faults {
        private final ConcurrentHashMap<UUID, Supplier<? extends Throwable>> broken = new ConcurrentHashMap<>();
        private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

        void breakOn(UUID eventId, Supplier<? extends Throwable> failure) {
            broken.put(eventId, failure);
        }

        void mend(UUID eventId) {
            broken.remove(eventId);
        }

        boolean wasTried(UUID eventId) {
            return seen.contains(eventId);
        }

        void check(EventEnvelope<Event> event) {
            seen.add(event.id());
            Supplier<? extends Throwable> failure = broken.get(event.id());
            if (failure != null) {
                switch (failure.get()) {
                    case RuntimeException e -> throw e;
                    case Error e -> throw e;
                    case Throwable e -> throw new IllegalArgumentException("no handler can throw this", e);
                }
            }
        }
    }

    @Bean
    Faults faults() {
        return new Faults();
    }

    @Bean
    Subscription caseEvents(JdbcClient jdbc, Faults faults) {
        return new Subscription(Topics.CASE_EVENTS, (OpenTransaction tx, EventEnvelope<Event> event) -> {
            tx.requireOpen();
            jdbc.sql("insert into effect (subject, sequence, type) values (:subject, :sequence, :type)")
                    .param("subject", event.subject())
                    .param("sequence", event.sequence())
                    .param("type", event.type().wireName())
                    .update();
            faults.check(event);
        });
    }
}
