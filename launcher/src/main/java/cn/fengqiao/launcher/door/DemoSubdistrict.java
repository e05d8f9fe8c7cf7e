package cn.fengqiao.launcher.door;

import cn.fengqiao.launcher.system.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Fills a new system with the cases of a fictional subdistrict, by way of the gateway and as the departments' own
 * systems. Every case has an idempotency key of its own, so that a second filling adds nothing and one that was cut
 * short is taken up again.
 */
public final class DemoSubdistrict {

    private static final String CASES = "/demo/cases.json";
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final Duration UNTIL_HEARD = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final int CONFLICT = 409;

    private final Door door;
    private final Instant since;

    /**
     * @param since when the system was set up; the cases were found shortly before. A filling that was cut short is only
     *     taken up again with the same
     */
    public DemoSubdistrict(Door door, Instant since) {
        this.door = door;
        this.since = since;
    }

    /** What became of the demo cases. */
    public record Filled(int raised, int alreadyThere) {}

    public Filled fill() {
        int raised = 0;
        int alreadyThere = 0;
        for (JsonNode entry : cases()) {
            Door.Answer answer = door.post(
                    entry.path("by").asString(),
                    "/api/cases",
                    found(entry),
                    Map.of("Idempotency-Key", entry.path("key").asString()));
            if (isThereAsFoundAtAnotherTime(answer)) {
                alreadyThere++;
                continue;
            }
            if (answer.status() != CREATED) {
                throw refused(entry, "raise", answer);
            }
            boolean replay = answer.header("Idempotent-Replay").equals("true");
            if (replay) {
                alreadyThere++;
            } else {
                raised++;
            }
            follow(entry, answer.body().path("id").asString(), replay);
        }
        return new Filled(raised, alreadyThere);
    }

    private static boolean isThereAsFoundAtAnotherTime(Door.Answer answer) {
        return answer.status() == CONFLICT
                && answer.body().path("field").asString("").equals("foundAt");
    }

    private JsonNode found(JsonNode entry) {
        Duration ago = Duration.parse(entry.path("foundAgo").asString());
        return entry.path("case")
                .deepCopy()
                .asObject()
                .put("foundAt", since.minus(ago).truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** @param again the case is from an earlier filling that was cut short, so some of this has been done already */
    private void follow(JsonNode entry, String caseId, boolean again) {
        for (JsonNode command : entry.path("then")) {
            String by = command.path("by").asString();
            String name = command.path("command").asString();
            Door.Answer answer = name.equals("seen")
                    ? seen(by, "/api/receipts/cases/" + caseId + "/seen")
                    : door.command(by, "/api/cases/" + caseId, name, command.path("body"));
            if (!answer.done() && !(again && answer.status() == CONFLICT)) {
                throw refused(entry, name, answer);
            }
        }
    }

    /** The receipts are kept by another service, which hears of a new case a moment later. */
    private Door.Answer seen(String by, String uri) {
        Instant deadline = Instant.now().plus(UNTIL_HEARD);
        while (true) {
            Door.Answer answer = door.post(by, uri, Door.JSON.createObjectNode(), Map.of());
            if (answer.status() != NOT_FOUND || Instant.now().isAfter(deadline)) {
                return answer;
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    private static CannotStart refused(JsonNode entry, String what, Door.Answer answer) {
        return new CannotStart("The demo case " + entry.path("key").asString() + " was refused at " + what + ": "
                + answer.status() + " " + answer.body());
    }

    private static JsonNode cases() {
        try (InputStream in = DemoSubdistrict.class.getResourceAsStream(CASES)) {
            if (in == null) {
                throw new IllegalStateException("not in the launcher's jar: " + CASES);
            }
            return Door.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
