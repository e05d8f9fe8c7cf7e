package cn.fengqiao.launcher.door;

import cn.fengqiao.launcher.system.CannotStart;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Has the statistics compared with the cases they are of, or made anew from them, and waits for what comes of it. */
public final class StatisticsCare {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_SILENT_POLLS = 20;

    private final Door door;
    private final PrintStream out;

    public StatisticsCare(Door door, PrintStream out) {
        this.door = door;
        this.out = out;
    }

    /**
     * Returns when the run has ended.
     *
     * @param what {@code prove} or {@code rebuild}
     * @return 0 when nothing differed, or all was made anew; 1 otherwise
     */
    public int run(String what) {
        String path = what.equals("prove") ? "/api/statistics/proof" : "/api/statistics/rebuild";
        Door.Answer begun = door.post(
                Door.MACHINE,
                path,
                Door.JSON.createObjectNode(),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        if (!begun.done()) {
            out.println("Refused: " + begun.status() + " "
                    + begun.body().path("detail").asString(begun.body().toString()));
            return 1;
        }
        JsonNode run = await(begun.body().path("id").asString());
        if (!run.path("state").asString().equals("DONE")) {
            out.println("It failed: " + run.path("step").asString() + "; see the log of case-service");
            return 1;
        }
        if (what.equals("rebuild")) {
            out.printf(
                    "%d cases: %d rows and %d sums were written anew%n",
                    run.path("cases").asLong(),
                    run.path("rows").asLong(),
                    run.path("cells").asLong());
            return 0;
        }
        out.printf(
                "%d cases: %d rows and %d sums differ from their source%n",
                run.path("cases").asLong(),
                run.path("rows").asLong(),
                run.path("cells").asLong());
        run.path("differences").forEach(difference -> out.println("  " + line(difference)));
        return run.path("equal").asBoolean() ? 0 : 1;
    }

    private JsonNode await(String id) {
        int silent = 0;
        String step = "";
        while (true) {
            Door.Answer answer = door.get(Door.MACHINE, "/api/statistics/runs/" + id);
            silent = answer.done() ? 0 : silent + 1;
            if (silent > MOST_SILENT_POLLS) {
                throw new CannotStart("No word of the run any more: " + answer.status()
                        + "\nIt goes on by itself: GET /api/statistics/runs/" + id);
            }
            String state = answer.body().path("state").asString("");
            if (state.equals("DONE") || state.equals("FAILED")) {
                return answer.body();
            }
            String now = answer.body().path("step").asString("");
            if (!now.isEmpty() && !now.equals(step)) {
                out.println("  " + now.toLowerCase(Locale.ROOT) + " …");
                step = now;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static String line(JsonNode difference) {
        return difference.path("caseId").isString()
                ? "case " + difference.path("caseId").asString() + ": "
                        + difference.path("how").asString()
                : difference.path("cell").asString() + ", "
                        + difference.path("how").asString() + ": "
                        + difference.path("found").asLong() + ", should be "
                        + difference.path("expected").asLong();
    }
}
