package cn.fengqiao.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.launcher.process.PortOwners;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two stores as they really run. The services join them in the end-to-end tests. */
class EmbeddedSystemTest {

    private static final Set<Part> STORES = EnumSet.of(Part.POSTGRES, Part.KAFKA);

    // Under a locale without Chinese the JVM cannot name such a folder at all; the script sees to a better one.
    private static final String NAME =
            "UTF-8".equals(System.getProperty("sun.jnu.encoding")) ? "枫桥 数据" : "with a blank";

    private final CopyOnWriteArrayList<Part> died = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private Ports ports;
    private Layout layout;
    private EmbeddedSystem system;

    EmbeddedSystemTest() throws IOException {
        ports = freePorts();
    }

    @BeforeEach
    void lay_out() {
        layout = new Layout(Path.of("").toAbsolutePath().resolve(".."), folder.resolve(NAME));
        system = newSystem();
    }

    @AfterEach
    void end() {
        system.stop();
    }

    @Test
    void keeps_what_was_confirmed_over_kill_restart_and_a_move_to_other_ports() throws Exception {
        system.start(STORES);
        long postgres = system.pid(Part.POSTGRES);
        execute("create table kept (what text)");
        execute("insert into kept values ('before the kill')");
        send("before the kill");

        system.kill(Part.POSTGRES);
        system.kill(Part.KAFKA);
        system.startAgain(Part.POSTGRES);
        system.startAgain(Part.KAFKA);

        assertThat(system.pid(Part.POSTGRES)).isNotEqualTo(postgres);
        assertThat(count("kept")).isEqualTo(1);
        assertThat(died).as("a wanted kill is no surprise").isEmpty();

        system.stop();
        assertThat(PortOwners.taken(ports.of(Part.POSTGRES))).isFalse();
        ports = freePorts();
        system = newSystem();
        system.start(STORES);

        assertThat(count("kept")).isEqualTo(1);
        send("after the move");
        assertThat(layout.kafkaData().resolve("log").resolve("case-events-0")).isDirectory();
    }

    @Test
    void starts_again_when_the_sessions_of_the_one_that_was_killed_take_long_to_end_and_fill_the_log()
            throws Exception {
        system.start(Set.of(Part.POSTGRES));
        Path log = layout.log(Part.POSTGRES).path();
        try (Connection session = connect()) {
            long backend = backend(session);
            signal("STOP", backend);
            system.kill(Part.POSTGRES);
            CompletableFuture<Void> again = CompletableFuture.runAsync(() -> system.startAgain(Part.POSTGRES));

            Instant end = Instant.now().plusSeconds(2);
            while (Instant.now().isBefore(end)) {
                Files.writeString(log, "another session ends\n", StandardOpenOption.APPEND);
            }
            assertThat(Files.readString(log)).contains("shared memory block");
            assertThat(again).isNotDone();
            signal("CONT", backend);

            assertThat(again).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    private static long backend(Connection session) throws SQLException {
        try (var statement = session.createStatement();
                var answer = statement.executeQuery("select pg_backend_pid()")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void runs_postgres_durably_and_for_logical_decoding() throws Exception {
        system.start(Set.of(Part.POSTGRES));

        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("wal_level")).isEqualTo("logical");
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("server_version")).startsWith("18");
    }

    @Test
    void says_when_a_part_dies_unasked() {
        system.start(Set.of(Part.POSTGRES));

        ProcessHandle.of(system.pid(Part.POSTGRES)).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(died).containsExactly(Part.POSTGRES));
    }

    @Test
    void names_the_port_and_the_process_that_has_taken_it() throws IOException {
        try (var other = new ServerSocket(ports.of(Part.KAFKA), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> system.start(STORES))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is taken")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void says_that_it_was_stopped_when_it_is_stopped_while_it_starts() {
        CompletableFuture<Throwable> start =
                CompletableFuture.supplyAsync(() -> catchThrowable(() -> system.start(STORES)));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> layout.pidFile(Part.KAFKA).alive().isPresent());

        system.stop();

        assertThat(start)
                .succeedsWithin(Duration.ofSeconds(30))
                .satisfies(thrown -> assertThat(thrown)
                        .isInstanceOf(CannotStart.class)
                        .hasMessage("Stopped before everything was ready."));
    }

    @Test
    void writes_down_its_port_for_as_long_as_it_runs() {
        assertThat(EmbeddedSystem.running(layout)).isEmpty();

        system.start(Set.of(Part.POSTGRES));
        assertThat(EmbeddedSystem.running(layout)).contains(ports);

        system.stop();
        assertThat(EmbeddedSystem.running(layout)).isEmpty();
    }

    @Test
    void a_part_without_a_process_is_restarting_once_all_was_ready_and_stopped_before_and_after() throws IOException {
        system.start(Set.of(Part.POSTGRES));
        var health = new Health(layout, ports);
        assertThat(health.of(Part.POSTGRES).state()).isEqualTo(Health.State.READY);
        assertThat(health.of(Part.KAFKA).state()).isEqualTo(Health.State.STOPPED);

        Files.writeString(layout.ready(), "");
        assertThat(health.of(Part.KAFKA).state()).isEqualTo(Health.State.RESTARTING);

        system.stop();
        assertThat(health.of(Part.KAFKA).state()).isEqualTo(Health.State.STOPPED);
    }

    @Test
    void refuses_a_second_system_on_the_same_data() {
        system.start(Set.of(Part.POSTGRES));

        assertThatThrownBy(() -> newSystem().start(STORES))
                .isInstanceOf(Exception.class)
                .hasMessageContaining("already running");
        assertThat(ProcessHandle.of(system.pid(Part.POSTGRES))).isPresent();
    }

    @Test
    void ends_what_a_killed_launcher_left_behind_and_nothing_else() throws IOException {
        system.start(Set.of(Part.POSTGRES));
        long left = system.pid(Part.POSTGRES);
        String stranger = ProcessHandle.current().pid() + " 1@another-boot\n";
        Files.writeString(layout.run().resolve("kafka.pid"), stranger);

        var ended = new CopyOnWriteArrayList<Part>();
        EmbeddedSystem.endLeftOvers(layout, ended::add);

        assertThat(ended).containsExactly(Part.POSTGRES);
        assertThat(ProcessHandle.of(left)).isEmpty();
    }

    @Test
    void keeps_its_secrets_to_itself() throws IOException {
        system.start(Set.of(Part.POSTGRES));

        assertThat(Files.getPosixFilePermissions(layout.secrets())).hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(Files.readString(layout.log(Part.POSTGRES).path()))
                .doesNotContain(system.secrets().database("owner"));
    }

    @Test
    void does_not_start_on_data_whose_secrets_are_lost() throws IOException {
        system.start(Set.of(Part.POSTGRES));
        system.stop();
        Files.delete(layout.secrets());

        system = newSystem();
        assertThatThrownBy(() -> system.start(STORES))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--fresh");
    }

    private EmbeddedSystem newSystem() {
        return new EmbeddedSystem(layout, ports, Map.of(), new EmbeddedSystem.Observer() {
            @Override
            public void starting(Part part) {}

            @Override
            public void ready(Part part, Duration after, int port) {}

            @Override
            public void died(Part part, String why) {
                died.add(part);
            }

            @Override
            public void stopping(Part part) {}
        });
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String table) throws SQLException {
        return Integer.parseInt(query("select count(*) from " + table));
    }

    private String setting(String name) throws SQLException {
        return query("show " + name);
    }

    private String query(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", system.secrets().database("superuser"));
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(Part.POSTGRES) + "/fengqiao_case";
    }

    private void send(String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "127.0.0.1:" + ports.of(Part.KAFKA), "max.block.ms", 10_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = producer.send(new ProducerRecord<>("case-events", "key", value))
                    .get();
            assertThat(sent.hasOffset()).isTrue();
        }
    }

    private static Ports freePorts() throws IOException {
        while (true) {
            int base;
            try (var probe = new ServerSocket(0)) {
                base = Math.min(probe.getLocalPort(), 65_000);
            }
            var ports = new Ports(base);
            if (ports.all().noneMatch(PortOwners::taken)) {
                return ports;
            }
        }
    }
}
