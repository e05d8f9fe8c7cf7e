package cn.fengqiao.cases.store;

import cn.fengqiao.cases.duty.ResponsibleNow;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The staff. */
public final class Officials {

    private static final String COLUMNS =
            "o.id, o.subdistrict, o.code, o.name, o.department, o.posts, o.subject, o.active_from, o.active_until";

    private final JdbcClient jdbc;

    public Officials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An official and the common row. */
    public record Kept(Matter matter, Official official) {}

    /**
     * Which of them a list shows.
     *
     * @param area those whose place lies in it
     * @param after those whose id is greater
     */
    public record Filter(
            @Nullable AreaPath area,
            @Nullable String department,
            @Nullable String post,
            @Nullable UUID after,
            int limit) {}

    /**
     * Makes whoever else wants this staff number or account wait for the end of the transaction, so that what is then read
     * stays true until it.
     */
    public void claim(OpenTransaction tx, String subdistrict, String code, @Nullable String subject) {
        tx.requireOpen();
        Stream.of("code:" + code, subject == null ? "" : "subject:" + subject)
                .filter(key -> !key.isEmpty())
                .forEach(key -> jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                        .param("key", "official:" + subdistrict + ":" + key)
                        .query((row, number) -> true)
                        .list());
    }

    /** Makes whoever else wants to let them go, or give them a duty, wait for the end of the transaction. */
    public void claimDuty(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "duty:" + id)
                .query((row, number) -> true)
                .list();
    }

    public Optional<Official> withCode(OpenTransaction tx, String subdistrict, String code) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """

                        from official o
                        where o.subdistrict = :subdistrict
                        and o.code = :code
                        """)
                .param("subdistrict", subdistrict)
                .param("code", code)
                .query(Officials::official)
                .optional();
    }

    /** Whose tokens carry this subject, in one subdistrict. */
    public Optional<Official> withSubject(OpenTransaction tx, String subdistrict, String subject) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """

                        from official o
                        where o.subdistrict = :subdistrict
                        and o.subject = :subject
                        """)
                .param("subdistrict", subdistrict)
                .param("subject", subject)
                .query(Officials::official)
                .optional();
    }

    public Optional<Official> find(OpenTransaction tx, UUID id) {
        return Optional.ofNullable(withIds(tx, List.of(id)).get(id));
    }

    public Map<UUID, Official> withIds(OpenTransaction tx, Collection<UUID> ids) {
        tx.requireOpen();
        Map<UUID, Official> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select " + COLUMNS + """

                            from official o
                            where o.id in (:ids)
                            """)
                    .param("ids", ids)
                    .query(Officials::official)
                    .list()
                    .forEach(official -> found.put(official.id(), official));
        }
        return found;
    }

    /** Last days that are set, by official. */
    public Map<UUID, LocalDate> lastDays(OpenTransaction tx) {
        tx.requireOpen();
        Map<UUID, LocalDate> days = new HashMap<>();
        jdbc.sql("select id, active_until from official where active_until is not null")
                .query(row -> {
                    days.put(row.getObject("id", UUID.class), row.getObject("active_until", LocalDate.class));
                });
        return days;
    }

    /** Accounts that are linked, by official. */
    public Map<UUID, String> subjects(OpenTransaction tx) {
        tx.requireOpen();
        Map<UUID, String> subjects = new HashMap<>();
        jdbc.sql("select id, subject from official where subject is not null").query(row -> {
            subjects.put(row.getObject("id", UUID.class), row.getString("subject"));
        });
        return subjects;
    }

    /** Names and posts of all, by official. */
    public Map<UUID, ResponsibleNow.Named> named(OpenTransaction tx) {
        tx.requireOpen();
        Map<UUID, ResponsibleNow.Named> named = new HashMap<>();
        jdbc.sql("select id, name, posts from official").query(row -> {
            named.put(
                    row.getObject("id", UUID.class), new ResponsibleNow.Named(row.getString("name"), List.of((String[])
                            row.getArray("posts").getArray())));
        });
        return named;
    }

    /** Every official of a subdistrict, for an import. */
    public List<Official> ofSubdistrict(OpenTransaction tx, String subdistrict) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """

                        from official o
                        where o.subdistrict = :subdistrict
                        """)
                .param("subdistrict", subdistrict)
                .query(Officials::official)
                .list();
    }

    /** A page in the order of ids. */
    public List<Kept> page(OpenTransaction tx, Filter filter) {
        tx.requireOpen();
        return jdbc.sql("select " + Matters.columns("m") + ", " + prefixed() + """

                        from official o
                        join matter m on m.id = o.id
                        where (cast(:area as text) is null or m.area = :area or starts_with(m.area, :area || '.'))
                        and (cast(:department as text) is null or o.department = :department)
                        and (cast(:post as text) is null or :post = any (o.posts))
                        and (cast(:after as uuid) is null or m.id > :after)
                        order by m.id
                        limit :limit
                        """)
                .param("area", filter.area() == null ? null : filter.area().value())
                .param("department", filter.department())
                .param("post", filter.post())
                .param("after", filter.after())
                .param("limit", filter.limit())
                .query(Officials::kept)
                .list();
    }

    public void add(OpenTransaction tx, Official official) {
        tx.requireOpen();
        write("""
                insert into official (
                    id, subdistrict, code, name, department, posts, subject, active_from, active_until)
                values (:id, :subdistrict, :code, :name, :department, :posts, :subject, :from, :until)
                """, official);
    }

    /** Writes everything but the staff number anew. */
    public void save(OpenTransaction tx, Official official) {
        tx.requireOpen();
        write("""
                update official
                set name = :name,
                    department = :department,
                    posts = :posts,
                    subject = :subject,
                    active_from = :from,
                    active_until = :until
                where id = :id
                and subdistrict = :subdistrict
                and code = :code
                """, official);
    }

    public Optional<byte[]> contact(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select sealed from official_contact where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("sealed"))
                .optional();
    }

    public void saveContact(OpenTransaction tx, UUID id, byte[] sealed) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into official_contact (id, sealed)
                        values (:id, :sealed)
                        on conflict (id) do update set sealed = excluded.sealed
                        """).param("id", id).param("sealed", sealed).update();
    }

    private void write(String statement, Official official) {
        jdbc.sql(statement)
                .param("id", official.id())
                .param("subdistrict", official.subdistrict())
                .param("code", official.code())
                .param("name", official.name())
                .param("department", official.department())
                .param("posts", official.posts().toArray(String[]::new))
                .param("subject", official.subject())
                .param("from", official.activeFrom())
                .param("until", official.activeUntil())
                .update();
    }

    private static String prefixed() {
        return """
                o.id as o_id, o.subdistrict as o_subdistrict, o.code as o_code, o.name as o_name,
                o.department as o_department, o.posts as o_posts, o.subject as o_subject,
                o.active_from as o_active_from, o.active_until as o_active_until""";
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(Matters.matter(row, number), official(row, "o_"));
    }

    private static Official official(ResultSet row, int number) throws SQLException {
        return official(row, "");
    }

    private static Official official(ResultSet row, String prefix) throws SQLException {
        return new Official(
                row.getObject(prefix + "id", UUID.class),
                row.getString(prefix + "subdistrict"),
                row.getString(prefix + "code"),
                row.getString(prefix + "name"),
                row.getString(prefix + "department"),
                Arrays.asList((String[]) row.getArray(prefix + "posts").getArray()),
                row.getString(prefix + "subject"),
                row.getObject(prefix + "active_from", LocalDate.class),
                row.getObject(prefix + "active_until", LocalDate.class));
    }
}
