package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Part;
import cn.fengqiao.launcher.system.Ports;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import tools.jackson.databind.json.JsonMapper;

/** The system under test, on data of its own, with rate limits out of the way. */
final class Bed implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> NO_RATE_LIMIT = Map.of(
            "FENGQIAO_RATE_SYSTEM", "1000000",
            "FENGQIAO_BURST_SYSTEM", "1000000",
            // The crowd comes under one system's token.
            "FENGQIAO_CONSOLES_PER_CALLER", "12000");

    private final Layout layout;
    private final Ports ports;
    private final EmbeddedSystem system;
    private final Map<Part, Duration> startTimes = new EnumMap<>(Part.class);
    private final Properties secrets = new Properties();

    Bed(Path home, int port) {
        layout = new Layout(home, home.resolve(".fengqiao/bench"));
        ports = new Ports(port);
        system = new EmbeddedSystem(layout, ports, NO_RATE_LIMIT, new StartTimes());
    }

    void start() throws IOException {
        layout.wipe();
        Runtime.getRuntime().addShutdownHook(new Thread(system::stop, "stop"));
        system.start();
        try (var in = Files.newBufferedReader(layout.data().resolve("secrets"))) {
            secrets.load(in);
        }
    }

    int port(Part part) {
        return ports.of(part);
    }

    /** How long each part took from the start of its process until it was ready. */
    Map<Part, Duration> startTimes() {
        return startTimes;
    }

    Path app(Part part) {
        return layout.home().resolve(".fengqiao/app/" + part.key() + "/" + part.key() + ".jar");
    }

    /** What a part says of itself. */
    Path log(Part part) {
        return layout.data().resolve("logs/" + part.key() + ".log");
    }

    /** All our processes. */
    List<Long> pids() {
        return Arrays.stream(Part.values()).map(system::pid).toList();
    }

    long pid(Part part) {
        return system.pid(part);
    }

    String databasePassword(String role) {
        return secrets.getProperty("db." + role);
    }

    /** The key from which every other is derived, 32 bytes in base64. */
    String dataKey() {
        return secrets.getProperty("data.key");
    }

    Connection superuserOf(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port(Part.POSTGRES) + "/" + database,
                "postgres",
                databasePassword("superuser"));
    }

    String clientSecret(String client) {
        return secrets.getProperty("client." + client);
    }

    String kafka() {
        return "127.0.0.1:" + port(Part.KAFKA);
    }

    /** A bearer token of a department's system client; good for ten minutes. */
    String token(String client) throws IOException {
        String form = "grant_type=client_credentials&client_id=" + client + "&client_secret="
                + URLEncoder.encode(clientSecret(client), StandardCharsets.UTF_8);
        String head = "POST /oauth2/token HTTP/1.1\r\nHost: localhost:" + port(Part.GATEWAY)
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\n\r\n" + form;
        try (var connection = new HttpConnection(port(Part.GATEWAY))) {
            HttpConnection.Answer answer = connection.exchange(head.getBytes(StandardCharsets.UTF_8));
            if (answer.status() != 200) {
                throw new IOException("no token for " + client + ": " + answer.status() + " " + answer.text());
            }
            return JSON.readTree(answer.body()).path("access_token").asString();
        }
    }

    /**
     * Runs {@code probe} while no service writes or reads the log, on a copy of case-service's database, so that the
     * yardstick pays for its own rows only.
     */
    <T> T onACopyOfTheCaseDatabase(Probe<T> probe) throws Exception {
        List<Part> services = List.of(Part.CASE, Part.RISK, Part.NOTIFICATION);
        services.forEach(system::kill);
        try (var connection = superuserOf("postgres");
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists fengqiao_bench with (force)");
            statement.execute("create database fengqiao_bench template fengqiao_case strategy file_copy");
            statement.execute("checkpoint");
        }
        try {
            return probe.run(new PgBench(
                    PgBench.find().orElseThrow(() -> new IllegalStateException("pgbench is not on this machine")),
                    "127.0.0.1",
                    port(Part.POSTGRES),
                    "fengqiao_bench",
                    "fengqiao_owner",
                    databasePassword("owner")));
        } finally {
            services.forEach(system::startAgain);
        }
    }

    /** What is measured with pgbench. */
    interface Probe<T> {
        T run(PgBench pgbench) throws Exception;
    }

    @Override
    public void close() {
        system.stop();
    }

    private final class StartTimes implements EmbeddedSystem.Observer {
        @Override
        public void starting(Part part) {}

        @Override
        public void ready(Part part, Duration after, int port) {
            synchronized (startTimes) {
                startTimes.put(part, after);
            }
        }

        @Override
        public void died(Part part, String why) {
            System.err.println(why);
        }

        @Override
        public void stopping(Part part) {}
    }
}
