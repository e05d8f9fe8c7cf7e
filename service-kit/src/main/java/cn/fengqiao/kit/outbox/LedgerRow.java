package cn.fengqiao.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row as a relay carries it.
 *
 * @param subject text of the UUID
 * @param headers JSON object of strings
 * @param payload UTF-8, untouched
 */
record LedgerRow(long position, String topic, byte[] subject, byte[] headers, byte[] payload) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    ProducerRecord<byte[], byte[]> toRecord() {
        var record = new ProducerRecord<>(topic, subject, payload);
        JSON.readValue(headers, HEADERS)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** What the row costs while it is not acknowledged, in KiB. */
    int cost() {
        return 1 + (headers.length + payload.length) / 1024;
    }
}
