package cn.fengqiao.kit.access;

import cn.fengqiao.kit.access.ReadLogMarks.Mark;
import cn.fengqiao.kit.outbox.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes what is older than it has to be kept, seal by seal with the entries under it, and remembers where the chain
 * begins since then. The database lets nobody ask for less than three years.
 */
final class ReadLogExpiry {

    /** A round every ten seconds takes away more than a round adds. */
    private static final int SEALS_AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ReadLogMarks marks;
    private final int daysKept;

    ReadLogExpiry(JdbcClient jdbc, Transactions transactions, ReadLogMarks marks, int daysKept) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.marks = marks;
        this.daysKept = daysKept;
    }

    void round() {
        transactions.inTransaction(transaction -> {
            if (marks.alone()) {
                jdbc.sql("select number, upto_position, hash from read_log_expire(:days, :most)")
                        .param("days", daysKept)
                        .param("most", SEALS_AT_ONCE)
                        .query((row, i) ->
                                new Mark(row.getLong("number"), row.getLong("upto_position"), 0, row.getString("hash")))
                        .optional()
                        .ifPresent(marks::expired);
            }
            return true;
        });
    }
}
