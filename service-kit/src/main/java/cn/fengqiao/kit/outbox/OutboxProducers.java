package cn.fengqiao.kit.outbox;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** Makes the producers that a relay may use. */
public final class OutboxProducers {

    private OutboxProducers() {}

    /** What a relay demands: order, durability, no waiting for company. */
    public static Map<String, Object> demands() {
        return LedgerProducer.demands();
    }

    /** Real producers: {@code connection} says where Kafka is and how to speak to it, the demands win over the rest. */
    public static Supplier<Producer<byte[], byte[]>> of(Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.putAll(demands());
        return () -> new KafkaProducer<>(settings);
    }
}
