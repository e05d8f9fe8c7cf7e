package cn.fengqiao.cases.store;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.contract.AreaPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Gives out case numbers: {@code FQ-20261124-0007}. Each instance leases blocks per subdistrict and day and counts in
 * memory, so raising a case locks nothing that another one needs.
 *
 * <p>Guarantees: no number is given twice, however many instances there are. Does not guarantee: that numbers have no
 * gaps (a restart loses the rest of a block, and a refused request its number), nor that their order over several
 * instances is the order of raising.
 */
public final class CaseNumbers {

    private static final ZoneId ZONE = PlaceTime.ZONE;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** A quiet subdistrict raises some dozens of cases a day; small blocks keep its numbers dense. */
    private static final int SMALLEST_BLOCK = 10;

    /** Under load a lease per this many cases does not show. */
    private static final int LARGEST_BLOCK = 1_000;

    /** A block that lasted less than this was too small. */
    private static final long TOO_SHORT_NANOS = 1_000_000_000L;

    private static final String LEASE = "lease of case numbers";
    private static final SQLStateSQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

    private final DataSource dataSource;
    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    public CaseNumbers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The next number for a case raised at this place and time. */
    public String next(AreaPath area, Instant raisedAt) {
        String path = area.subdistrict().value();
        String code = path.substring(path.lastIndexOf('.') + 1);
        LocalDate day = raisedAt.atZone(ZONE).toLocalDate();
        Block block = blocks.compute(
                code, (key, known) -> known != null && !known.day.isBefore(day) ? known : new Block(key, day));
        return "%s-%s-%04d".formatted(code, DAY.format(block.day), block.next());
    }

    /**
     * On a connection of its own: inside the transaction of a larger intake the row of the day would stay locked until
     * that ends, and everybody else would wait for it.
     */
    private int lease(String subdistrict, LocalDate day, int size) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lease = connection.prepareStatement("""
                        insert into case_number_block as block (subdistrict, day, next)
                        values (?, ?, 1 + ?)
                        on conflict (subdistrict, day) do update set next = block.next + ?
                        returning next - ?
                        """)) {
            lease.setString(1, subdistrict);
            lease.setObject(2, day);
            lease.setInt(3, size);
            lease.setInt(4, size);
            lease.setInt(5, size);
            try (ResultSet first = lease.executeQuery()) {
                first.next();
                return first.getInt(1);
            }
        } catch (SQLException refused) {
            DataAccessException known = TRANSLATOR.translate(LEASE, null, refused);
            // the pool and the breaker in front of it refuse without a state the translator knows
            throw known == null ? new DataAccessResourceFailureException(LEASE, refused) : known;
        }
    }

    /** The numbers this instance may give out; grows while it is used up fast. */
    private final class Block {
        private final String subdistrict;
        private final LocalDate day;
        private int size = SMALLEST_BLOCK;
        private int next;
        private int end;
        private long leasedAt;

        Block(String subdistrict, LocalDate day) {
            this.subdistrict = subdistrict;
            this.day = day;
        }

        synchronized int next() {
            if (next == end) {
                long now = System.nanoTime();
                if (leasedAt != 0) {
                    size = now - leasedAt < TOO_SHORT_NANOS
                            ? Math.min(size * 4, LARGEST_BLOCK)
                            : Math.max(size / 2, SMALLEST_BLOCK);
                }
                next = lease(subdistrict, day, size);
                end = next + size;
                leasedAt = now;
            }
            return next++;
        }
    }
}
