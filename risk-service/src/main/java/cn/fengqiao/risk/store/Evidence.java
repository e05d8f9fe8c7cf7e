package cn.fengqiao.risk.store;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.risk.scoring.Dispute;
import cn.fengqiao.risk.scoring.Learned;
import cn.fengqiao.risk.scoring.Report;
import cn.fengqiao.risk.scoring.Report.Incident;
import cn.fengqiao.risk.scoring.RuleSet;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of disputes. Transactions that write take turns: a report, a merge and the rating they lead to depend on
 * what others have just written, the reader of events applies many of them in one transaction and in no order that locks
 * of single cases could follow without meeting head-on, and there is one such reader per instance. Turns cost instances
 * their parallel writing; they buy that a colour is never computed from half of the facts.
 */
@Repository
public class Evidence {

    /** Advisory lock of whoever writes; nothing else in this database uses one of this number. */
    private static final long TURN = 0x7269_736bL;

    /** How long a chain of merges is followed; longer ones only come from a loop. */
    private static final int LONGEST_CHAIN = 100;

    private static final TypeReference<Map<String, Answer>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Instant>> MOMENTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RuleSet rules;

    /** The transaction that entered last: only spares its later events the question, so a stale look does no harm. */
    private volatile @Nullable OpenTransaction entered;

    Evidence(JdbcClient jdbc, JsonMapper json, RuleSet rules) {
        this.jdbc = jdbc;
        this.json = json;
        this.rules = rules;
    }

    /** What stands around a new report: decides whether the ordinary way suffices. */
    public record Surroundings(List<Incident> earlier, boolean alone) {}

    /** Begins to write as the service itself, when it is this writer's turn; once per transaction is enough. */
    public void enter(OpenTransaction tx) {
        tx.requireOpen();
        if (tx == entered) {
            return;
        }
        jdbc.sql("""
                select set_config('fengqiao.roles', 'SERVICE', true),
                    pg_advisory_xact_lock(:turn)
                """).param("turn", TURN).query().singleRow();
        entered = tx;
    }

    /** The earlier incidents that count for a case that is not yet kept, and whether anything else has to do with it. */
    public Surroundings around(NewCase found) {
        record Row(String kind, UUID caseId, Instant foundAt) {}
        List<Row> rows = jdbc.sql("""
                (select 'EARLIER' as kind, report.case_id, found_at
                from report
                join dispute on dispute.case_id = report.case_id
                where place_key = :place
                and mode = :mode
                and (found_at, report.case_id) < (:foundAt, :caseId)
                and found_at >= :foundAt - :days * interval '1 day'
                and type = :type::text
                and same_place(:area::text, area)
                and all_may_know(:departments::text[], :restricted, departments, restricted)
                order by found_at desc, report.case_id desc
                limit :depth)
                union all
                (select 'LATER', case_id, found_at
                from report
                where place_key = :place
                and mode = :mode
                and (found_at, case_id) > (:foundAt, :caseId)
                and found_at <= :foundAt + :days * interval '1 day'
                limit 1)
                union all
                (select 'MERGED', case_id, :foundAt
                from merged_place
                where place_key = :place
                and mode = :mode
                limit 1)
                union all
                (select 'MERGED', merged, :foundAt
                from merger
                where merged = :caseId
                or survivor = :caseId
                limit 1)
                union all
                (select 'LEARNED', case_id, :foundAt
                from learned
                where case_id = :caseId
                limit 1)
                """)
                .params(columns(found))
                .param("days", rules.historyDays())
                .param("depth", rules.historyDepth())
                .query((row, number) -> new Row(row.getString("kind"), uuid(row, "case_id"), instant(row, "found_at")))
                .list();
        List<Incident> earlier = new ArrayList<>();
        for (Row row : rows) {
            if (row.kind().equals("EARLIER")) {
                earlier.add(new Incident(row.caseId(), row.foundAt()));
            }
        }
        return new Surroundings(earlier, earlier.size() == rows.size());
    }

    /** Keeps a new case that is yet to be rated. */
    public void keep(OpenTransaction tx, NewCase found) {
        tx.requireOpen();
        jdbc.sql("""
                with told as (
                    insert into dispute (case_id, area, departments, restricted, type, told_by)
                    values (:caseId, :area, :departments, :restricted, :type, :toldBy))
                insert into report (case_id, place_key, mode, found_at, party_count, answers)
                values (:caseId, :place, :mode, :foundAt, :partyCount, :answers::jsonb)
                """).params(columns(found)).update();
    }

    /** The columns of a new case and its report, by the names of parameters. */
    Map<String, @Nullable Object> columns(NewCase found) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        Report report = found.report();
        Place place = found.place();
        columns.put("caseId", report.caseId());
        columns.put("area", found.audience().area().value());
        columns.put("departments", codes(found.audience()));
        columns.put("restricted", found.audience().restricted());
        columns.put("type", found.type());
        columns.put("toldBy", found.toldBy());
        columns.put("place", place == null ? null : place.key());
        columns.put("mode", found.mode().name());
        columns.put("foundAt", at(report.foundAt()));
        columns.put("partyCount", report.partyCount());
        columns.put("answers", json.writeValueAsString(report.answers()));
        return columns;
    }

    /**
     * The audience of a case may have changed, or what it was found to be about; an older one does not overwrite a newer.
     *
     * @param type null when what was known stands
     * @return whether other cases may count for it now, or it for others
     */
    public boolean tell(OpenTransaction tx, UUID caseId, Audience audience, @Nullable String type, long toldBy) {
        tx.requireOpen();
        return jdbc.sql("""
                        with before as (
                            select area, departments, restricted, type
                            from dispute
                            where case_id = :caseId)
                        update dispute
                        set area = :area,
                            departments = :departments,
                            restricted = :restricted,
                            type = coalesce(:type::text, dispute.type),
                            told_by = :toldBy
                        from before
                        where case_id = :caseId
                        and told_by < :toldBy
                        returning before.area <> :area
                            or before.restricted <> :restricted
                            or (:restricted and before.departments <> :departments::text[])
                            or coalesce(before.type <> :type::text, before.type is null and :type::text is not null)
                        """)
                .param("caseId", caseId)
                .param("area", audience.area().value())
                .param("departments", codes(audience))
                .param("restricted", audience.restricted())
                .param("type", type)
                .param("toldBy", toldBy)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Remembers that {@code merged} lives on in {@code survivor}; false when that is known. */
    public boolean merge(OpenTransaction tx, UUID merged, UUID survivor) {
        tx.requireOpen();
        return jdbc.sql("""
                insert into merger (merged, survivor)
                values (:merged, :survivor)
                on conflict (merged) do nothing
                """).param("merged", merged).param("survivor", survivor).update() == 1;
    }

    /**
     * Keeps what became known of a case after it was reported; false when that is known.
     *
     * @param place where the case is counted from now on; null when this says nothing of it
     */
    public boolean learn(OpenTransaction tx, Learned learned, @Nullable Whereabouts place) {
        tx.requireOpen();
        return jdbc.sql("""
                insert into learned (
                    case_id, version, party_count, answers, observed_at, corrected, corrected_in, tells_place, place_key)
                values (
                    :caseId, :version, :partyCount, :answers::jsonb, :observedAt::jsonb, :corrected, :correctedIn,
                    :tellsPlace, :place)
                on conflict (case_id, version) do nothing
                """)
                        .param("caseId", learned.caseId())
                        .param("version", learned.version())
                        .param("partyCount", learned.partyCount())
                        .param("answers", json.writeValueAsString(learned.answers()))
                        .param("observedAt", json.writeValueAsString(learned.observedAt()))
                        .param("corrected", learned.corrected().toArray(String[]::new))
                        .param("correctedIn", learned.correctedIn().toArray(UUID[]::new))
                        .param("tellsPlace", place != null)
                        .param("place", place == null ? null : place.key())
                        .update()
                == 1;
    }

    /** Where a case is counted. @param key null when it has no address */
    public record Whereabouts(@Nullable String key) {}

    /** Counts a case where the last that is known of its address puts it. @return whether that is somewhere else */
    public boolean settle(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                update report
                set place_key = told.place_key
                from (
                    select place_key
                    from learned
                    where case_id = :caseId
                    and tells_place
                    order by version desc
                    limit 1) as told
                where report.case_id = :caseId
                and report.place_key is distinct from told.place_key
                """).param("caseId", caseId).update() == 1;
    }

    /**
     * The cases whose rating a case touches: the one it belongs to now; those found next at its place that count it, or did
     * when they were last rated; and the merged ones there.
     */
    public List<Colouring> touchedBy(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        List<UUID> near = jdbc.sql("""
                with own as (
                    select report.case_id, place_key, mode, found_at, area, departments, restricted, type
                    from report
                    join dispute on dispute.case_id = report.case_id
                    where report.case_id = :caseId
                    and place_key is not null)
                select later.case_id
                from own
                join report as later on later.place_key = own.place_key
                    and later.mode = own.mode
                    and (later.found_at, later.case_id) > (own.found_at, own.case_id)
                    and later.found_at <= own.found_at + :days * interval '1 day'
                join dispute as its on its.case_id = later.case_id
                left join assessment as last on last.id = its.assessment
                where own.case_id = any (last.counted)
                or (its.type = own.type
                    and same_place(its.area, own.area)
                    and all_may_know(its.departments, its.restricted, own.departments, own.restricted)
                    and :depth > (
                        select count(*)
                        from (
                            select
                            from report as nearer
                            join dispute as known on known.case_id = nearer.case_id
                            where nearer.place_key = own.place_key
                            and nearer.mode = own.mode
                            and (nearer.found_at, nearer.case_id) > (own.found_at, own.case_id)
                            and (nearer.found_at, nearer.case_id) < (later.found_at, later.case_id)
                            and known.type = its.type
                            and same_place(its.area, known.area)
                            and all_may_know(its.departments, its.restricted, known.departments, known.restricted)
                            limit :depth) as between_them))
                union
                select merged_place.case_id
                from own
                join merged_place on merged_place.place_key = own.place_key
                    and merged_place.mode = own.mode
                """)
                .param("caseId", caseId)
                .param("days", rules.historyDays())
                .param("depth", rules.historyDepth())
                .query((row, number) -> uuid(row, "case_id"))
                .list();
        List<UUID> all = new ArrayList<>(near);
        all.add(caseId);
        return survivors(tx, all);
    }

    /** Whether everybody who may know of {@code one} may know of {@code other}. */
    public boolean allMayKnow(OpenTransaction tx, UUID one, UUID other) {
        tx.requireOpen();
        return one.equals(other)
                || jdbc.sql("""
                        select all_may_know(one.departments, one.restricted, other.departments, other.restricted)
                        from dispute as one,
                            dispute as other
                        where one.case_id = :one
                        and other.case_id = :other
                        """)
                        .param("one", one)
                        .param("other", other)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    /** A case whose colour was calculated by an older way of counting, if there is one besides {@code leftOut}. */
    public Optional<UUID> toRecalculate(OpenTransaction tx, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                select case_id
                from dispute
                where recalculate
                and case_id <> all (:leftOut::uuid[])
                order by case_id
                limit 1
                """).param("leftOut", leftOut).query(UUID.class).optional();
    }

    /** Remembers that a case was calculated as cases are counted today, in whichever it lives on. */
    public void recalculated(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        jdbc.sql("update dispute set recalculate = false where case_id = :caseId")
                .param("caseId", caseId)
                .update();
    }

    /** The cases in which {@code caseIds} live on, as far as they are known. */
    public List<Colouring> survivors(OpenTransaction tx, Collection<UUID> caseIds) {
        tx.requireOpen();
        return jdbc.sql("""
                with recursive up(origin, case_id, steps) as (
                    select case_id, case_id, 0
                    from unnest(:cases::uuid[]) as given(case_id)
                    union all
                    select up.origin, merger.survivor, up.steps + 1
                    from up
                    join merger on merger.merged = up.case_id
                    where up.steps < :longest)
                select case_id, area, departments, restricted, colour, certainty, changes
                from dispute
                where case_id in (
                    select distinct on (origin) case_id
                    from up
                    order by origin, steps desc)
                order by case_id
                """)
                .param("cases", caseIds.toArray(UUID[]::new))
                .param("longest", LONGEST_CHAIN)
                .query(Evidence::colouring)
                .list();
    }

    /** Everything the rating of {@code caseId} rests on; null while its own first report has not arrived. */
    public @Nullable Dispute dispute(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        List<Report> reports = jdbc.sql("""
                with recursive down(case_id, steps) as (
                    select :caseId::uuid, 0
                    union all
                    select merger.merged, down.steps + 1
                    from down
                    join merger on merger.survivor = down.case_id
                    where down.steps < :longest)
                select distinct report.case_id, found_at, party_count, answers
                from down
                join report on report.case_id = down.case_id
                """)
                .param("caseId", caseId)
                .param("longest", LONGEST_CHAIN)
                .query(this::report)
                .list();
        if (reports.isEmpty()) {
            return null;
        }
        List<Incident> atPlace = jdbc.sql("""
                with rated as (
                    select departments, restricted
                    from dispute
                    where case_id = :caseId),
                own as (
                    select report.case_id, place_key, mode, found_at, area, type
                    from report
                    join dispute on dispute.case_id = report.case_id
                    where report.case_id = any (:own::uuid[])),
                remembered as (
                    insert into merged_place (place_key, mode, case_id)
                    select distinct place_key, mode, :caseId::uuid
                    from own
                    where place_key is not null
                    and :several
                    on conflict do nothing)
                select distinct before.case_id, before.found_at
                from rated
                cross join own
                cross join (
                    select distinct place_key, mode, area, type
                    from own
                    where place_key is not null) as place
                cross join lateral (
                    select report.case_id, found_at
                    from report
                    join dispute as known on known.case_id = report.case_id
                    where place_key = place.place_key
                    and mode = place.mode
                    and (found_at, report.case_id) < (own.found_at, own.case_id)
                    and found_at >= own.found_at - :days * interval '1 day'
                    and known.type = place.type
                    and same_place(place.area, known.area)
                    and all_may_know(rated.departments, rated.restricted, known.departments, known.restricted)
                    order by found_at desc, report.case_id desc
                    limit :depth) as before
                """)
                .param("own", reports.stream().map(Report::caseId).toArray(UUID[]::new))
                .param("caseId", caseId)
                .param("several", reports.size() > 1)
                .param("days", rules.historyDays())
                .param("depth", rules.historyDepth())
                .query((row, number) -> new Incident(uuid(row, "case_id"), instant(row, "found_at")))
                .list();
        return Dispute.of(caseId, reports, atPlace, learned(reports));
    }

    private List<Learned> learned(List<Report> of) {
        return jdbc.sql("""
                select case_id, version, party_count, answers, observed_at, corrected, corrected_in
                from learned
                where case_id = any (:cases::uuid[])
                order by case_id, version
                """)
                .param("cases", of.stream().map(Report::caseId).toArray(UUID[]::new))
                .query((row, number) -> new Learned(
                        uuid(row, "case_id"),
                        row.getLong("version"),
                        row.getObject("party_count", Integer.class),
                        json.readValue(row.getString("answers"), ANSWERS),
                        json.readValue(row.getString("observed_at"), MOMENTS),
                        Set.of((String[]) row.getArray("corrected").getArray()),
                        Set.of((UUID[]) row.getArray("corrected_in").getArray())))
                .list();
    }

    private Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                uuid(row, "case_id"),
                instant(row, "found_at"),
                row.getInt("party_count"),
                json.readValue(row.getString("answers"), ANSWERS));
    }

    private static Colouring colouring(ResultSet row, int number) throws SQLException {
        return new Colouring(
                uuid(row, "case_id"),
                audience(row),
                Colour.valueOf(row.getString("colour")),
                Certainty.valueOf(row.getString("certainty")),
                row.getLong("changes"));
    }

    static Audience audience(ResultSet row) throws SQLException {
        Array departments = row.getArray("departments");
        return new Audience(
                AreaPath.of(row.getString("area")),
                Arrays.stream((String[]) departments.getArray())
                        .map(Department::of)
                        .toList(),
                row.getBoolean("restricted"));
    }

    static String[] codes(Audience audience) {
        return audience.departments().stream().map(Department::code).toArray(String[]::new);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
