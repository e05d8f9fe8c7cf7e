package cn.fengqiao.kit.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How entries become a chain: an HMAC over the seal before, the bounds, and every entry with its place in the order.
 * Keyed, so that whoever can write to the database cannot forge a chain that fits.
 */
final class ReadLogChain {

    /** What stands before the first seal. */
    static final String BEGINNING = "0".repeat(64);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret any secret of the service; the key of the chain is derived from it and serves nothing else */
    ReadLogChain(byte[] secret) {
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(secret, ALGORITHM)).doFinal("fengqiao read log".getBytes(StandardCharsets.UTF_8)),
                ALGORITHM);
    }

    /**
     * @param rows how many entries the bounds contain
     * @param hash over all of them
     */
    record Link(long rows, String hash) {}

    /** The entries with {@code after < position ≤ upto}, and what the link over them starts from. */
    record Span(long number, long after, long upto, String previousHash) {}

    /** Computes the links over several spans that follow each other, in one pass over their entries. */
    List<Link> compute(JdbcClient jdbc, List<Span> spans) {
        List<Running> running = spans.stream().map(Running::new).toList();
        int[] at = {0};
        jdbc.sql("""
                        select position, read_at, reader, reader_name, department, area, array_to_string(case_ids, ',') as case_ids, fields, operation, purpose, policy
                        from read_log
                        where position > :after
                          and position <= :upto
                        order by position
                        """)
                .param("after", spans.getFirst().after())
                .param("upto", spans.getLast().upto())
                .withFetchSize(1_000)
                .query(row -> {
                    while (row.getLong("position") > spans.get(at[0]).upto()) {
                        at[0]++;
                    }
                    running.get(at[0]).add(row);
                });
        return running.stream().map(Running::link).toList();
    }

    /** A signature on a place in the chain, so that nobody without the key can move it. */
    String sign(String kind, ReadLogMarks.Mark mark) {
        Mac mac = mac(key);
        add(mac, kind);
        add(mac, Long.toString(mark.number()));
        add(mac, Long.toString(mark.upto()));
        add(mac, Long.toString(mark.entries()));
        add(mac, mark.hash());
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private final class Running {
        private final Mac mac = mac(key);
        private long rows;

        Running(Span span) {
            ReadLogChain.add(mac, span.previousHash());
            ReadLogChain.add(mac, Long.toString(span.number()));
            ReadLogChain.add(mac, Long.toString(span.after()));
            ReadLogChain.add(mac, Long.toString(span.upto()));
        }

        void add(ResultSet row) throws SQLException {
            rows++;
            addEntry(mac, row);
        }

        Link link() {
            return new Link(rows, HexFormat.of().formatHex(mac.doFinal()));
        }
    }

    private static void addEntry(Mac mac, ResultSet row) throws SQLException {
        Instant at = row.getObject("read_at", OffsetDateTime.class).toInstant();
        add(mac, Long.toString(row.getLong("position")));
        add(mac, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
        for (String column : new String[] {
            "reader", "reader_name", "department", "area", "case_ids", "operation", "purpose", "policy"
        }) {
            add(mac, row.getString(column));
        }
        add(mac, Arrays.toString((Object[]) row.getArray("fields").getArray()));
    }

    /** Each part with its length before it, so that no two lists of parts look the same. */
    private static void add(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }

    private static Mac mac(SecretKeySpec with) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(with);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
