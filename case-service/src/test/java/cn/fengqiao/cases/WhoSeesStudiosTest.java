package cn.fengqiao.cases;

import static cn.fengqiao.cases.StudioDesk.ROOT;
import static cn.fengqiao.cases.StudioDesk.at;
import static cn.fengqiao.cases.StudioDesk.body;
import static cn.fengqiao.cases.StudioDesk.wish;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import cn.fengqiao.testkit.api.Question;
import cn.fengqiao.testkit.api.Question.Rests;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** A studio with all it can have, and everything the service says of it to everybody. */
@RunningService
class WhoSeesStudiosTest {

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE StudioView        id kind name profile skills area place covers members hours closedDays slotMinutes
            EXISTENCE StudioView        rooms departments lead open version openedAt changedAt
            EXISTENCE StudioItem        id kind name skills area place covers memberCount open version
            EXISTENCE StudioSkill       code name
            EXISTENCE StudioServes      area place
            EXISTENCE StudioMember      member name profession professionName since until
            EXISTENCE Opening           day from to
            -         StudioPage        items next
            -         StudioSkills      items
            TIMELINE  MatterHistory     items
            -         MatterHistory     next
            TIMELINE  MatterHistoryStep version at what whatName byName byDepartment reason
            -         MatterHistoryStep note
            EXISTENCE StudioCalendar    id week next
            -         StudioCalendar    slots
            -         StudioFreeSlot    start end rooms professions
            EXISTENCE StudioStatistics  id from to booked kept noShow cancelled dual cases keptMinutes activities attendance
            EXISTENCE StudioStatistics  views
            EXISTENCE BookingView       id studioId start end room dual members status statusName bookedBy bookedAt version
            TIMELINE  BookingView       caseId householdId reason
            EXISTENCE BookedMember      member name profession professionName
            -         BookingPage       items next
            EXISTENCE ActivityView      id studioId kind topic day area place venue status statusName attendance views version
            -         ActivityPage      items next
            EXISTENCE StudioMatch       id kind name points reasons
            EXISTENCE StudioMatchReason code words points skill start percent
            -         StudioMatches     items
            -         DualCoverage      area place lawyer psychologist together missing studioIds
            -         DualCoveragePage  items next
            """);

    private static final String TYPE = "CIVIL_AFFAIRS";
    private static final Audience AUDIENCE = new Audience(AreaPath.of("HC.FQ.C07"), List.of(COMMUNITY, POLICE), false);

    @LocalServerPort
    private int port;

    private Desk keeper;
    private Answer studio;
    private String name;

    @BeforeEach
    void aStudio() {
        keeper = Desk.of(port, COMMUNITY, Role.MEDIATOR, Role.DISPATCHER);
        name = words();
        ObjectNode request = StudioDesk.aStudio(name).put("area", "HC.FQ.C07").put("rooms", 4);
        request.putArray("covers").add("HC.FQ.C07");
        request.putArray("skills").add(TYPE);
        request.putArray("closedDays")
                .add(LocalDate.now(StudioDesk.ZONE).minusDays(1).toString());
        request.putArray("departments").add("COMMUNITY").add("POLICE");
        studio = StudioDesk.open(keeper, request);
    }

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        String member = words();
        ObjectNode joining = body().put("name", member)
                .put("profession", "MEDIATOR")
                .put("since", "2020-01-01")
                .put("until", "2099-12-31");
        studio = StudioDesk.command(keeper, path() + "/join", studio.version(), joining);
        studio = StudioDesk.joined(keeper, studio, words(), "MEDIATOR", null);
        String why = words();
        String topic = words();
        Answer activity = plan(topic);
        StudioDesk.command(keeper, ROOT + "/activities/" + activity.id() + "/cancel", 1, body().put("reason", why));
        UUID caseId = aCase();
        UUID household = aHousehold();
        Answer ofCase = book(wish(at(3, 9)).put("caseId", caseId.toString()));
        Answer ofHousehold = book(wish(at(3, 9)).put("householdId", household.toString()));
        String reason = words();
        assertThat(StudioDesk.onBooking(keeper, ofCase, "cancel", body().put("reason", reason))
                        .status())
                .isEqualTo(200);

        KnownCase forCase = known(
                "appointment for a case",
                ofCase.id(),
                Map.of(caseId.toString(), FieldClass.TIMELINE, reason, FieldClass.TIMELINE));
        KnownCase forHousehold = known(
                "appointment for a household", ofHousehold.id(), Map.of(household.toString(), FieldClass.TIMELINE));
        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of(ROOT)), FIELDS)
                .about(
                        ROOT + "/",
                        List.of(known(
                                "studio",
                                studio.id(),
                                Map.of(
                                        name,
                                        FieldClass.EXISTENCE,
                                        member,
                                        FieldClass.EXISTENCE,
                                        why,
                                        FieldClass.TIMELINE))))
                .about(ROOT + "/bookings/", List.of(forCase, forHousehold))
                .about(
                        ROOT + "/activities/",
                        List.of(known("activity", activity.id(), Map.of(topic, FieldClass.EXISTENCE))))
                .ask(Question.list("studios.list", "?limit=200&area=HC.FQ.C07.G02"))
                .ask(Question.list("studios.list", "?limit=200&skill=" + TYPE))
                .ask(Question.list("studios.matches", "?type=" + TYPE + "&area=HC.FQ.C07"))
                .ask(Question.list("studios.matches", "?caseId=" + caseId))
                .ask(Question.search(
                        "studioBookings.about",
                        "?caseId=" + caseId,
                        new Rests(
                                forCase,
                                FieldClass.TIMELINE,
                                caseId.toString(),
                                UUID.randomUUID().toString())))
                .ask(Question.list("studios.coverage", "?area=HC.FQ.C07"))
                .body("studios.change", particulars().toString())
                .body("studios.close", "{\"reason\": \"x\"}")
                .body("studios.join", joining.toString())
                .body("studios.leave", "{\"member\": \"" + UUID.randomUUID() + "\", \"until\": \"2026-01-01\"}")
                .body("studioBookings.make", "{\"start\": \"2020-01-01T00:00:00Z\"}")
                .body("studioBookings.move", "{\"start\": \"2020-01-01T00:00:00Z\"}")
                .body("studioBookings.cancel", "{\"reason\": \"x\"}")
                .body("studioBookings.settle", "{\"kept\": true}")
                .body(
                        "studioActivities.plan",
                        "{\"kind\": \"VISIT\", \"topic\": \"x\", \"day\": \"2020-01-01\", \"area\": \"HC.FQ.C07\"}")
                .body("studioActivities.hold", "{\"attendance\": 1}")
                .body("studioActivities.cancel", "{\"reason\": \"x\"}")
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    @Test
    void the_database_shows_and_changes_nothing_outside_the_scope() throws SQLException {
        StudioDesk.joined(keeper, studio, words(), "MEDIATOR", null);
        Answer booking = book(wish(at(4, 9)));
        plan(words());

        for (String table : List.of("studio_member", "studio_booking", "studio_activity")) {
            assertThat(rows("URBAN_MANAGEMENT", "HC.FQ", table)).as(table).isEqualTo(1);
            assertThat(rows("POLICE", "HC.FQ.C01", table)).as(table).isZero();
            assertThat(rows("POLICE", "HC.XX", table)).as(table).isZero();
            assertThat(rows("", "", table)).as(table).isZero();
        }
        String cancel = "update studio_booking set status = 'CANCELLED' where id = '" + booking.id() + "'";
        assertThat(changed("URBAN_MANAGEMENT", "HC.FQ", cancel)).isZero();
        assertThat(changed("POLICE", "HC.FQ.C01", cancel)).isZero();
        assertThat(changed(
                        "URBAN_MANAGEMENT",
                        "HC.FQ",
                        "update studio set closed = true where id = '" + studio.id() + "'"))
                .isZero();
        assertThatThrownBy(() ->
                        changed("POLICE", "HC.FQ", "delete from studio_booking where id = '" + booking.id() + "'"))
                .hasMessageContaining("permission denied");
    }

    /** Whatever the service believes: the database does not write a room or a person twice. */
    @Test
    void the_database_refuses_a_room_and_a_person_twice() {
        StudioDesk.joined(keeper, studio, words(), "MEDIATOR", null);
        Answer booking = book(wish(at(4, 9)));

        assertThatThrownBy(() -> StudioDesk.change("""
                        insert into studio_booking (
                            id, studio_id, room, starts_at, ends_at, dual, members, status, version, studio_version,
                            booked_version, booked_at, booked_by_subject, booked_by_department, request_key)
                        select gen_random_uuid(), studio_id, room, ends_at - interval '1 minute', ends_at + interval '1 hour', dual,
                            members, status, 1, 1, 1, booked_at, 'x', 'POLICE', 'forged'
                        from studio_booking
                        where id = ?
                        """, booking.id()))
                .rootCause()
                .hasMessageContaining("exclusion constraint");
        assertThatThrownBy(() -> StudioDesk.change("""
                        insert into studio_engagement (booking_id, person, starts_at, ends_at)
                        select gen_random_uuid(), person, starts_at + interval '59 minutes', ends_at + interval '59 minutes'
                        from studio_engagement
                        where booking_id = ?
                        """, booking.id()))
                .rootCause()
                .hasMessageContaining("exclusion constraint");
    }

    private int rows(String department, String area, String table) throws SQLException {
        try (Connection app = scoped(department, area);
                PreparedStatement query =
                        app.prepareStatement("select count(*) from " + table + " where studio_id = ?")) {
            query.setObject(1, studio.id());
            ResultSet result = query.executeQuery();
            result.next();
            return result.getInt(1);
        }
    }

    private static int changed(String department, String area, String statement) throws SQLException {
        try (Connection app = scoped(department, area);
                PreparedStatement change = app.prepareStatement(statement)) {
            return change.executeUpdate();
        }
    }

    private static Connection scoped(String department, String area) throws SQLException {
        Connection app = TestCluster.postgres().database("fengqiao_case").app();
        try (PreparedStatement scope = app.prepareStatement("""
                select set_config('fengqiao.department', ?, false),
                       set_config('fengqiao.area', ?, false),
                       set_config('fengqiao.roles', 'DISPATCHER', false)
                """)) {
            scope.setString(1, department);
            scope.setString(2, area);
            scope.executeQuery();
        }
        return app;
    }

    private Answer plan(String topic) {
        ObjectNode plan = body().put("kind", "LECTURE")
                .put("topic", topic)
                .put("day", LocalDate.now(StudioDesk.ZONE).plusDays(1).toString())
                .put("area", "HC.FQ.C07")
                .put("venue", "社区礼堂");
        Answer planned = StudioDesk.post(
                keeper, path() + "/activities", UUID.randomUUID().toString(), plan);
        assertThat(planned.status()).as(planned.body().toString()).isEqualTo(201);
        return planned;
    }

    private Answer book(ObjectNode wish) {
        Answer booked = StudioDesk.book(keeper, studio.id(), UUID.randomUUID().toString(), wish);
        assertThat(booked.status()).as(booked.body().toString()).isEqualTo(201);
        return booked;
    }

    private UUID aCase() {
        ObjectNode request = Desk.aCase().put("type", TYPE).put("area", "HC.FQ.C07");
        request.putArray("departments").add("COMMUNITY").add("POLICE");
        Answer raised = keeper.raise(request);
        assertThat(keeper.command(raised, "accept", "{}").status()).isEqualTo(200);
        return raised.id();
    }

    /** A household card of the same departments, which another part of the service keeps. */
    private static UUID aHousehold() {
        UUID id = UUID.randomUUID();
        StudioDesk.change("""
                insert into matter (
                    id, kind, area, departments, lead, restricted, version, opened_at, changed_at, opened_by_subject,
                    opened_by_department, request_key, request_digest)
                values (
                    ?, 'HOUSEHOLD', 'HC.FQ.C07', '{COMMUNITY,POLICE}', 'COMMUNITY', false, 1, now(), now(), 'x', 'COMMUNITY',
                    gen_random_uuid()::text, '')
                """, id);
        return id;
    }

    private static KnownCase known(String what, UUID id, Map<String, FieldClass> texts) {
        var marks = new HashMap<>(texts);
        marks.put(id.toString(), FieldClass.EXISTENCE);
        return new KnownCase(what, id, AUDIENCE, COMMUNITY, marks, Set.of());
    }

    private ObjectNode particulars() {
        ObjectNode change = StudioDesk.aStudio(name);
        change.remove(List.of("kind", "area"));
        change.putArray("closedDays");
        return change;
    }

    private String path() {
        return ROOT + "/" + studio.id();
    }

    private static String words() {
        return ThreadLocalRandom.current()
                .ints(12, 0x4E00, 0x9FA5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
