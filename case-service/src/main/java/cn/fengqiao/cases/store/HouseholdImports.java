package cn.fengqiao.cases.store;

import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a file of cards has to know of the cards that are there. */
public final class HouseholdImports {

    private final JdbcClient jdbc;

    public HouseholdImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Only one file of a department and subdistrict is written at a time, so that a card is looked up before it is opened. */
    public void alone(OpenTransaction tx, String whose) {
        tx.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                .param("lock", "households:" + whose)
                .query()
                .singleRow();
    }

    /** Numbers of the cards with one of these identities or references, by these; ended cards too. */
    public Map<String, String> known(OpenTransaction tx, Collection<String> identities, Collection<String> references) {
        tx.requireOpen();
        Map<String, String> numbers = new HashMap<>();
        jdbc.sql("""
                        select identity as known, number
                        from household
                        where identity = any (:identities::text[])
                        union all
                        select reference, number
                        from household
                        where reference = any (:references::text[])
                        """)
                .param("identities", identities.toArray(String[]::new))
                .param("references", references.toArray(String[]::new))
                .query(row -> {
                    numbers.put(row.getString("known"), row.getString("number"));
                });
        return numbers;
    }
}
