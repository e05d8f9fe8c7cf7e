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
 *
 * <p>One in ten is open, with a clock that runs; the others have an outcome and were written off within days, and archived when
 * that is long ago. One in ten has the six lines more of a life in its timeline, one in twenty was mediated. No clock is missed,
 * or the rounds would escalate a hundred thousand cases while a page is measured.
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
                statement.execute(lives());
                statement.execute(mediations());
                texts.write();
            }
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute("create index case_search_grams on case_search using gin (grams)");
            statement.execute("vacuum (analyze) dispute_case, case_personal, case_search, case_timeline, mediation");
        }
    }

    /** All columns that can be copied as they are; what became of a case and when is its own. */
    private static String columns(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("""
                select string_agg(column_name, ', ')
                from information_schema.columns
                where table_name = 'dispute_case'
                and is_generated = 'NEVER'
                and column_name not in ('id', 'number', 'raise_key', 'status', 'lead', 'tier', 'supervision', 'outcome',
                    'closed_at', 'raised_at', 'found_at', 'updated_at', 'clocks', 'wakes_at', 'due_at', 'version',
                    'reviewed_version', 'missing_year')
                """)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The next cases: what each is called, which one it is like, when it was raised and what became of it. */
    private static String past(long from, long to) {
        return """
                drop table if exists past;
                create temporary table past as
                select *,
                    case
                        when n %% 10 = 0 then (array['REGISTERED', 'ASSIGNED', 'INVESTIGATING', 'RESOLVING'])[1 + n / 10 %% 4]
                        when n %% 33 = 1 then 'DECLINED'
                        when at < now() - interval '80 days' then 'ARCHIVED'
                        else 'WRITTEN_OFF'
                    end as status,
                    n %% 10 <> 0 as ended,
                    at + make_interval(hours => (24 + n %% 600)::integer) as end_at
                from (
                    -- one every five minutes, back from yesterday
                    select n, uuidv7(make_interval(secs => -86400 - 300.0 * n)) as past_id, place.id as original_id,
                        now() - make_interval(secs => 86400 + 300.0 * n) as at
                    from generate_series(%d, %d) n
                    join place on place.place = n %% (select count(*) from place)
                ) as made
                """.formatted(from, to);
    }

    private static String batch(String columns) {
        return """
                with cases as (
                    insert into dispute_case (id, number, raise_key, status, lead, tier, supervision, outcome, closed_at,
                        raised_at, found_at, updated_at, clocks, wakes_at, due_at, version, reviewed_version, %1$s)
                    select past_id, past_id::text, past_id::text, past.status,
                        case when past.status <> 'REGISTERED' then original.raised_by end,
                        (array['L3', 'L3', 'L3', 'L2', 'L1'])[1 + n %% 5],
                        case when n %% 50 = 0 then 'ORDINARY' else 'NONE' end,
                        case
                            when not ended or past.status = 'DECLINED' then null
                            else (array['SUCCESS', 'SUCCESS', 'PARTIAL', 'FAILED', 'SETTLED_WITHOUT_MEDIATION'])[1 + n %% 5]
                        end,
                        case when ended and past.status <> 'DECLINED' then end_at end,
                        at, at - interval '2 hours', case when ended then end_at else at + interval '1 day' end,
                        clock.all_of_them,
                        case when not ended then due end,
                        case when ended then 'infinity' else due end,
                        9, 9, %1$s
                    from past
                    join original on original.id = past.original_id,
                    lateral (select now() + make_interval(days => (5 + n %% 60)::integer) as due) as soon,
                    lateral (
                        select jsonb_build_array(
                            jsonb_build_object(
                                'kind', 'ACCEPT', 'colour', 'NONE', 'ruleFrom', '2025-01-01', 'startedAt', at, 'countedFrom', at,
                                'due', at + interval '1 day', 'extensions', 0, 'pausedBefore', 'PT0S', 'told', 'NONE',
                                'metAt', at + interval '2 hours'),
                            jsonb_build_object(
                                'kind', case when past.status = 'ASSIGNED' then 'SIGN' else 'RESOLVE' end, 'colour', 'NONE',
                                'ruleFrom', '2025-01-01', 'startedAt', at, 'countedFrom', at, 'due', due,
                                'toL2', due + interval '1 day', 'toL1', due + interval '2 days', 'extensions', 0,
                                'pausedBefore', 'PT0S', 'told', 'NONE')
                            || case when ended then jsonb_build_object('metAt', end_at) else '{}' end) as all_of_them
                    ) as clock
                ), searchable as (
                    insert into case_search (case_id, grams, edition)
                    select past.past_id, search.grams, search.edition
                    from past
                    join case_search search on search.case_id = past.original_id
                ), lines as (
                    insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department)
                    select past.past_id, line.sequence, past.at, line.what, line.by_subject, line.by_name, line.by_department
                    from past
                    join case_timeline line on line.case_id = past.original_id
                )
                insert into case_count_delta (area, restricted_to, holder, status, colour, change)
                select area, case when restricted then departments else '{}' end, raised_by, past.status, colour, count(*)
                from past
                join original on original.id = past.original_id
                group by 1, 2, 3, 4, 5
                """.formatted(columns);
    }

    /** What was done to one in ten; to the others as much as to the one they are like. */
    private static String lives() {
        return """
                insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department)
                select past_id, 100 + step, past.at + step * interval '4 hours', what, raised_by_subject, '值班员', raised_by
                from past
                join original on original.id = past.original_id,
                lateral unnest(array['ACCEPTED', 'ASSIGNED', 'SIGNED', 'CONTACT_MADE', 'REPORTED_BACK', 'RESOLVING_STARTED'])
                    with ordinality as line (what, step)
                where n % 10 < 2
                and n / 10 % 2 = 0
                """;
    }

    private static String mediations() {
        return """
                insert into mediation (id, case_id, file_year, file_serial, stage, outcome, sessions, opened_at, ended_at, sealed)
                select uuidv7(past.at - now()), past_id, extract(year from past.at), n, 'ENDED', 'PERFORMED', 2, past.at, end_at,
                    '\\x00'
                from past
                where ended
                and n % 20 = 1
                """;
    }
}
