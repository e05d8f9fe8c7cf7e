package cn.fengqiao.kit.access;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two places in the chain of the read log: where it begins since older entries expired, and how far it was verified. */
final class ReadLogMarks {

    /**
     * A seal.
     *
     * @param entries how many entries were counted up to it
     */
    record Mark(long number, long upto, long entries, String hash) {}

    /** The chain from its first seal on. */
    static final Mark BEGINNING = new Mark(0, 0, 0, ReadLogChain.BEGINNING);

    private static final String EXPIRED = "EXPIRED";
    private static final String VERIFIED = "VERIFIED";

    private final JdbcClient jdbc;
    private final ReadLogChain chain;

    ReadLogMarks(JdbcClient jdbc, ReadLogChain chain) {
        this.jdbc = jdbc;
        this.chain = chain;
    }

    /** The last seal that expired: what is kept begins behind it. */
    Mark expired() {
        return find(EXPIRED).orElse(BEGINNING);
    }

    void expired(Mark mark) {
        save(EXPIRED, mark);
    }

    /** The last seal that was verified; empty if none of those that are kept was. */
    Optional<Mark> verified() {
        return find(VERIFIED).filter(mark -> mark.number() > expired().number());
    }

    void verified(Mark mark) {
        save(VERIFIED, mark);
    }

    /** One of verifying and expiring at a time, in all instances: the one must not look while the other removes. */
    boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('read_log_mark'))")
                .query(Boolean.class)
                .single();
    }

    /** A mark whose signature is not ours counts as none. */
    private Optional<Mark> find(String kind) {
        return jdbc.sql("""
                        select number, upto_position, entries, hash, signature
                        from read_log_mark
                        where kind = :kind
                        """)
                .param("kind", kind)
                .query((row, i) -> {
                    var mark = new Mark(
                            row.getLong("number"),
                            row.getLong("upto_position"),
                            row.getLong("entries"),
                            row.getString("hash"));
                    return chain.sign(kind, mark).equals(row.getString("signature"))
                            ? Optional.of(mark)
                            : Optional.<Mark>empty();
                })
                .optional()
                .flatMap(mark -> mark);
    }

    private void save(String kind, Mark mark) {
        jdbc.sql("""
                        insert into read_log_mark (kind, number, upto_position, entries, hash, signature)
                        values (:kind, :number, :upto, :entries, :hash, :signature)
                        on conflict (kind) do update
                        set number = excluded.number,
                            upto_position = excluded.upto_position,
                            entries = excluded.entries,
                            hash = excluded.hash,
                            signature = excluded.signature,
                            marked_at = excluded.marked_at
                        """)
                .param("kind", kind)
                .param("number", mark.number())
                .param("upto", mark.upto())
                .param("entries", mark.entries())
                .param("hash", mark.hash())
                .param("signature", chain.sign(kind, mark))
                .update();
    }
}
