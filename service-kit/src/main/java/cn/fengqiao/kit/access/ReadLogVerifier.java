package cn.fengqiao.kit.access;

import cn.fengqiao.kit.access.ReadLogMarks.Mark;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recomputes the chain of the read log and says where it breaks. A call works for a bounded time and remembers how far it
 * came; the next one goes on there. What was verified once is looked at again only when asked: a change behind the mark
 * is found by verifying from the beginning.
 */
final class ReadLogVerifier {

    /** What the verification found. */
    sealed interface Finding {
        /**
         * Every sealed entry looked at is as it was written.
         *
         * @param complete whether that is all of them; else verify again to go on
         * @param seals how many, to be compared with the number kept outside of the database
         * @param entries how many they cover
         * @param lastHash to be compared with the hash kept outside of the database
         * @param notYetSealed entries written too recently to be protected
         */
        record Intact(boolean complete, long seals, long entries, String lastHash, long notYetSealed)
                implements Finding {}

        /**
         * The chain does not fit.
         *
         * @param seal the first seal that does not
         * @param sealedAt when it was made; what is wrong happened to an entry before that
         * @param why in words
         */
        record Broken(long seal, Instant sealedAt, String why) implements Finding {}
    }

    private record Seal(
            long number, long after, long upto, long rows, String previousHash, String hash, Instant sealedAt) {

        ReadLogChain.Span span() {
            return new ReadLogChain.Span(number, after, upto, previousHash);
        }

        Mark mark(long entriesBefore) {
            return new Mark(number, upto, entriesBefore + rows, hash);
        }
    }

    /** Read at a time: few statements for many small seals, and little held for large ones. */
    private static final int SEALS = 500;

    private static final int ENTRIES = 20_000;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ReadLogChain chain;
    private final ReadLogMarks marks;
    private final Duration step;

    /** @param step how long one call may work, well below the patience of the gateway */
    ReadLogVerifier(JdbcClient jdbc, Transactions transactions, ReadLogChain chain, ReadLogMarks marks, Duration step) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.chain = chain;
        this.marks = marks;
        this.step = step;
    }

    /**
     * Verifies for a while; only one call at a time works, another is told how far that one's predecessors came.
     *
     * @param anew from the beginning, whatever was verified before
     */
    Finding verify(boolean anew) {
        return transactions.inTransaction(transaction -> {
            Optional<Mark> verified = marks.verified();
            if (!marks.alone()) {
                return intact(verified.orElseGet(marks::expired), false);
            }
            if (verified.isPresent() && !isThere(verified.get())) {
                return new Finding.Broken(
                        verified.get().number(), Instant.now(), "the seal that was verified last is gone or another");
            }
            return walk(anew ? marks.expired() : verified.orElseGet(marks::expired));
        });
    }

    private Finding walk(Mark from) {
        long end = System.nanoTime() + step.toNanos();
        Mark mark = from;
        Finding.Broken broken = null;
        List<Seal> page = sealsAfter(mark);
        while (!page.isEmpty() && broken == null) {
            List<ReadLogChain.Link> links =
                    chain.compute(jdbc, page.stream().map(Seal::span).toList());
            for (int i = 0; i < page.size() && broken == null; i++) {
                broken = check(mark, page.get(i), links.get(i));
                mark = broken == null ? page.get(i).mark(mark.entries()) : mark;
            }
            if (System.nanoTime() - end >= 0) {
                break;
            }
            page = sealsAfter(mark);
        }
        marks.verified(mark);
        return broken == null ? intact(mark, sealsAfter(mark).isEmpty()) : broken;
    }

    private static Finding.@Nullable Broken check(Mark before, Seal seal, ReadLogChain.Link link) {
        long number = before.number() + 1;
        if (seal.number() != number) {
            return broken(number, seal, "the seal is missing");
        }
        if (seal.after() != before.upto() || !seal.previousHash().equals(before.hash())) {
            return broken(number, seal, "the seal does not follow the one before it");
        }
        if (link.rows() != seal.rows()) {
            return broken(
                    number, seal, "it was made over %d entries, and there are %d".formatted(seal.rows(), link.rows()));
        }
        return link.hash().equals(seal.hash())
                ? null
                : broken(number, seal, "an entry is not what it was when it was sealed");
    }

    private Finding intact(Mark mark, boolean complete) {
        return new Finding.Intact(
                complete, mark.number(), mark.entries(), mark.hash(), complete ? countAfter(mark.upto()) : 0);
    }

    private boolean isThere(Mark mark) {
        return jdbc.sql("""
                        select exists (
                            select
                            from read_log_seal
                            where number = :number
                              and upto_position = :upto
                              and hash = :hash)
                        """)
                .param("number", mark.number())
                .param("upto", mark.upto())
                .param("hash", mark.hash())
                .query(Boolean.class)
                .single();
    }

    private static Finding.Broken broken(long number, Seal seal, String why) {
        return new Finding.Broken(number, seal.sealedAt(), why);
    }

    /** The next seals, as many as have few enough entries together, and at least one if there is one. */
    private List<Seal> sealsAfter(Mark mark) {
        List<Seal> seals = jdbc.sql("""
                        select number, after_position, upto_position, row_count, previous_hash, hash, sealed_at
                        from read_log_seal
                        where number > :number
                        order by number
                        limit :page
                        """)
                .param("number", mark.number())
                .param("page", SEALS)
                .query((row, i) -> new Seal(
                        row.getLong("number"),
                        row.getLong("after_position"),
                        row.getLong("upto_position"),
                        row.getLong("row_count"),
                        row.getString("previous_hash"),
                        row.getString("hash"),
                        row.getObject("sealed_at", OffsetDateTime.class).toInstant()))
                .list();
        int end = 0;
        for (long entries = 0; end < seals.size() && (end == 0 || entries <= ENTRIES); end++) {
            entries += seals.get(end).rows();
        }
        return seals.subList(0, end);
    }

    private long countAfter(long position) {
        return jdbc.sql("select count(*) from read_log where position > :position")
                .param("position", position)
                .query(Long.class)
                .single();
    }
}
