package cn.fengqiao.kit.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads pgoutput messages. Keeps the columns of each relation it was told of, because the server names a relation once
 * per connection and refers to it by number afterwards. Belongs to one connection and one thread.
 */
final class PgoutputReader {

    private static final long POSTGRES_EPOCH_SECONDS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final List<String> WANTED = List.of("position", "topic", "subject", "headers", "payload");

    /** Per relation: which wanted column stands at each place, -1 for the others. */
    private final Map<Integer, int[]> relations = new HashMap<>();

    PgoutputMessage read(ByteBuffer message) {
        char kind = (char) message.get();
        return switch (kind) {
            case 'B' -> begin(message);
            case 'I' -> new PgoutputMessage.Inserted(insert(message));
            case 'C' -> commit(message);
            case 'R' -> relation(message);
            case 'O', 'Y', 'M', 'T' -> new PgoutputMessage.Other();
            default -> throw new IllegalStateException("pgoutput message '" + kind + "' is not of version 1");
        };
    }

    private static PgoutputMessage begin(ByteBuffer message) {
        message.getLong(); // LSN of the commit record; the commit message says where to go on.
        long micros = message.getLong();
        return new PgoutputMessage.Begin(Instant.ofEpochSecond(
                POSTGRES_EPOCH_SECONDS + Math.floorDiv(micros, 1_000_000L),
                Math.floorMod(micros, 1_000_000L) * 1_000L));
    }

    private static PgoutputMessage commit(ByteBuffer message) {
        message.get(); // flags, unused in this version
        message.getLong();
        return new PgoutputMessage.Commit(message.getLong());
    }

    private PgoutputMessage relation(ByteBuffer message) {
        int id = message.getInt();
        text(message); // schema
        String name = text(message);
        message.get(); // replica identity
        int[] places = new int[message.getShort()];
        int found = 0;
        for (int i = 0; i < places.length; i++) {
            message.get(); // flags
            places[i] = WANTED.indexOf(text(message));
            found += places[i] >= 0 ? 1 : 0;
            message.getInt(); // type
            message.getInt(); // type modifier
        }
        if (found != WANTED.size()) {
            throw new IllegalStateException("published table " + name + " lacks one of the columns " + WANTED);
        }
        relations.put(id, places);
        return new PgoutputMessage.Other();
    }

    private LedgerRow insert(ByteBuffer message) {
        int id = message.getInt();
        int[] places = relations.get(id);
        if (places == null) {
            throw new IllegalStateException("insert into relation " + id + " that was not described");
        }
        message.get(); // 'N': the new row
        int columns = message.getShort();
        byte[][] values = new byte[WANTED.size()][];
        for (int i = 0; i < columns; i++) {
            byte[] value = value(message);
            if (places[i] >= 0 && value != null) {
                values[places[i]] = value;
            }
        }
        return new LedgerRow(
                Long.parseLong(new String(values[0], StandardCharsets.US_ASCII)),
                new String(values[1], StandardCharsets.UTF_8),
                values[2],
                values[3],
                values[4]);
    }

    private static byte @Nullable [] value(ByteBuffer message) {
        char kind = (char) message.get();
        return switch (kind) {
            case 'n', 'u' -> null;
            case 't' -> {
                byte[] value = new byte[message.getInt()];
                message.get(value);
                yield value;
            }
            default -> throw new IllegalStateException("column of kind '" + kind + "' in text format");
        };
    }

    private static String text(ByteBuffer message) {
        int start = message.position();
        int end = start;
        while (message.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - start];
        message.get(bytes);
        message.get(); // the terminating zero
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
