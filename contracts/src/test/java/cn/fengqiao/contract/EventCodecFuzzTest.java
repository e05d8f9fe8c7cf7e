package cn.fengqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.EventCodec.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever arrives, decoding answers and never throws. */
class EventCodecFuzzTest {

    private static final int ROUNDS = 40_000;
    private final AnyEvent any = AnyEvent.printingItsSeed();
    private final Random random = any.random();

    @Test
    void random_bytes_are_answered() {
        EventType[] types = EventType.values();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);

            Decoded decoded = EventCodec.decode(EventSchemas.headers(types[round % types.length]), bytes);

            assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
        }
    }

    @Test
    void an_event_with_flipped_cut_and_doubled_bytes_is_answered() {
        int malformed = 0;
        EventType[] types = EventType.values();
        for (int round = 0; round < ROUNDS; round++) {
            EventCodec.Wire wire = EventCodec.encode(any.envelope(types[round % types.length]));

            Decoded decoded = EventCodec.decode(damaged(wire.headers()), damaged(wire.value()));

            malformed += decoded instanceof Decoded.Malformed ? 1 : 0;
        }
        assertThat(malformed).isGreaterThan(ROUNDS / 4);
    }

    @Test
    void a_thousand_brackets_and_a_huge_number_are_malformed() {
        assertMalformed("[".repeat(200_000));
        assertMalformed("{\"audience\":".repeat(50_000));
        assertMalformed("9".repeat(200_000));
        assertMalformed("{\"partyCount\":1e999999999}");
        assertMalformed("{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
    }

    private static void assertMalformed(String json) {
        assertThat(EventSchemas.decode(EventType.CASE_REGISTERED, json)).isInstanceOf(Decoded.Malformed.class);
    }

    private Map<String, String> damaged(Map<String, String> headers) {
        var damaged = new HashMap<>(headers);
        if (random.nextInt(3) == 0) {
            var names = new ArrayList<>(headers.keySet());
            String name = names.get(random.nextInt(names.size()));
            byte[] value = damaged(headers.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
            damaged.put(name, new String(value, StandardCharsets.UTF_8));
        }
        return damaged;
    }

    private byte[] damaged(byte[] whole) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt();
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes = java.util.Arrays.copyOf(bytes, at);
            default -> System.arraycopy(whole, 0, bytes, at, bytes.length - at);
        }
        return bytes;
    }
}
