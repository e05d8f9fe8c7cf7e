package cn.fengqiao.kit.access;

import cn.fengqiao.kit.outbox.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recomputes the chain of the read log from its beginning and says where it breaks. */
final class ReadLogVerifier {

    /** What the verification found. */
    sealed interface Finding {
        /**
         * Every sealed entry is as it was written.
         *
         * @param seals how many, to be compared with the number kept outside of the database
         * @param entries how many they cover
         * @param lastHash to be compared with the hash kept outside of the database
         * @param notYetSealed entries written too recently to be protected
         */
        record Intact(long seals, long entries, String lastHash, long notYetSealed) implements Finding {}

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
            long number, long after, long upto, long rows, String previousHash, String hash, Instant sealedAt) {}

    /** Seals read at a time: a year has hundreds of thousands. */
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ReadLogChain chain;

    ReadLogVerifier(JdbcClient jdbc, Transactions transactions, ReadLogChain chain) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.chain = chain;
    }

    Finding verify() {
        return transactions.inTransaction(transaction -> walk());
    }

    private Finding walk() {
        String previous = ReadLogChain.BEGINNING;
        long upto = 0;
        long number = 0;
        long entries = 0;
        for (List<Seal> page = sealsAfter(0); !page.isEmpty(); page = sealsAfter(number)) {
            for (Seal seal : page) {
                number++;
                if (seal.number() != number) {
                    return broken(number, seal, "the seal is missing");
                }
                if (seal.after() != upto || !seal.previousHash().equals(previous)) {
                    return broken(number, seal, "the seal does not follow the one before it");
                }
                ReadLogChain.Link link = chain.compute(jdbc, number, seal.after(), seal.upto(), previous);
                if (link.rows() != seal.rows()) {
                    return broken(
                            number,
                            seal,
                            "it was made over %d entries, and there are %d".formatted(seal.rows(), link.rows()));
                }
                if (!link.hash().equals(seal.hash())) {
                    return broken(number, seal, "an entry is not what it was when it was sealed");
                }
                previous = seal.hash();
                upto = seal.upto();
                entries += link.rows();
            }
        }
        return new Finding.Intact(number, entries, previous, countAfter(upto));
    }

    private static Finding broken(long number, Seal seal, String why) {
        return new Finding.Broken(number, seal.sealedAt(), why);
    }

    private List<Seal> sealsAfter(long number) {
        return jdbc.sql("""
                        select number, after_position, upto_position, row_count, previous_hash, hash, sealed_at
                        from read_log_seal
                        where number > :number
                        order by number
                        limit :page
                        """)
                .param("number", number)
                .param("page", PAGE)
                .query((row, i) -> new Seal(
                        row.getLong("number"),
                        row.getLong("after_position"),
                        row.getLong("upto_position"),
                        row.getLong("row_count"),
                        row.getString("previous_hash"),
                        row.getString("hash"),
                        row.getObject("sealed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private long countAfter(long position) {
        return jdbc.sql("select count(*) from read_log where position > :position")
                .param("position", position)
                .query(Long.class)
                .single();
    }
}
