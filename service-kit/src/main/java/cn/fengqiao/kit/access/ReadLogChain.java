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

    /** Computes the link over the entries with {@code after < position ≤ upto}. */
    Link compute(JdbcClient jdbc, long number, long after, long upto, String previousHash) {
        Mac mac = mac(key);
        add(mac, previousHash);
        add(mac, Long.toString(number));
        add(mac, Long.toString(after));
        add(mac, Long.toString(upto));
        long[] rows = {0};
        jdbc.sql("""
                        select position, read_at, reader, reader_name, department, area, case_id, fields, operation, purpose, policy
                        from read_log
                        where position > :after
                          and position <= :upto
                        order by position
                        """)
                .param("after", after)
                .param("upto", upto)
                .withFetchSize(1_000)
                .query(row -> {
                    rows[0]++;
                    addEntry(mac, row);
                });
        return new Link(rows[0], HexFormat.of().formatHex(mac.doFinal()));
    }

    private static void addEntry(Mac mac, ResultSet row) throws SQLException {
        Instant at = row.getObject("read_at", OffsetDateTime.class).toInstant();
        add(mac, Long.toString(row.getLong("position")));
        add(mac, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
        for (String column :
                new String[] {"reader", "reader_name", "department", "area", "case_id", "operation", "purpose", "policy"
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
