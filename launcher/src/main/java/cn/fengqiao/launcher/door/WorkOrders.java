package cn.fengqiao.launcher.door;

import cn.fengqiao.launcher.system.CannotStart;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Hands in a file of work orders at the gateway and watches what becomes of it. */
public final class WorkOrders {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int MOST_SILENT_POLLS = 40;
    private static final int ERRORS_SHOWN = 10;
    private static final int BAR = 30;

    private final Door door;
    private final PrintStream out;
    private final boolean terminal;

    public WorkOrders(Door door, PrintStream out) {
        this.door = door;
        this.out = out;
        this.terminal = System.console() != null && System.console().isTerminal();
    }

    /**
     * Returns when every row has become a case, a known case or an error.
     *
     * @param mapping which column means what; the service's default where blank
     * @param forDepartment whose cases they are to be, and as whose system to hand them in; where blank the community
     *     hands them in and the service proposes a department for each
     * @return 0 when something is in, now or from an earlier time; 1 when nothing could be taken in
     */
    public int hand(Path file, String mapping, String forDepartment) throws FileNotFoundException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("No such file: " + file);
        }
        String department = forDepartment.isBlank() ? "COMMUNITY" : forDepartment;
        Door.Answer accepted = upload(file, mapping, department, forDepartment);
        if (!accepted.done()) {
            out.println("Refused: " + accepted.status() + " " + problem(accepted.body()));
            return 1;
        }
        String id = accepted.body().path("id").asString();
        JsonNode state = await(department, id);
        if (state.path("failure").isString()) {
            out.println("\nThe file could not be read: " + state.path("failure").asString());
        }
        out.printf(
                "%n%d rows: %d new cases, %d known already, %d errors%n",
                state.path("total").asInt(),
                state.path("created").asInt(),
                state.path("duplicates").asInt(),
                state.path("errors").asInt());
        if (state.path("errors").asInt() > 0) {
            showErrors(department, id, state.path("errors").asInt());
        }
        out.println("The result, row by row: GET /api/imports/" + id + "/result.csv");
        return state.path("created").asInt() + state.path("duplicates").asInt() > 0 ? 0 : 1;
    }

    private Door.Answer upload(Path file, String mapping, String department, String forDepartment)
            throws FileNotFoundException {
        String boundary = "----fengqiao-" + UUID.randomUUID();
        var head = new StringBuilder();
        if (!mapping.isBlank()) {
            head.append(field(boundary, "mapping", mapping));
        }
        if (!forDepartment.isBlank()) {
            head.append(field(boundary, "department", Departments.code(forDepartment)));
        }
        String name = file.getFileName().toString().replace("\"", "%22");
        head.append("--").append(boundary).append("\r\n");
        head.append("Content-Disposition: form-data; name=\"file\"; filename=\"")
                .append(name)
                .append("\"\r\n");
        head.append("Content-Type: ").append(type(name)).append("\r\n\r\n");
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head.toString(), StandardCharsets.UTF_8),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return door.post(department, "/api/imports", "multipart/form-data; boundary=" + boundary, body);
    }

    private JsonNode await(String department, String id) {
        int silent = 0;
        while (true) {
            Door.Answer answer = door.get(department, "/api/imports/" + id);
            silent = answer.done() ? 0 : silent + 1;
            if (silent > MOST_SILENT_POLLS) {
                throw new CannotStart("No word of the import any more: " + answer.status() + " "
                        + problem(answer.body()) + "\nIt goes on by itself: GET /api/imports/" + id);
            }
            if (answer.done()) {
                draw(answer.body());
                if (!answer.body().path("finishedAt").asString("").isEmpty()) {
                    return answer.body();
                }
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void draw(JsonNode state) {
        if (!terminal) {
            return;
        }
        int total = Math.max(1, state.path("total").asInt());
        int done = Math.min(total, state.path("done").asInt());
        int filled = (int) ((long) BAR * done / total);
        out.printf(
                "\r\u001b[K[%s%s] %d of %d",
                "█".repeat(filled),
                "·".repeat(BAR - filled),
                done,
                state.path("total").asInt());
        out.flush();
    }

    private void showErrors(String department, String id, int all) {
        int shown = 0;
        for (JsonNode error :
                door.get(department, "/api/imports/" + id + "/errors").body().path("items")) {
            if (shown++ == ERRORS_SHOWN) {
                break;
            }
            String column = error.path("column").asString("");
            out.println("  line " + error.path("line").asString("?") + (column.isEmpty() ? "" : ", column " + column)
                    + ": " + error.path("reason").asString("?"));
        }
        if (all > ERRORS_SHOWN) {
            out.println("  … and " + (all - ERRORS_SHOWN) + " more");
        }
    }

    private static String problem(JsonNode body) {
        return body.path("detail").asString(body.path("title").asString(body.toString()));
    }

    private static String field(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String type(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xlsx")
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv";
    }
}
