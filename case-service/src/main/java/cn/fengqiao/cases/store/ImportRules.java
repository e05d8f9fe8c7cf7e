package cn.fengqiao.cases.store;

import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mappings and keywords of imports: data of the place, edited without a release. */
public final class ImportRules {

    private final JdbcClient jdbc;

    public ImportRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A saved mapping.
     *
     * @param definition JSON
     */
    public record SavedMapping(String name, boolean builtIn, String definition, String changedBy, Instant changedAt) {}

    /** A keyword and what it proposes. */
    public record Keyword(Proposal.Field proposes, String keyword, String code) {}

    public Optional<SavedMapping> mapping(String name) {
        return mappings().stream()
                .filter(mapping -> mapping.name().equals(name))
                .findFirst();
    }

    /** Built-in ones first, then by name. */
    public List<SavedMapping> mappings() {
        return jdbc.sql("""
                        select name, built_in, definition, changed_by, changed_at
                        from import_mapping
                        order by built_in desc, name
                        """)
                .query((row, number) -> new SavedMapping(
                        row.getString("name"),
                        row.getBoolean("built_in"),
                        row.getString("definition"),
                        row.getString("changed_by"),
                        Sql.instant(row, "changed_at")))
                .list();
    }

    /** Saves a mapping; false when the name belongs to a built-in one. */
    public boolean save(String name, String definition, String changedBy) {
        return jdbc.sql("""
                        insert into import_mapping as saved (name, built_in, definition, changed_by)
                        values (:name, false, :definition::jsonb, :changedBy)
                        on conflict (name) do update
                            set definition = excluded.definition,
                                changed_by = excluded.changed_by,
                                changed_at = now()
                            where not saved.built_in
                        """)
                        .param("name", name)
                        .param("definition", definition)
                        .param("changedBy", changedBy)
                        .update()
                == 1;
    }

    /** The keywords, in the order in which they decide. */
    public List<Keyword> keywords() {
        return jdbc.sql("""
                        select proposes, keyword, code
                        from import_keyword
                        order by proposes, position
                        """)
                .query((row, number) -> new Keyword(
                        Proposal.Field.valueOf(row.getString("proposes")),
                        row.getString("keyword"),
                        row.getString("code")))
                .list();
    }

    /** Puts another list in the place of the keywords; of two at the same time the later one stays, whole. */
    public void replaceKeywords(OpenTransaction tx, List<Keyword> keywords) {
        tx.requireOpen();
        jdbc.sql("lock table import_keyword in share row exclusive mode").update();
        jdbc.sql("delete from import_keyword").update();
        jdbc.sql("""
                        insert into import_keyword (position, proposes, keyword, code)
                        select position, proposes, keyword, code
                        from unnest(:proposes::text[], :keywords::text[], :codes::text[])
                            with ordinality as t (proposes, keyword, code, position)
                        """)
                .param(
                        "proposes",
                        column(keywords, keyword -> keyword.proposes().name()))
                .param("keywords", column(keywords, Keyword::keyword))
                .param("codes", column(keywords, Keyword::code))
                .update();
    }

    private static String[] column(List<Keyword> keywords, Function<Keyword, String> value) {
        return keywords.stream().map(value).toArray(String[]::new);
    }
}
