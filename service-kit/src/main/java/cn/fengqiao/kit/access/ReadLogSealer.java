package cn.fengqiao.kit.access;

import cn.fengqiao.kit.outbox.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Chains entries of the read log in batches, behind the reads and without a lock that they would feel.
 *
 * <p>Positions are handed out before a commit, so an entry may appear below one that is already visible. A position is
 * therefore sealed one round after it was handed out, and only when every transaction of that moment has ended. Several
 * instances may run: one seals, the others pass.
 */
final class ReadLogSealer {

    private static final Logger LOG = LoggerFactory.getLogger(ReadLogSealer.class);

    /** A position up to which all have been handed out, final once every transaction below {@code endedBelow} ended. */
    private record Mark(long position, long endedBelow) {}

    private record Seal(long number, long uptoPosition, String hash) {}

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ReadLogChain chain;
    private @Nullable Mark mark;

    ReadLogSealer(JdbcClient jdbc, Transactions transactions, ReadLogChain chain) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.chain = chain;
    }

    /**
     * One round: seals what the round before marked, if it has become final, and marks what is there now.
     *
     * @return how many entries were sealed
     */
    synchronized long round() {
        Mark marked = mark;
        if (marked == null) {
            mark = transactions.inTransaction(transaction -> markNow());
            return 0;
        }
        OptionalLong sealed = transactions.inTransaction(transaction ->
                allEnded(marked) && alone() ? OptionalLong.of(seal(marked.position())) : OptionalLong.empty());
        if (sealed.isPresent()) {
            // In a transaction of its own: the one that sealed has its id since before it could look at the positions.
            mark = transactions.inTransaction(transaction -> markNow());
        }
        return sealed.orElse(0);
    }

    private long seal(long upto) {
        Optional<Seal> last = lastSeal();
        long after = last.map(Seal::uptoPosition).orElse(0L);
        if (upto <= after) {
            return 0;
        }
        long number = last.map(Seal::number).orElse(0L) + 1;
        String previous = last.map(Seal::hash).orElse(ReadLogChain.BEGINNING);
        ReadLogChain.Link link = chain.compute(jdbc, List.of(new ReadLogChain.Span(number, after, upto, previous)))
                .getFirst();
        jdbc.sql("""
                        insert into read_log_seal (number, after_position, upto_position, row_count, previous_hash, hash)
                        values (:number, :after, :upto, :rows, :previous, :hash)
                        """)
                .param("number", number)
                .param("after", after)
                .param("upto", upto)
                .param("rows", link.rows())
                .param("previous", previous)
                .param("hash", link.hash())
                .update();
        LOG.info("read log sealed: number {} upto {} rows {} hash {}", number, upto, link.rows(), link.hash());
        return link.rows();
    }

    private Optional<Seal> lastSeal() {
        return jdbc.sql("""
                        select number, upto_position, hash
                        from read_log_seal
                        order by number desc
                        limit 1
                        """)
                .query((row, i) -> new Seal(row.getLong("number"), row.getLong("upto_position"), row.getString("hash")))
                .optional();
    }

    /**
     * The order matters: whoever holds a position had a transaction id before it, so an id taken after the look at the
     * positions is above all of theirs. The end of a snapshot is not: ids that are running may lie beyond it.
     */
    private Mark markNow() {
        long position = jdbc.sql("""
                        select coalesce(pg_sequence_last_value(pg_get_serial_sequence('read_log', 'position')::regclass), 0)
                        """).query(Long.class).single();
        long endedBelow = jdbc.sql("select pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
        return new Mark(position, endedBelow);
    }

    private boolean allEnded(Mark marked) {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= :ended_below")
                .param("ended_below", marked.endedBelow())
                .query(Boolean.class)
                .single();
    }

    private boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('read_log_seal'))")
                .query(Boolean.class)
                .single();
    }
}
