package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Groups of neighbours, their people and their help tasks. */
public final class NeighbourGroups {

    private static final String TASK = "id, matter_id, state, due_on, sealed, change_digest, version";

    private final JdbcClient jdbc;

    public NeighbourGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a group is. */
    public enum Kind {
        /** 十户联防. */
        TEN_HOUSEHOLDS,
        /** 楼宇安全共同体. */
        BUILDING_COMMUNITY
    }

    /** Whether there still is one. */
    public enum State {
        ACTIVE,
        DISSOLVED
    }

    /** A group, without its people. */
    public record Group(UUID id, State state, Kind kind, String name, int households) {}

    /** A group in a list. */
    public record Listed(Matter matter, Group group) {}

    /** How a help task stands. */
    public enum TaskState {
        OPEN,
        DONE,
        CANCELLED
    }

    /**
     * Help among neighbours.
     *
     * @param sealed what help, and for which door
     */
    public record Task(
            UUID id,
            UUID group,
            TaskState state,
            LocalDate dueOn,
            byte[] sealed,
            byte @Nullable [] changeDigest,
            long version) {}

    public void form(OpenTransaction tx, Group group, byte[] people) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into neighbour_group (matter_id, state, kind, name, households)
                        values (:id, :state, :kind, :name, :households)
                        """)
                .param("id", group.id())
                .param("state", group.state().name())
                .param("kind", group.kind().name())
                .param("name", group.name())
                .param("households", group.households())
                .update();
        jdbc.sql("insert into neighbour_group_people (matter_id, sealed) values (:id, :sealed)")
                .param("id", group.id())
                .param("sealed", people)
                .update();
    }

    public void revise(OpenTransaction tx, Group group, byte[] people) {
        tx.requireOpen();
        jdbc.sql("""
                        update neighbour_group
                        set kind = :kind,
                            name = :name,
                            households = :households
                        where matter_id = :id
                        """)
                .param("id", group.id())
                .param("kind", group.kind().name())
                .param("name", group.name())
                .param("households", group.households())
                .update();
        jdbc.sql("update neighbour_group_people set sealed = :sealed where matter_id = :id")
                .param("id", group.id())
                .param("sealed", people)
                .update();
    }

    public void dissolve(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        jdbc.sql("update neighbour_group set state = 'DISSOLVED' where matter_id = :id")
                .param("id", id)
                .update();
        freeDoors(tx, id);
    }

    /** Makes whoever else wants to write down doors of a grid wait for the end of the transaction. */
    public void claimDoors(OpenTransaction tx, AreaPath grid) {
        tx.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('doors ' || :grid, 0))")
                .param("grid", grid.value())
                .query((row, number) -> true)
                .list();
    }

    /** An active group that has a door. */
    public record Held(UUID group, String name) {}

    /** Which groups have these doors, by door in hexadecimal digits. */
    public Map<String, Held> doorsHeld(OpenTransaction tx, Collection<byte[]> doors) {
        tx.requireOpen();
        Map<String, Held> held = new HashMap<>();
        jdbc.sql("""
                        select encode(d.door, 'hex') as door, d.matter_id, g.name
                        from neighbour_group_door d
                        join neighbour_group g on g.matter_id = d.matter_id
                        where d.door in (:doors)
                        """).param("doors", doors).query(row -> {
            held.put(row.getString("door"), new Held(row.getObject("matter_id", UUID.class), row.getString("name")));
        });
        return held;
    }

    /** Writes the doors of a group anew. */
    public void saveDoors(OpenTransaction tx, UUID group, Collection<byte[]> doors) {
        freeDoors(tx, group);
        doors.forEach(door -> jdbc.sql("insert into neighbour_group_door (door, matter_id) values (:door, :group)")
                .param("door", door)
                .param("group", group)
                .update());
    }

    private void freeDoors(OpenTransaction tx, UUID group) {
        tx.requireOpen();
        jdbc.sql("delete from neighbour_group_door where matter_id = :group")
                .param("group", group)
                .update();
    }

    public Optional<Group> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("""
                        select g.matter_id, g.state, g.kind as group_kind, g.name, g.households
                        from neighbour_group g
                        where g.matter_id = :id
                        """).param("id", id).query(NeighbourGroups::group).optional();
    }

    /** Sealed leader and members; empty for those who do not work with the group. */
    public Optional<byte[]> people(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select sealed from neighbour_group_people where matter_id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("sealed"))
                .optional();
    }

    /** Newest first, behind {@code after} if it is given. */
    public List<Listed> page(OpenTransaction tx, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select m.id, m.kind, m.area, m.departments, m.lead, m.restricted, m.version, m.opened_at,
                            m.changed_at, g.matter_id, g.state, g.kind as group_kind, g.name, g.households
                        from matter m
                        join neighbour_group g on g.matter_id = m.id
                        where m.kind = 'NEIGHBOUR_GROUP'
                        and (:after::uuid is null or m.id < :after::uuid)
                        order by m.id desc
                        limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Listed(Matters.matter(row, number), group(row, number)))
                .list();
    }

    public void addTask(OpenTransaction tx, Task task) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into neighbour_group_task (id, matter_id, state, due_on, sealed)
                        values (:id, :group, :state, :dueOn, :sealed)
                        """)
                .param("id", task.id())
                .param("group", task.group())
                .param("state", task.state().name())
                .param("dueOn", task.dueOn())
                .param("sealed", task.sealed())
                .update();
    }

    public Optional<Task> task(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + TASK + " from neighbour_group_task where id = :id")
                .param("id", id)
                .query(NeighbourGroups::task)
                .optional();
    }

    /** Tasks behind {@code after}, oldest first. */
    public List<Task> tasks(
            OpenTransaction tx, UUID group, @Nullable TaskState state, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + TASK + """
                         from neighbour_group_task
                        where matter_id = :group
                        and (:state::text is null or state = :state::text)
                        and (:after::uuid is null or id > :after::uuid)
                        order by id
                        limit :limit
                        """)
                .param("group", group)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query(NeighbourGroups::task)
                .list();
    }

    public void settle(OpenTransaction tx, UUID task, TaskState how, byte[] digest) {
        tx.requireOpen();
        jdbc.sql("""
                        update neighbour_group_task
                        set state = :state,
                            change_digest = :digest,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", task)
                .param("state", how.name())
                .param("digest", digest)
                .update();
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getObject("matter_id", UUID.class),
                State.valueOf(row.getString("state")),
                Kind.valueOf(row.getString("group_kind")),
                row.getString("name"),
                row.getInt("households"));
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                row.getObject("matter_id", UUID.class),
                TaskState.valueOf(row.getString("state")),
                row.getObject("due_on", LocalDate.class),
                row.getBytes("sealed"),
                row.getBytes("change_digest"),
                row.getLong("version"));
    }
}
