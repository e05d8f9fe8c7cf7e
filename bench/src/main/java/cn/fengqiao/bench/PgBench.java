package cn.fengqiao.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The yardstick for the database: PostgreSQL's own pgbench with a script of ours, on the same server. */
final class PgBench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    private final Path program;
    private final String host;
    private final int port;
    private final String database;
    private final String user;
    private final String password;

    PgBench(Path program, String host, int port, String database, String user, String password) {
        this.program = program;
        this.host = host;
        this.port = port;
        this.database = database;
        this.user = user;
        this.password = password;
    }

    record Result(double transactionsPerSecond, double averageMillis) {}

    /** Where pgbench is on this machine: on the path, or in Debian's versioned folders. */
    static Optional<Path> find() throws IOException {
        for (String folder :
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")) {
            Path candidate = Path.of(folder, "pgbench");
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(debian)) {
            return versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .max(Path::compareTo);
        }
    }

    Result run(String script, int clients, int seconds) throws IOException, InterruptedException {
        Path file = Files.createTempFile("pgbench", ".sql");
        try {
            Files.writeString(file, script);
            var command = List.of(
                    program.toString(),
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    Integer.toString(clients),
                    "-j",
                    "2",
                    "-T",
                    Integer.toString(seconds),
                    "-f",
                    file.toString(),
                    "-h",
                    host,
                    "-p",
                    Integer.toString(port),
                    "-U",
                    user,
                    database);
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", password);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed:\n" + output);
            }
            return new Result(number(TPS, output), number(LATENCY, output));
        } finally {
            Files.delete(file);
        }
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench said nothing of " + pattern + ":\n" + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
