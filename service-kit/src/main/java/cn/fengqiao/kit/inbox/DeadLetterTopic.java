package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.kit.outbox.OutboxRow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was parked to {@code <topic>.<group>.dlt}, through the outbox and therefore in the transaction that parks
 * it. The record keeps its headers and value and gets {@code dlt-…} headers; a value that is no text is in Base64. Headers
 * beyond what one row of the outbox can carry are left out, the sender's own before those of the event, and counted. An
 * operator acts on the table, which keeps all of them; the topic is for alarms and for the record.
 */
final class DeadLetterTopic {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_VALUE = 256 * 1024;
    private static final int LONGEST_HEADER = 1_000;
    private static final int MOST_HEADERS = 100;
    /** Of the sender's headers as JSON, where a control character has six bytes; with the value well below a row's limit. */
    private static final int MOST_HEADER_BYTES = 128 * 1024;

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
        Map<String, String> headers = carried(arrival.headers());
        int leftOut = arrival.headers().size() - headers.size();
        if (leftOut > 0) {
            headers.put("dlt-headers-left-out", Integer.toString(leftOut));
        }
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

    /** The sender's headers, as many as fit: those of the event before the others. */
    private static Map<String, String> carried(Map<String, String> sent) {
        List<Map.Entry<String, String>> inOrder = sent.entrySet().stream()
                .sorted(Comparator.comparing(header -> !header.getKey().startsWith("ce_")))
                .toList();
        var carried = new LinkedHashMap<String, String>();
        int bytes = 0;
        for (Map.Entry<String, String> header : inOrder) {
            String name = Text.storable(header.getKey());
            String value = Text.shortened(header.getValue(), LONGEST_HEADER);
            int size = JSON.writeValueAsBytes(Map.of(name, value)).length;
            if (carried.size() < MOST_HEADERS && bytes + size <= MOST_HEADER_BYTES) {
                carried.put(name, value);
                bytes += size;
            }
        }
        return carried;
    }

    private static String value(Arrival arrival, Map<String, String> headers) {
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
