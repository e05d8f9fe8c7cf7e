package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clues, in the applied scope. Where one comes from and lives on is named only to whoever may know of that. */
public final class Clues {

    /** The joins leave out what it was found on, another clue and a case that row-level security hides. */
    private static final String COLUMNS =
            "k.matter_id, k.state, k.source, k.channel, k.found_at, k.erased_at, k.origin, "
                    + "o.id as origin_id, t.id as merged_into, d.id as case_id, d.number as case_number";

    private static final String JOINS = """
            left join matter o on o.id = k.origin_id
            left join matter t on t.id = k.merged_into
            left join dispute_case d on d.id = k.case_id
            """;

    private final JdbcClient jdbc;

    public Clues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far it has come. */
    public enum State {
        REPORTED("已报告"),
        VERIFIED("已核实"),
        UNFOUNDED("不属实"),
        MERGED("已合并"),
        PROMOTED("已成案");

        private final String zh;

        State(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }

        /** Whether something is still to be done about it. */
        public boolean open() {
            return this == REPORTED || this == VERIFIED;
        }
    }

    /** How it reached whoever wrote it down. */
    public enum Channel {
        IN_PERSON,
        PHONE,
        APP,
        LETTER,
        PATROL,
        SCREENING,
        OTHER
    }

    /** On what else that stands beside the cases it was found. */
    public enum OriginKind {
        CAMPAIGN,
        PATROL
    }

    /**
     * Where a clue comes from.
     *
     * @param matter the campaign or the patrol
     * @param part the finding or the check-in; it becomes one clue and never a second one
     */
    public record Origin(OriginKind kind, UUID matter, UUID part) {}

    /**
     * A clue without what it says.
     *
     * @param origin on what it was found; absent when it was reported by itself
     * @param originId the same, where the reader may know of it
     * @param mergedInto the clue it lives on in, where the reader may know of it
     * @param caseId the case it lives on in, where the reader may know of it
     */
    public record Clue(
            UUID id,
            State state,
            String source,
            Channel channel,
            Instant foundAt,
            @Nullable OriginKind origin,
            @Nullable UUID originId,
            @Nullable UUID mergedInto,
            @Nullable UUID caseId,
            @Nullable String caseNumber,
            @Nullable Instant erasedAt) {}

    /** What a clue says, sealed; the result of its verification and the reason against it once there are such. */
    public record Content(byte[] sealed, byte @Nullable [] result, byte @Nullable [] reason) {}

    /** A clue with its matter, and with its content where the scope lets it through. */
    public record Listed(Matter matter, Clue clue, @Nullable Content content) {}

    public void report(
            OpenTransaction tx,
            UUID id,
            String source,
            Channel channel,
            Instant foundAt,
            byte[] sealed,
            int[] numbers,
            @Nullable Origin origin) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into clue (matter_id, state, source, channel, found_at, origin, origin_id, origin_part)
                        values (:id, 'REPORTED', :source, :channel, :foundAt, :origin, :originId, :originPart)
                        """)
                .param("id", id)
                .param("source", source)
                .param("channel", channel.name())
                .param("foundAt", Sql.time(foundAt))
                .param("origin", origin == null ? null : origin.kind().name())
                .param("originId", origin == null ? null : origin.matter())
                .param("originPart", origin == null ? null : origin.part())
                .update();
        jdbc.sql("insert into clue_content (matter_id, sealed) values (:id, :sealed)")
                .param("id", id)
                .param("sealed", sealed)
                .update();
        jdbc.sql("insert into clue_number (number, matter_id) select unnest(:numbers::integer[]), :id")
                .param("numbers", numbers)
                .param("id", id)
                .update();
    }

    public Optional<Clue> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + " from clue k " + JOINS + " where k.matter_id = :id")
                .param("id", id)
                .query(Clues::clue)
                .optional();
    }

    /** Empty for those who do not work on it, and once it is erased. */
    public Optional<Content> content(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select sealed, result, reason from clue_content where matter_id = :id")
                .param("id", id)
                .query(Clues::content)
                .optional();
    }

    /**
     * Newest first.
     *
     * @param area only clues in it, at the precision of a grid
     * @param after the last one of the page before
     */
    public List<Listed> page(
            OpenTransaction tx, @Nullable State state, @Nullable AreaPath area, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s, %s, n.sealed, n.result, n.reason
                        from clue k
                        join matter m on m.id = k.matter_id
                        left join clue_content n on n.matter_id = k.matter_id
                        %s
                        where (:state::text is null or k.state = :state::text)
                        and (:area::text is null or m.area = :area::text
                            or (m.area >= :area::text || '.' and m.area < :area::text || '%s'))
                        and (:after::uuid is null or k.matter_id < :after::uuid)
                        order by k.matter_id desc
                        limit :limit
                        """.formatted(Matters.columns("m"), COLUMNS, JOINS, Sql.BEHIND_AREA))
                .param("state", state == null ? null : state.name())
                .param("area", area == null ? null : area.value())
                .param("after", after)
                .param("limit", limit)
                .query(Clues::listed)
                .list();
    }

    /** How many clues there are in each state; a state without any is left out. */
    public Map<State, Long> counts(OpenTransaction tx, @Nullable AreaPath area) {
        tx.requireOpen();
        Map<State, Long> counts = new EnumMap<>(State.class);
        jdbc.sql("""
                        select k.state, count(*) as clues
                        from clue k
                        join matter m on m.id = k.matter_id
                        where (:area::text is null or m.area = :area::text
                            or (m.area >= :area::text || '.' and m.area < :area::text || '%s'))
                        group by k.state
                        """.formatted(Sql.BEHIND_AREA))
                .param("area", area == null ? null : area.value())
                .query(row -> {
                    counts.put(State.valueOf(row.getString("state")), row.getLong("clues"));
                });
        return counts;
    }

    /** Newest open clues, other than {@code than} and of those the caller's department works on, with one of the numbers. */
    public List<Listed> carrying(OpenTransaction tx, int[] anyOf, UUID than, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s, %s, n.sealed, n.result, n.reason
                        from clue k
                        join matter m on m.id = k.matter_id
                        join clue_content n on n.matter_id = k.matter_id
                        %s
                        where k.matter_id in (select b.matter_id from clue_number b where b.number in (:numbers))
                        and k.matter_id <> :than
                        and k.state in ('REPORTED', 'VERIFIED')
                        order by k.matter_id desc
                        limit :most
                        """.formatted(Matters.columns("m"), COLUMNS, JOINS))
                .param("numbers", Arrays.stream(anyOf).boxed().toList())
                .param("than", than)
                .param("most", most)
                .query(Clues::listed)
                .list();
    }

    public void verified(OpenTransaction tx, UUID id, byte[] result) {
        tx.requireOpen();
        state(tx, id, State.VERIFIED);
        jdbc.sql("update clue_content set result = :result where matter_id = :id")
                .param("result", result)
                .param("id", id)
                .update();
    }

    /** @param eraseDue until when what it said is to go */
    public void unfounded(OpenTransaction tx, UUID id, byte[] reason, Instant eraseDue) {
        tx.requireOpen();
        jdbc.sql("""
                        update clue
                        set state = 'UNFOUNDED',
                            erase_due = :due
                        where matter_id = :id
                        """).param("due", Sql.time(eraseDue)).param("id", id).update();
        jdbc.sql("update clue_content set reason = :reason where matter_id = :id")
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** Until the transaction ends nobody else merges clues: of two that are merged into each other one has to live on. */
    public void oneMergeAtATime(OpenTransaction tx) {
        tx.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtext('clue-merge')) is null")
                .query(Boolean.class)
                .single();
    }

    public void mergedInto(OpenTransaction tx, UUID id, UUID clue) {
        tx.requireOpen();
        jdbc.sql("""
                        update clue
                        set state = 'MERGED',
                            merged_into = :clue
                        where matter_id = :id
                        """).param("clue", clue).param("id", id).update();
    }

    /**
     * It lives on in a case, and with it the clues that were merged into it: the case was found and reported with the first
     * of them.
     *
     * @param state {@code MERGED} or {@code PROMOTED}
     */
    public void livesOnIn(OpenTransaction tx, UUID id, State state, UUID caseId) {
        tx.requireOpen();
        jdbc.sql("""
                        update clue
                        set state = :state,
                            case_id = :case
                        where matter_id = :id
                        """)
                .param("state", state.name())
                .param("case", caseId)
                .param("id", id)
                .update();
        jdbc.sql("""
                        with recursive one as (
                            select matter_id, found_at from clue where matter_id = :id
                            union
                            select k.matter_id, k.found_at from clue k join one on k.merged_into = one.matter_id)
                        insert into clue_of_case (matter_id, case_id, found_at, reported_at)
                        select one.matter_id, :case, one.found_at, m.opened_at
                        from one
                        join matter m on m.id = one.matter_id
                        where (select current_setting('fengqiao.department', true)) = any (m.departments)
                        """).param("id", id).param("case", caseId).update();
    }

    /** The unfounded clue whose content is due to go longest, locked, as {@link Cases#awake} gives a case. */
    public Optional<UUID> due(OpenTransaction tx, Instant now, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select m.id
                        from matter m
                        join clue k on k.matter_id = m.id
                        where k.erase_due <= :now
                        and k.erased_at is null
                        and m.id <> all (:leftOut::uuid[])
                        order by k.erase_due
                        limit 1
                        for update of m, k skip locked
                        """)
                .param("leftOut", leftOut)
                .param("now", Sql.time(now))
                .query(UUID.class)
                .optional();
    }

    public void erase(OpenTransaction tx, UUID id, Instant now) {
        tx.requireOpen();
        jdbc.sql("delete from clue_content where matter_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from clue_number where matter_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update clue set erased_at = :now where matter_id = :id")
                .param("now", Sql.time(now))
                .param("id", id)
                .update();
    }

    private void state(OpenTransaction tx, UUID id, State state) {
        tx.requireOpen();
        jdbc.sql("update clue set state = :state where matter_id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                Matters.matter(row, number),
                clue(row, number),
                row.getBytes("sealed") == null ? null : content(row, number));
    }

    private static Content content(ResultSet row, int number) throws SQLException {
        return new Content(row.getBytes("sealed"), row.getBytes("result"), row.getBytes("reason"));
    }

    private static Clue clue(ResultSet row, int number) throws SQLException {
        String origin = row.getString("origin");
        return new Clue(
                row.getObject("matter_id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getString("source"),
                Channel.valueOf(row.getString("channel")),
                Sql.instant(row, "found_at"),
                origin == null ? null : OriginKind.valueOf(origin),
                row.getObject("origin_id", UUID.class),
                row.getObject("merged_into", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                Sql.instantOrNull(row, "erased_at"));
    }
}
