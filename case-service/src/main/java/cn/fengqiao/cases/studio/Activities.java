package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.appointment.ActivityStatus;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.StudioEvent.ActivityKind;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table of lectures, visits and live streams. */
@Component
class Activities {

    private static final String SELECT = """
            select id, studio_id, kind, topic, day, area, venue, status, attendance, views, version, studio_version, planned_version
            from studio_activity
            """;

    private final JdbcClient jdbc;

    Activities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void plan(OpenTransaction tx, Caller caller, Activity activity, String key) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into studio_activity (
                            id, studio_id, kind, topic, day, area, venue, status, version, studio_version, planned_version,
                            planned_by_subject, planned_by_department, request_key)
                        values (
                            :id, :studio, :kind, :topic, :day, :area, :venue, :status, :version, :studioVersion, :plannedVersion,
                            :subject, :department, :key)
                        """)
                .param("id", activity.id())
                .param("studio", activity.studio())
                .param("kind", activity.kind().name())
                .param("topic", activity.topic())
                .param("day", activity.day())
                .param("area", activity.area().value())
                .param("venue", activity.venue())
                .param("status", activity.status().name())
                .param("version", activity.version())
                .param("studioVersion", activity.studioVersion())
                .param("plannedVersion", activity.plannedVersion())
                .param("subject", caller.subject())
                .param("department", caller.department().code())
                .param("key", key)
                .update();
    }

    void save(OpenTransaction tx, Activity activity) {
        tx.requireOpen();
        int saved = jdbc.sql("""
                        update studio_activity
                        set status = :status,
                            attendance = :attendance,
                            views = :views,
                            version = :version,
                            studio_version = :studioVersion
                        where id = :id
                        and version = :version - 1
                        """)
                .param("id", activity.id())
                .param("status", activity.status().name())
                .param("attendance", activity.attendance())
                .param("views", activity.views())
                .param("version", activity.version())
                .param("studioVersion", activity.studioVersion())
                .update();
        if (saved != 1) {
            throw new IllegalStateException("activity " + activity.id() + " was not locked");
        }
    }

    Optional<Activity> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql(SELECT + """
                        where id = :id
                        """)
                .param("id", id)
                .query(Activities::activity)
                .optional();
    }

    /** What the caller planned at this studio under this key. */
    Optional<Activity> planned(OpenTransaction tx, Caller caller, UUID studio, String key) {
        tx.requireOpen();
        return jdbc.sql(SELECT + """
                        where studio_id = :studio
                        and request_key = :key
                        and planned_by_subject = :subject
                        and planned_by_department = :department
                        """)
                .param("studio", studio)
                .param("key", key)
                .param("subject", caller.subject())
                .param("department", caller.department().code())
                .query(Activities::activity)
                .optional();
    }

    /** Where a page begins: behind this one. */
    record Mark(LocalDate day, UUID id) {}

    /** Activities of a studio on {@code from} or later, in the order of their days. */
    List<Activity> page(OpenTransaction tx, UUID studio, LocalDate from, @Nullable Mark after, int limit) {
        tx.requireOpen();
        Map<String, Object> parameters = new HashMap<>(Map.of("studio", studio, "from", from, "limit", limit));
        String behind = "";
        if (after != null) {
            parameters.put("afterDay", after.day());
            parameters.put("afterId", after.id());
            behind = "and (day, id) > (:afterDay, :afterId)\n";
        }
        return jdbc.sql(SELECT + """
                        where studio_id = :studio
                        and day >= :from
                        """ + behind + """
                        order by day, id
                        limit :limit
                        """)
                .params(parameters)
                .query(Activities::activity)
                .list();
    }

    /** Activities that are still planned for {@code day} or later. */
    int ahead(OpenTransaction tx, UUID studio, LocalDate day) {
        tx.requireOpen();
        return jdbc.sql("""
                        select count(*)
                        from studio_activity
                        where studio_id = :studio
                        and day >= :day
                        and status = 'PLANNED'
                        """)
                .param("studio", studio)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    private static Activity activity(ResultSet row, int number) throws SQLException {
        return new Activity(
                row.getObject("id", UUID.class),
                row.getObject("studio_id", UUID.class),
                ActivityKind.valueOf(row.getString("kind")),
                row.getString("topic"),
                row.getObject("day", LocalDate.class),
                AreaPath.of(row.getString("area")),
                row.getString("venue"),
                ActivityStatus.valueOf(row.getString("status")),
                row.getInt("attendance"),
                row.getInt("views"),
                row.getLong("version"),
                row.getLong("studio_version"),
                row.getLong("planned_version"));
    }
}
