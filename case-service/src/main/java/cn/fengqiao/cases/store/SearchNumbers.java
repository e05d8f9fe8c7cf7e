package cn.fengqiao.cases.store;

import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what cases are found by. The numbers cannot be read back, not even by who wrote them. */
public final class SearchNumbers {

    /**
     * What later cases are found by: beside texts, telephones and addresses, names and documents of people (2); and not by
     * telephones and documents that stand in a text (3).
     */
    static final int EDITION = 3;

    private final JdbcClient jdbc;

    public SearchNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case whose numbers lack what later cases are found by; for the service alone. */
    public Optional<UUID> ofBefore(OpenTransaction tx, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("select * from found_by_an_earlier_edition(:leftOut::uuid[])")
                .param("leftOut", leftOut)
                .query(UUID.class)
                .optional();
    }

    /**
     * Finds a case by other numbers, for a department that is on it; the case is locked.
     *
     * @param grams of its texts and people
     * @param place of its address; null without one
     */
    public void write(OpenTransaction tx, UUID caseId, int[] grams, @Nullable Integer place) {
        tx.requireOpen();
        jdbc.sql("select find_case_by(:case::uuid, :grams::integer[], :place::integer, :edition::smallint)")
                .param("case", caseId)
                .param("grams", grams)
                .param("place", place)
                .param("edition", EDITION)
                .query((row, number) -> true)
                .single();
    }
}
