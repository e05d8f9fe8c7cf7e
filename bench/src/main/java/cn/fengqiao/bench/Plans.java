package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How the database went about a page: the plans of the service's own statements, as its own connections ran them under its own
 * role, written down by {@code auto_explain} after everything was measured. Only those are kept that touched many rows or took
 * the longest, each with its first lines.
 */
final class Plans {

    private static final Pattern PLAN = Pattern.compile("duration: ([0-9.]+) ms  plan:");
    private static final int LINES = 14;
    private static final int KEPT = 2;

    private final Bed bed;
    private final Connection superuser;

    Plans(Bed bed, Connection superuser) {
        this.bed = bed;
        this.superuser = superuser;
    }

    /** The slowest plans of each page. */
    Map<String, List<String>> of(Map<String, List<String>> pages) throws Exception {
        var plans = new LinkedHashMap<String, List<String>>();
        execute(
                "alter role fengqiao_app set session_preload_libraries = 'auto_explain'",
                "alter role fengqiao_app set auto_explain.log_min_duration = 0",
                "alter role fengqiao_app set auto_explain.log_analyze = on",
                "alter role fengqiao_app set auto_explain.log_timing = off");
        try {
            String token = bed.token("police-system");
            newConnections(token);
            for (var page : pages.entrySet()) {
                plans.put(page.getKey(), asked(page.getValue().getFirst(), token));
            }
        } finally {
            execute(
                    "alter role fengqiao_app reset session_preload_libraries",
                    "alter role fengqiao_app reset auto_explain.log_min_duration",
                    "alter role fengqiao_app reset auto_explain.log_analyze",
                    "alter role fengqiao_app reset auto_explain.log_timing");
            newConnections(bed.token("police-system"));
        }
        return plans;
    }

    private static final String END = """
            select pg_terminate_backend(pid)
            from pg_stat_activity
            where usename = 'fengqiao_app'
            and datname = current_database()
            """;

    private void newConnections(String token) throws SQLException, IOException, InterruptedException {
        execute(END);
        // until the pool has noticed
        for (int i = 0; i < 40; i++) {
            ask("/api/cases/counters", token);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private List<String> asked(String path, String token) throws IOException, InterruptedException {
        Path log = bed.log(Part.POSTGRES);
        long before = Files.size(log);
        ask(path, token);
        TimeUnit.MILLISECONDS.sleep(300);
        byte[] all = Files.readAllBytes(log);
        String said = new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8);
        List<Plan> plans = new ArrayList<>();
        var plan = PLAN.matcher(said);
        while (plan.find()) {
            int end = said.indexOf("\n20", plan.end());
            String text = said.substring(plan.end(), end < 0 ? said.length() : end);
            if (text.contains("dispute_case") || text.contains("household") || text.contains("case_")) {
                plans.add(new Plan(Double.parseDouble(plan.group(1)), top(text)));
            }
        }
        return plans.stream()
                .sorted((one, other) -> Double.compare(other.millis(), one.millis()))
                .limit(KEPT)
                .map(Plan::toString)
                .toList();
    }

    /** @param lines the first of them, without the statement */
    private record Plan(double millis, String lines) {
        @Override
        public String toString() {
            return millis + " ms\n" + lines;
        }
    }

    private static String top(String text) {
        return text.lines()
                .filter(line -> line.contains("(cost=") || line.contains("Cond:") || line.contains("Filter"))
                .limit(LINES)
                .map(line -> line.length() > 200 ? line.substring(0, 200) + " …" : line)
                .reduce("", (one, other) -> one + other + "\n");
    }

    private void ask(String path, String token) throws IOException {
        try (var connection = new HttpConnection(bed.port(Part.GATEWAY))) {
            connection.exchange(Pages.get(path, token));
        }
    }

    private void execute(String... statements) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
