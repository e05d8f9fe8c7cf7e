package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.kit.outbox.OutboxRow;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was parked to {@code <topic>.<group>.dlt}, through the outbox and therefore in the transaction that parks
 * it. The record keeps its headers and value and gets {@code dlt-…} headers; a value that is no text is in Base64. An
 * operator acts on the table; the topic is for alarms and for the record.
 */
final class DeadLetterTopic {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_VALUE = 256 * 1024;
    private static final int LONGEST_HEADER = 1_000;

    private final Outbox outbox;
    private final String group;

    DeadLetterTopic(Outbox outbox, String group) {
        this.outbox = outbox;
        this.group = group;
    }

    String name(String topic) {
        return Topics.deadLetter(topic, group);
    }

    void write(
            OpenTransaction tx,
            UUID letter,
            Arrival arrival,
            @Nullable UUID subject,
            DeadLetter.Reason reason,
            String error) {
        var headers = new LinkedHashMap<String, String>();
        arrival.headers()
                .forEach((name, value) -> headers.put(Text.storable(name), Text.shortened(value, LONGEST_HEADER)));
        headers.put("dlt-id", letter.toString());
        headers.put("dlt-reason", reason.name());
        headers.put("dlt-error", Text.shortened(error, LONGEST_HEADER));
        headers.put("dlt-origin", arrival.topic() + "-" + arrival.partition() + "@" + arrival.offset());
        String value = value(arrival, headers);
        outbox.append(
                tx,
                new OutboxRow(
                        letter,
                        name(arrival.topic()),
                        subject == null ? letter : subject,
                        0,
                        headers.getOrDefault("ce_type", "unknown"),
                        JSON.writeValueAsString(headers),
                        value));
    }

    private static String value(Arrival arrival, LinkedHashMap<String, String> headers) {
        byte[] payload = arrival.payload();
        if (payload == null) {
            return "";
        }
        if (payload.length > LONGEST_VALUE) {
            headers.put("dlt-truncated", Integer.toString(payload.length));
            payload = Arrays.copyOf(payload, LONGEST_VALUE);
        }
        String text = Text.utf8(payload);
        if (text != null) {
            return text;
        }
        headers.put("dlt-encoding", "base64");
        return Text.base64(payload);
    }
}
