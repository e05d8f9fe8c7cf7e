package cn.fengqiao.launcher.door;

import cn.fengqiao.launcher.system.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Fills a system with what lies beside the cases of the fictional subdistrict: studios, household cards, screenings,
 * neighbour groups, clues, a meeting, and cases that have come far. All of it comes in by way of the gateway, from the
 * departments' systems and the people who would do it. Everything that is opened has an idempotency key of its own, so a
 * second filling adds nothing and one that was cut short is taken up again.
 */
public final class DemoNeighbourhood {

    private static final String THINGS = "/demo/neighbourhood.json";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);
    /** A service that died is up again within a minute; what waits for another service waits for moments. */
    private static final Duration UNTIL_IT_IS_BACK = Duration.ofMinutes(3);

    private static final Duration UNTIL_HEARD = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    /**
     * {@code {day+3}}, a date; {@code {workday-2}}, a date from Monday to Friday; {@code {ago PT3H}} and {@code {now}},
     * moments; {@code {id studio-1}}, what an earlier thing was given as its id; {@code {self /agenda/0/item}}, what the
     * thing itself says of that place.
     */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(day|workday|ago |now|id |self )([^}\"]*)}");

    private static final Pattern NAMED = Pattern.compile("\\{id ([a-z0-9-]+)}");

    private final Door door;
    private final Instant since;
    private final Pause pause;
    private final Map<String, String> ids = new HashMap<>();

    /** @param since when the filling was begun; one that was cut short is only taken up again with the same */
    public DemoNeighbourhood(Door door, Instant since) {
        this(door, since, time -> LockSupport.parkNanos(time.toNanos()));
    }

    DemoNeighbourhood(Door door, Instant since, Pause pause) {
        this.door = door;
        this.since = since;
        this.pause = pause;
    }

    /** What people do takes them some time, and looks implausible without it. */
    @FunctionalInterface
    interface Pause {
        void pause(Duration time);
    }

    /** What became of the things: what was opened now, and what was there. */
    public record Filled(int opened, int alreadyThere) {}

    /** Hears how far it has come. */
    @FunctionalInterface
    public interface Progress {
        void filled(int things, int of);
    }

    /** @throws CannotStart when something is refused, or nobody answers any more */
    public Filled fill(Progress progress) {
        JsonNode things = things();
        int opened = 0;
        int done = 0;
        for (JsonNode thing : things) {
            if (open(thing)) {
                opened++;
            }
            progress.filled(++done, things.size());
        }
        return new Filled(opened, done - opened);
    }

    /** Whether it was opened just now. */
    private boolean open(JsonNode thing) {
        String key = thing.path("key").asString();
        String by = thing.path("by").asString();
        String path = thing.path("open").asString();
        if (isAboutAnotherDay(thing.path("body"))) {
            return false;
        }
        Door.Answer answer = patiently(
                () -> door.post(by, path, told(thing.path("body"), by, ""), Map.of("Idempotency-Key", "demo-" + key)));
        if (answer.status() == CONFLICT) {
            // it is there from a filling on another day, and whoever works with it has gone on from there
            return false;
        }
        if (answer.status() != CREATED) {
            throw refused(key, path, answer);
        }
        boolean again = answer.header("Idempotent-Replay").equals("true");
        String id = answer.body().path("id").asString();
        ids.put(key, id);
        Handle self = new Handle(key, path + "/" + id, again);
        for (JsonNode step : thing.path("then")) {
            // what nothing refuses a second time is done with the opening or not at all
            boolean doneBefore = again && step.path("once").asBoolean(false);
            if (!doneBefore && !isAboutAnotherDay(step.path("body"))) {
                follow(self, step.path("by").asString(by), step);
            }
        }
        return !again;
    }

    /** What it names was there from a filling on another day, whose ids nobody knows here. */
    private boolean isAboutAnotherDay(JsonNode body) {
        return NAMED.matcher(body.toString()).results().anyMatch(named -> !ids.containsKey(named.group(1)));
    }

    /** @param again it is from an earlier filling that was cut short, so some of this has been done already */
    private record Handle(String key, String path, boolean again) {}

    private void follow(Handle self, String by, JsonNode step) {
        Optional.of(step.path("after").asString(""))
                .filter(after -> !after.isEmpty())
                .ifPresent(after -> pause.pause(Duration.parse(after)));
        Instant deadline = Instant.now().plus(UNTIL_HEARD);
        while (true) {
            Door.Answer answer = patiently(() -> take(self, by, step));
            if (answer.done() || self.again() && answer.status() == CONFLICT) {
                return;
            }
            // What it waits for is known to another service first, which hears of it a moment later.
            if (!step.path("eventually").asBoolean(false)
                    || answer.status() != CONFLICT
                    || Instant.now().isAfter(deadline)) {
                throw refused(self.key(), step.toString(), answer);
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    private Door.Answer take(Handle self, String by, JsonNode step) {
        if (step.has("command")) {
            JsonNode body = told(step.path("body"), by, self.path());
            return door.command(by, self.path(), step.path("command").asString(), body);
        }
        if (step.has("file")) {
            var form = new Form(
                    Map.of(
                            "kind", step.path("file").asString(),
                            "title", step.path("title").asString()),
                    "scan.pdf",
                    "application/pdf",
                    Scan.of(step.path("file").asString()));
            return door.post(by, self.path() + "/documents", form, keyOf(self, step));
        }
        String beneath = step.has("open") ? "open" : "send";
        return door.post(
                by,
                self.path() + "/" + step.path(beneath).asString(),
                told(step.path("body"), by, self.path()),
                keyOf(self, step));
    }

    /** The same for the same step of every filling. */
    private static Map<String, String> keyOf(Handle self, JsonNode step) {
        String name = step.path("key").asString(step.path("file").asString("step"));
        return Map.of("Idempotency-Key", "demo-" + self.key() + "-" + name);
    }

    @FunctionalInterface
    private interface Asking {
        Door.Answer ask();
    }

    private static Door.Answer patiently(Asking asking) {
        Instant deadline = Instant.now().plus(UNTIL_IT_IS_BACK);
        while (true) {
            Door.Answer answer = asking.ask();
            if (!AWAY.contains(answer.status()) || Instant.now().isAfter(deadline)) {
                return answer;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CannotStart("interrupted");
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    /** The body with its placeholders filled in. */
    private JsonNode told(JsonNode body, String by, String self) {
        if (body.isMissingNode()) {
            return Door.JSON.createObjectNode();
        }
        Matcher matcher = PLACEHOLDER.matcher(body.toString());
        return Door.JSON.readTree(matcher.replaceAll(found -> Matcher.quoteReplacement(meant(found, by, self))));
    }

    private String meant(MatchResult placeholder, String by, String self) {
        String about = placeholder.group(2);
        LocalDate today = LocalDate.ofInstant(since, ZONE);
        return switch (placeholder.group(1)) {
            case "day" -> today.plusDays(Integer.parseInt(about)).toString();
            case "workday" -> workday(today, Integer.parseInt(about)).toString();
            case "ago " -> since.minus(Duration.parse(about)).toString();
            case "now" -> Instant.now().toString();
            case "id " ->
                Optional.ofNullable(ids.get(about))
                        .orElseThrow(() -> new CannotStart("The demo names " + about + ", which is not there."));
            case "self " -> door.get(by, self).body().at(about).asString();
            default -> throw new IllegalStateException("no placeholder: " + placeholder.group());
        };
    }

    private static LocalDate workday(LocalDate from, int count) {
        LocalDate day = from;
        int left = Math.abs(count);
        while (left > 0) {
            day = day.plusDays(count < 0 ? -1 : 1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }

    private static CannotStart refused(String key, String what, Door.Answer answer) {
        return new CannotStart(
                "Of the demo " + key + " was refused, at " + what + ": " + answer.status() + " " + answer.body());
    }

    private static JsonNode things() {
        try (InputStream in = DemoNeighbourhood.class.getResourceAsStream(THINGS)) {
            if (in == null) {
                throw new IllegalStateException("not in the launcher's jar: " + THINGS);
            }
            return Door.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
