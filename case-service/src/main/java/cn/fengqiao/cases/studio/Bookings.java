package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.appointment.Agenda.PersonTaken;
import cn.fengqiao.cases.appointment.Agenda.RoomTaken;
import cn.fengqiao.cases.appointment.BookingStatus;
import cn.fengqiao.cases.appointment.Slot;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables of appointments and of who sits at them. */
@Component
class Bookings {

    /** No slot is longer, so what overlaps a moment began no earlier than this before it. */
    static final Duration LONGEST = Duration.ofHours(4);

    private static final String COLUMNS = """
            b.id, b.studio_id, b.room, b.starts_at, b.ends_at, b.dual, b.members, b.case_id, b.household_id, b.status, b.version,
            b.studio_version, b.booked_version, b.booked_at, b.booked_by_department, b.sealed""";

    private final JdbcClient jdbc;

    Bookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody was booked by another studio between the look and the writing. Nothing of the transaction may stay. */
    static final class TakenMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A booking that is written for the first time. */
    void book(OpenTransaction tx, Caller caller, Booking booking, String key, Collection<String> people) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into studio_booking (
                            id, studio_id, room, starts_at, ends_at, dual, members, case_id, household_id, status, version,
                            studio_version, booked_version, booked_at, booked_by_subject, booked_by_department, request_key)
                        values (
                            :id, :studio, :room, :start, :end, :dual, :members::uuid[], :caseId, :householdId, :status, :version,
                            :studioVersion, :bookedVersion, :bookedAt, :subject, :department, :key)
                        """)
                .param("id", booking.id())
                .param("studio", booking.studio())
                .param("room", booking.room())
                .param("start", Rows.time(booking.slot().start()))
                .param("end", Rows.time(booking.slot().end()))
                .param("dual", booking.dual())
                .param("members", Rows.array(booking.members()))
                .param("caseId", booking.caseId())
                .param("householdId", booking.householdId())
                .param("status", booking.status().name())
                .param("version", booking.version())
                .param("studioVersion", booking.studioVersion())
                .param("bookedVersion", booking.bookedVersion())
                .param("bookedAt", Rows.time(booking.bookedAt()))
                .param("subject", caller.subject())
                .param("department", caller.department().code())
                .param("key", key)
                .update();
        engage(tx, booking, people);
    }

    /** A booking after a change of anything but its time. */
    void save(OpenTransaction tx, Booking booking) {
        tx.requireOpen();
        int saved = jdbc.sql("""
                        update studio_booking
                        set room = :room,
                            starts_at = :start,
                            ends_at = :end,
                            members = :members::uuid[],
                            status = :status,
                            version = :version,
                            studio_version = :studioVersion,
                            sealed = :sealed
                        where id = :id
                        and version = :version - 1
                        """)
                .param("id", booking.id())
                .param("room", booking.room())
                .param("start", Rows.time(booking.slot().start()))
                .param("end", Rows.time(booking.slot().end()))
                .param("members", Rows.array(booking.members()))
                .param("status", booking.status().name())
                .param("version", booking.version())
                .param("studioVersion", booking.studioVersion())
                .param("sealed", booking.sealed())
                .update();
        if (saved != 1) {
            throw new IllegalStateException("booking " + booking.id() + " was not locked");
        }
    }

    /** The same after a change of its time. */
    void move(OpenTransaction tx, Booking booking, Collection<String> people) {
        save(tx, booking);
        free(tx, booking.id());
        engage(tx, booking, people);
    }

    /** Those who were to sit there are free again. */
    void free(OpenTransaction tx, UUID booking) {
        tx.requireOpen();
        jdbc.sql("""
                        delete from studio_engagement
                        where booking_id = :id
                        """).param("id", booking).update();
    }

    private void engage(OpenTransaction tx, Booking booking, Collection<String> people) {
        tx.requireOpen();
        // a conflict waits for whoever was faster, and does not end the transaction as an error would
        int engaged = jdbc.sql("""
                        insert into studio_engagement (booking_id, person, starts_at, ends_at)
                        select :booking, person, :start, :end
                        from unnest(:people) as p (person)
                        order by person
                        on conflict do nothing
                        """)
                .param("booking", booking.id())
                .param("start", Rows.time(booking.slot().start()))
                .param("end", Rows.time(booking.slot().end()))
                .param("people", Rows.array(people))
                .update();
        if (engaged != people.size()) {
            throw new TakenMeanwhile();
        }
    }

    Optional<Booking.Read> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return read("""
                        where b.id = :id
                        """, Map.of("id", id)).stream().findFirst();
    }

    /** What the caller booked at this studio under this key. */
    Optional<Booking.Read> booked(OpenTransaction tx, Caller caller, UUID studio, String key) {
        tx.requireOpen();
        return read(
                        """
                        where b.studio_id = :studio
                        and b.request_key = :key
                        and b.booked_by_subject = :subject
                        and b.booked_by_department = :department
                        """,
                        Map.of(
                                "studio",
                                studio,
                                "key",
                                key,
                                "subject",
                                caller.subject(),
                                "department",
                                caller.department().code()))
                .stream()
                .findFirst();
    }

    /** Where a page of appointments begins: behind this one. */
    record Mark(Instant start, UUID id) {}

    /** Appointments of a studio that begin at {@code from} or later, in the order of their times. */
    List<Booking.Read> page(OpenTransaction tx, UUID studio, Instant from, @Nullable Mark after, int limit) {
        tx.requireOpen();
        Map<String, Object> parameters =
                new HashMap<>(Map.of("studio", studio, "from", Rows.time(from), "limit", limit));
        String behind = "";
        if (after != null) {
            parameters.put("afterStart", Rows.time(after.start()));
            parameters.put("afterId", after.id());
            behind = "and (b.starts_at, b.id) > (:afterStart, :afterId)\n";
        }
        return read("""
                        where b.studio_id = :studio
                        and b.starts_at >= :from
                        """ + behind + """
                        order by b.starts_at, b.id
                        limit :limit
                        """, parameters);
    }

    /** Appointments for a case or a household, in the order in which they were made. */
    List<Booking.Read> about(
            OpenTransaction tx, @Nullable UUID caseId, @Nullable UUID householdId, @Nullable UUID after, int limit) {
        tx.requireOpen();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("about", caseId == null ? householdId : caseId);
        parameters.put("after", after == null ? new UUID(0, 0) : after);
        parameters.put("limit", limit);
        return read(
                (caseId == null ? "where b.household_id = :about\n" : "where b.case_id = :about\n") + """
                        and b.id > :after
                        order by b.id
                        limit :limit
                        """, parameters);
    }

    /**
     * Appointments that touch a household, in the order in which they were made: those for it, and those for a case that is
     * linked to its card. Row-level security shows a link to departments on both alone.
     */
    List<Booking.Read> touching(OpenTransaction tx, UUID household, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return read(
                """
                        where (b.household_id = :household
                            or b.case_id in (
                                select k.case_id
                                from household_case k
                                where k.household_id = :household
                                and k.unlinked_at is null))
                        and b.id > :after
                        order by b.id
                        limit :limit
                        """, Map.of("household", household, "after", after == null ? new UUID(0, 0) : after, "limit", limit));
    }

    /** Rooms of each studio that are taken at some moment between. */
    Map<UUID, List<RoomTaken>> rooms(
            OpenTransaction tx, Collection<UUID> studios, Instant from, Instant to, @Nullable UUID except) {
        tx.requireOpen();
        Map<UUID, List<RoomTaken>> taken = new HashMap<>();
        jdbc.sql("""
                        select id, studio_id, room, starts_at, ends_at
                        from studio_booking
                        where studio_id = any (:studios::uuid[])
                        and starts_at >= :earliest
                        and starts_at < :to
                        and ends_at > :from
                        and status <> 'CANCELLED'
                        """)
                .param("studios", Rows.array(studios))
                .param("earliest", Rows.time(from.minus(LONGEST)))
                .param("from", Rows.time(from))
                .param("to", Rows.time(to))
                .query(row -> {
                    if (!row.getObject("id", UUID.class).equals(except)) {
                        taken.computeIfAbsent(row.getObject("studio_id", UUID.class), first -> new ArrayList<>())
                                .add(new RoomTaken(row.getInt("room"), slot(row)));
                    }
                });
        return taken;
    }

    /** When these people are taken, by whichever studio. */
    List<PersonTaken> people(
            OpenTransaction tx, Collection<String> people, Instant from, Instant to, @Nullable UUID except) {
        tx.requireOpen();
        List<PersonTaken> taken = new ArrayList<>();
        jdbc.sql("""
                        select booking_id, person, starts_at, ends_at
                        from studio_engagement
                        where person = any (:people)
                        and starts_at >= :earliest
                        and starts_at < :to
                        and ends_at > :from
                        """)
                .param("people", Rows.array(people))
                .param("earliest", Rows.time(from.minus(LONGEST)))
                .param("from", Rows.time(from))
                .param("to", Rows.time(to))
                .query(row -> {
                    if (!row.getObject("booking_id", UUID.class).equals(except)) {
                        taken.add(new PersonTaken(row.getString("person"), slot(row)));
                    }
                });
        return taken;
    }

    /** Appointments of a studio that stand and have not begun; with a member, those at which that member sits. */
    int ahead(OpenTransaction tx, UUID studio, Instant now, @Nullable UUID member) {
        tx.requireOpen();
        return jdbc.sql("""
                        select count(*)
                        from studio_booking
                        where studio_id = :studio
                        and starts_at >= :now
                        and status = 'BOOKED'
                        and (:member::uuid is null or :member::uuid = any (members))
                        """)
                .param("studio", studio)
                .param("now", Rows.time(now))
                .param("member", member)
                .query(Integer.class)
                .single();
    }

    private List<Booking.Read> read(String which, Map<String, ? extends @Nullable Object> parameters) {
        return jdbc.sql("select " + COLUMNS + """
                        , coalesce(c.area, h.area) as about_area,
                        coalesce(c.departments, h.departments) as about_departments,
                        coalesce(c.restricted, h.restricted) as about_restricted,
                        case when c.id is null then h.lead else c.lead end as about_lead
                        from studio_booking b
                        left join dispute_case c on c.id = b.case_id
                        left join matter h on h.id = b.household_id
                        """ + which)
                .params(parameters)
                .query(Bookings::read)
                .list();
    }

    private static Booking.Read read(ResultSet row, int number) throws SQLException {
        String area = row.getString("about_area");
        Audience audience = area == null
                ? null
                : new Audience(
                        AreaPath.of(area),
                        Rows.departments(row, "about_departments"),
                        row.getBoolean("about_restricted"));
        return new Booking.Read(
                new Booking(
                        row.getObject("id", UUID.class),
                        row.getObject("studio_id", UUID.class),
                        row.getInt("room"),
                        slot(row),
                        row.getBoolean("dual"),
                        Rows.ids(row, "members"),
                        row.getObject("case_id", UUID.class),
                        row.getObject("household_id", UUID.class),
                        BookingStatus.valueOf(row.getString("status")),
                        row.getLong("version"),
                        row.getLong("studio_version"),
                        row.getLong("booked_version"),
                        Rows.instant(row, "booked_at"),
                        Department.of(row.getString("booked_by_department")),
                        row.getBytes("sealed")),
                audience,
                Rows.department(row, "about_lead"));
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(Rows.instant(row, "starts_at"), Rows.instant(row, "ends_at"));
    }
}
