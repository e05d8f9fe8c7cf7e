package cn.fengqiao.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A subdistrict's years before today, straight into the database: as many cases as are wanted, each like one that was
 * raised through the door in everything a queue, a filter, a search and a counter look at. Raising them all would take
 * hours. They are older than every raised one.
 */
final class PastCases {

    private static final int AT_ONCE = 50_000;

    private final Connection connection;
    private final PastTexts texts;

    PastCases(Connection connection, PastTexts texts) {
        this.connection = connection;
        this.texts = texts;
    }

    /** Writes past cases from the {@code from}-th back in time up to the {@code to}-th. */
    void write(long from, long to) throws SQLException, GeneralSecurityException, IOException {
        try (Statement statement = connection.createStatement()) {
            String columns = columns(statement);
            statement.execute("create temporary table if not exists original as select * from dispute_case");
            statement.execute("""
                    create temporary table if not exists place as
                    select id, row_number() over (order by id) - 1 as place
                    from original
                    """);
            statement.execute("analyze original, place");
            // An index that is filled row by row takes many times as long as one that is built at the end.
            statement.execute("drop index case_search_grams");
            for (long next = from; next < to; next += AT_ONCE) {
                statement.execute(past(next, Math.min(next + AT_ONCE, to) - 1));
                statement.execute(batch(columns));
                texts.write();
            }
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute("create index case_search_grams on case_search using gin (grams)");
            statement.execute("vacuum (analyze) dispute_case, case_personal, case_search, case_timeline");
        }
    }

    /** All columns that can be copied as they are. */
    private static String columns(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("""
                select string_agg(column_name, ', ')
                from information_schema.columns
                where table_name = 'dispute_case'
                and is_generated = 'NEVER'
                and column_name not in ('id', 'number', 'raise_key')
                """)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The next cases: what each is called and which one it is like. */
    private static String past(long from, long to) {
        return """
                drop table if exists past;
                create temporary table past as
                -- one every five minutes, back from yesterday
                select uuidv7(make_interval(secs => -86400 - 300.0 * n)) as past_id, place.id as original_id
                from generate_series(%d, %d) n
                join place on place.place = n %% (select count(*) from place)
                """.formatted(from, to);
    }

    private static String batch(String columns) {
        return """
                with cases as (
                    insert into dispute_case (id, number, raise_key, %1$s)
                    select past_id, past_id::text, past_id::text, %1$s
                    from past
                    join original on original.id = past.original_id
                ), searchable as (
                    insert into case_search (case_id, grams)
                    select past.past_id, search.grams
                    from past
                    join case_search search on search.case_id = past.original_id
                ), lines as (
                    insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department)
                    select past.past_id, line.sequence, line.at, line.what, line.by_subject, line.by_name, line.by_department
                    from past
                    join case_timeline line on line.case_id = past.original_id
                )
                insert into case_count_delta (area, restricted_to, holder, status, colour, change)
                select area, case when restricted then departments else '{}' end, holder, status, colour, count(*)
                from past
                join original on original.id = past.original_id
                group by 1, 2, 3, 4, 5
                """.formatted(columns);
    }
}
