package cn.fengqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.testkit.TestCluster;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What tests of studios do over and over, as any client does it. */
final class StudioDesk {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String ROOT = "/api/studios";

    private StudioDesk() {}

    /** Open every day from eight to eight, an hour each, one room, in the third community. */
    static ObjectNode aStudio(String name) {
        ObjectNode studio = Desk.JSON
                .createObjectNode()
                .put("kind", "STUDIO")
                .put("name", name)
                .put("profile", "邻里家事，坐下来谈")
                .put("area", "HC.FQ.C03")
                .put("slotMinutes", 60)
                .put("rooms", 1);
        studio.putArray("skills").add("FAMILY_AFFAIRS").add("NEIGHBOUR");
        studio.putArray("covers").add("HC.FQ.C03").add("HC.FQ.C04");
        for (DayOfWeek day : DayOfWeek.values()) {
            studio.withArray("hours")
                    .addObject()
                    .put("day", day.name())
                    .put("from", "08:00")
                    .put("to", "20:00");
        }
        return studio;
    }

    static Answer open(Desk keeper, ObjectNode studio) {
        Answer opened = post(keeper, ROOT, UUID.randomUUID().toString(), studio);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        return opened;
    }

    /** The studio with one more member. */
    static Answer joined(Desk keeper, Answer studio, String name, String profession, @Nullable String person) {
        ObjectNode member = Desk.JSON
                .createObjectNode()
                .put("name", name)
                .put("profession", profession)
                .put("since", "2020-01-01");
        if (person != null) {
            member.put("person", person);
        }
        Answer joined = command(keeper, ROOT + "/" + studio.id() + "/join", studio.version(), member);
        assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
        return joined;
    }

    static Answer book(Desk desk, UUID studio, Instant start) {
        return book(desk, studio, UUID.randomUUID().toString(), wish(start));
    }

    static Answer book(Desk desk, UUID studio, String key, ObjectNode wish) {
        return post(desk, ROOT + "/" + studio + "/bookings", key, wish);
    }

    static ObjectNode wish(Instant start) {
        return Desk.JSON.createObjectNode().put("start", start.toString());
    }

    static Answer post(Desk desk, String path, String key, ObjectNode body) {
        return desk.send(desk.request(path)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    static Answer command(Desk desk, String path, long version, ObjectNode body) {
        return desk.send(desk.request(path)
                .header("If-Match", "\"" + version + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    static Answer put(Desk desk, String path, long version, ObjectNode body) {
        return desk.send(desk.request(path)
                .header("If-Match", "\"" + version + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    static Answer onBooking(Desk desk, Answer booking, String command, ObjectNode body) {
        return command(desk, ROOT + "/bookings/" + booking.id() + "/" + command, booking.version(), body);
    }

    static ObjectNode body() {
        return Desk.JSON.createObjectNode();
    }

    /** An hour of a day to come. */
    static Instant at(int days, int hour) {
        return LocalDate.now(ZONE).plusDays(days).atTime(hour, 0).atZone(ZONE).toInstant();
    }

    /** All at the same time. */
    static List<Answer> atOnce(List<Callable<Answer>> calls) {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> call : pool.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Puts an appointment into the past, as if its time had come. */
    static void began(UUID booking) {
        change("""
                update studio_booking
                set starts_at = starts_at - interval '40 days',
                    ends_at = ends_at - interval '40 days'
                where id = ?
                """, booking);
    }

    static void change(String statement, UUID id) {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                PreparedStatement change = owner.prepareStatement(statement)) {
            change.setObject(1, id);
            change.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The first column of every row, by the owner of the tables. */
    static List<String> rows(String query, UUID id) {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                PreparedStatement rows = owner.prepareStatement(query)) {
            rows.setObject(1, id);
            ResultSet result = rows.executeQuery();
            List<String> found = new ArrayList<>();
            while (result.next()) {
                found.add(result.getString(1));
            }
            return found;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
