package cn.fengqiao.cases.store;

import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Code tables and areas as they stand in the database. */
public final class VocabularyTables {

    private final JdbcClient jdbc;

    public VocabularyTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The editions valid on {@code day}; of two, the one that became valid later. */
    public Vocabulary validOn(LocalDate day) {
        Map<CodeSystem, List<CodeEntry>> entries = new EnumMap<>(CodeSystem.class);
        jdbc.sql("""
                        select code_system, code, name, short, area, mandatory, override
                        from (
                            select distinct on (code_system, code) *
                            from code_entry
                            where valid_from <= :day
                            and (valid_to is null or valid_to >= :day)
                            order by code_system, code, valid_from desc) as today
                        order by code_system, position
                        """).param("day", day).query(row -> {
            entries.computeIfAbsent(CodeSystem.valueOf(row.getString("code_system")), key -> new ArrayList<>())
                    .add(new CodeEntry(
                            row.getString("code"),
                            row.getString("name"),
                            row.getString("short"),
                            row.getString("area"),
                            row.getBoolean("mandatory"),
                            row.getBoolean("override")));
        });
        List<Area> areas = jdbc.sql("select path, name, kind from area order by path")
                .query((row, number) -> new Area(
                        AreaPath.of(row.getString("path")),
                        row.getString("name"),
                        Area.Kind.valueOf(row.getString("kind"))))
                .list();
        return new Vocabulary(entries, areas);
    }
}
