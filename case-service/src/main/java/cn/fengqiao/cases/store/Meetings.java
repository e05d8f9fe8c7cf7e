package cn.fengqiao.cases.store;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joint meetings with their invitations, agendas and actions. Row-level security withholds what the caller may not read. */
public final class Meetings {

    private static final String COLUMNS = "t.matter_id, t.state, t.starts_at, t.place, t.held_at, t.review_on";

    private final JdbcClient jdbc;
    private final Promises promises;

    public Meetings(JdbcClient jdbc, Promises promises) {
        this.jdbc = jdbc;
        this.promises = promises;
    }

    /** Where a meeting stands. */
    public enum State {
        CALLED,
        HELD,
        CANCELLED
    }

    /**
     * A meeting.
     *
     * @param heldAt when it took place; null until it was held
     * @param reviewOn the day to look at what became of its decisions; null until it was held
     */
    public record Meeting(
            UUID id,
            State state,
            Instant startsAt,
            String place,
            @Nullable Instant heldAt,
            @Nullable LocalDate reviewOn) {}

    /** What a department said to its invitation. */
    public enum Reply {
        ASKED,
        COMING,
        DECLINED
    }

    /** @param attended null until it was held */
    public record Invitation(
            Department department, Reply state, @Nullable Boolean attended) {}

    /** A case that is talked about. */
    public record Item(UUID id, UUID caseId) {}

    /** Where something that was decided stands. */
    public enum ActionState {
        OPEN,
        DONE,
        /** Back with whoever called the meeting. */
        RETURNED
    }

    /** Something a department is to do. */
    public record Action(UUID id, UUID item, UUID caseId, Department department, ActionState state, LocalDate dueOn) {}

    /** What a text is. */
    public enum TextKind {
        TOPIC,
        MINUTES,
        DISSENT,
        /** What is to be done. */
        TASK,
        /** What became of it: evidence, or why it was given back. */
        SETTLED,
        /** Why a department does not come. */
        DECLINED
    }

    /**
     * A text as it lies sealed.
     *
     * @param caseId whose case it is about; null when about none
     * @param owner the item, the action or the meeting it belongs to
     * @param by the department whose text it is
     */
    public record Text(UUID id, @Nullable UUID caseId, UUID owner, TextKind kind, Department by, byte[] sealed) {}

    /** A meeting in a list, with how many of its actions are open and how many were given back. */
    public record Listed(Matter matter, Meeting meeting, int open, int returned) {}

    public void call(OpenTransaction tx, Meeting meeting, Collection<Department> invited) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into meeting (matter_id, state, starts_at, place)
                        values (:id, :state, :startsAt, :place)
                        """)
                .param("id", meeting.id())
                .param("state", meeting.state().name())
                .param("startsAt", Sql.time(meeting.startsAt()))
                .param("place", meeting.place())
                .update();
        for (Department department : invited) {
            jdbc.sql("""
                            insert into meeting_invitation (matter_id, department, state)
                            values (:id, :department, 'ASKED')
                            """)
                    .param("id", meeting.id())
                    .param("department", department.code())
                    .update();
        }
    }

    public void addItem(OpenTransaction tx, UUID meeting, Item item, int position) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into meeting_item (id, matter_id, position, case_id)
                        values (:id, :meeting, :position, :case)
                        """)
                .param("id", item.id())
                .param("meeting", meeting)
                .param("position", position)
                .param("case", item.caseId())
                .update();
    }

    public void write(OpenTransaction tx, UUID meeting, Text text) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into meeting_text (id, matter_id, case_id, owner, kind, department, sealed)
                        values (:id, :meeting, :case, :owner, :kind, :department, :sealed)
                        """)
                .param("id", text.id())
                .param("meeting", meeting)
                .param("case", text.caseId())
                .param("owner", text.owner())
                .param("kind", text.kind().name())
                .param("department", text.by().code())
                .param("sealed", text.sealed())
                .update();
    }

    public Optional<Meeting> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + " from meeting t where t.matter_id = :id")
                .param("id", id)
                .query(Meetings::meeting)
                .optional();
    }

    /** By department. */
    public List<Invitation> invitations(OpenTransaction tx, UUID meeting) {
        tx.requireOpen();
        return jdbc.sql("""
                        select department, state, attended
                        from meeting_invitation
                        where matter_id = :meeting
                        order by department
                        """)
                .param("meeting", meeting)
                .query((row, number) -> new Invitation(
                        Department.of(row.getString("department")),
                        Reply.valueOf(row.getString("state")),
                        row.getObject("attended", Boolean.class)))
                .list();
    }

    /** In the order of the agenda; only cases the applied scope may know of. */
    public List<Item> items(OpenTransaction tx, UUID meeting) {
        tx.requireOpen();
        return jdbc.sql("""
                        select id, case_id
                        from meeting_item
                        where matter_id = :meeting
                        order by position
                        """)
                .param("meeting", meeting)
                .query((row, number) -> new Item(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class)))
                .list();
    }

    /** In the order in which they were decided. */
    public List<Action> actions(OpenTransaction tx, UUID meeting) {
        tx.requireOpen();
        return jdbc.sql("""
                        select id, item_id, case_id, department, state, due_on
                        from meeting_action
                        where matter_id = :meeting
                        order by id
                        """).param("meeting", meeting).query(Meetings::action).list();
    }

    /** Of cases the department is on and of none, oldest first; empty for a department that is not in the meeting. */
    public List<Text> texts(OpenTransaction tx, UUID meeting) {
        tx.requireOpen();
        return jdbc.sql("""
                        select id, case_id, owner, kind, department, sealed
                        from meeting_text
                        where matter_id = :meeting
                        order by id
                        """)
                .param("meeting", meeting)
                .query((row, number) -> new Text(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getObject("owner", UUID.class),
                        TextKind.valueOf(row.getString("kind")),
                        Department.of(row.getString("department")),
                        row.getBytes("sealed")))
                .list();
    }

    public void answer(OpenTransaction tx, UUID meeting, Department department, Reply reply) {
        tx.requireOpen();
        jdbc.sql("""
                        update meeting_invitation
                        set state = :state
                        where matter_id = :meeting
                        and department = :department
                        """)
                .param("meeting", meeting)
                .param("department", department.code())
                .param("state", reply.name())
                .update();
    }

    public void cancel(OpenTransaction tx, UUID meeting) {
        tx.requireOpen();
        jdbc.sql("update meeting set state = 'CANCELLED' where matter_id = :id")
                .param("id", meeting)
                .update();
    }

    public void hold(
            OpenTransaction tx, UUID meeting, Instant heldAt, Collection<Department> attended, LocalDate reviewOn) {
        tx.requireOpen();
        jdbc.sql("""
                        update meeting
                        set state = 'HELD',
                            held_at = :heldAt,
                            review_on = :reviewOn
                        where matter_id = :id
                        """)
                .param("id", meeting)
                .param("heldAt", Sql.time(heldAt))
                .param("reviewOn", reviewOn)
                .update();
        jdbc.sql("""
                        update meeting_invitation
                        set attended = department = any (:attended::text[])
                        where matter_id = :id
                        """)
                .param("id", meeting)
                .param("attended", attended.stream().map(Department::code).toArray(String[]::new))
                .update();
    }

    /** Writes what was decided, here and in the ledger of promises. */
    public void decide(OpenTransaction tx, UUID meeting, Action action, Instant at) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into meeting_action (id, matter_id, item_id, case_id, department, state, due_on)
                        values (:id, :meeting, :item, :case, :department, :state, :dueOn)
                        """)
                .param("id", action.id())
                .param("meeting", meeting)
                .param("item", action.item())
                .param("case", action.caseId())
                .param("department", action.department().code())
                .param("state", action.state().name())
                .param("dueOn", action.dueOn())
                .update();
        promises.decided(tx, meeting, action, at);
    }

    /** Writes who is to do it until when, and where it stands, here and in the ledger of promises. */
    public void save(OpenTransaction tx, Action action, Instant at) {
        tx.requireOpen();
        jdbc.sql("""
                        update meeting_action
                        set department = :department,
                            state = :state,
                            due_on = :dueOn
                        where id = :id
                        """)
                .param("id", action.id())
                .param("department", action.department().code())
                .param("state", action.state().name())
                .param("dueOn", action.dueOn())
                .update();
        promises.follow(tx, action, at);
    }

    /** Newest first, behind {@code after} if it is given. */
    public List<Listed> page(OpenTransaction tx, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + Matters.columns("m") + ", " + COLUMNS + """
                        ,
                            (select count(*) from meeting_action a
                                where a.matter_id = m.id and a.state = 'OPEN') as open,
                            (select count(*) from meeting_action a
                                where a.matter_id = m.id and a.state = 'RETURNED') as returned
                        from matter m
                        join meeting t on t.matter_id = m.id
                        where m.kind = 'MEETING'
                        and (:after::uuid is null or m.id < :after::uuid)
                        order by m.id desc
                        limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Listed(
                        Matters.matter(row, number), meeting(row, number), row.getInt("open"), row.getInt("returned")))
                .list();
    }

    /** A meeting whose day of review has come and of which nobody was told, locked, as {@link Cases#awake} gives a case. */
    public Optional<UUID> reviewDue(OpenTransaction tx, LocalDate today, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select m.id
                        from meeting t
                        join matter m on m.id = t.matter_id
                        where t.state = 'HELD'
                        and t.review_on <= :today
                        and t.review_said_at is null
                        and m.id <> all (:leftOut::uuid[])
                        order by t.review_on
                        limit 1
                        for update of m, t skip locked
                        """)
                .param("leftOut", leftOut)
                .param("today", today)
                .query(UUID.class)
                .optional();
    }

    public void reviewSaid(OpenTransaction tx, UUID meeting, Instant at) {
        tx.requireOpen();
        jdbc.sql("update meeting set review_said_at = :at where matter_id = :id")
                .param("id", meeting)
                .param("at", Sql.time(at))
                .update();
    }

    private static Meeting meeting(ResultSet row, int number) throws SQLException {
        return new Meeting(
                row.getObject("matter_id", UUID.class),
                State.valueOf(row.getString("state")),
                Sql.instant(row, "starts_at"),
                row.getString("place"),
                Sql.instantOrNull(row, "held_at"),
                row.getObject("review_on", LocalDate.class));
    }

    private static Action action(ResultSet row, int number) throws SQLException {
        return new Action(
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("case_id", UUID.class),
                Department.of(row.getString("department")),
                ActionState.valueOf(row.getString("state")),
                row.getObject("due_on", LocalDate.class));
    }
}
