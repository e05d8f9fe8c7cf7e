package cn.fengqiao.launcher.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A real PostgreSQL 18 from the binaries in a jar, with the settings of a system that must not lose what it confirmed. */
final class Postgres {

    private static final String SUPERUSER = "postgres";
    private static final List<String> ROLES = List.of("owner", "app", "relay");
    private static final String DUPLICATE_ROLE = "42710";
    private static final String DUPLICATE_DATABASE = "42P04";
    private static final Set<String> ALREADY_THERE = Set.of(DUPLICATE_ROLE, DUPLICATE_DATABASE);

    private final Layout layout;
    private final Ports ports;
    private final Secrets secrets;
    private final Unprivileged user;

    Postgres(Layout layout, Ports ports, Secrets secrets, Unprivileged user) {
        this.layout = layout;
        this.ports = ports;
        this.secrets = secrets;
        this.user = user;
    }

    /** Unpacks the program and makes the cluster, each once. */
    void prepare() {
        unpack();
        if (!Files.exists(layout.postgresData())) {
            makeCluster();
        }
        configure();
        user.own(layout.postgresData());
    }

    Launch launch() {
        return new Launch(
                user.wrap(
                        List.of(program("postgres"), "-D", layout.postgresData().toString())),
                environment(),
                layout.data(),
                // Fast shutdown: sessions are ended, everything is written; the polite one would wait for every
                // session.
                "INT");
    }

    boolean ready() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Roles, databases and passwords. Every statement may have been carried out by an earlier start. */
    void completeCluster() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : clusterStatements()) {
                try {
                    statement.execute(sql);
                } catch (SQLException refused) {
                    if (!ALREADY_THERE.contains(refused.getSQLState())) {
                        throw refused;
                    }
                }
            }
            for (String role : ROLES) {
                statement.execute("alter role fengqiao_" + role + " password '" + secrets.database(role) + "'");
            }
        } catch (SQLException e) {
            throw new CannotStart("PostgreSQL refused to make the databases: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", secrets.database("superuser"));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "20");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.of(Part.POSTGRES) + "/postgres", properties);
    }

    private static List<String> clusterStatements() {
        String script = resource("/postgres/cluster.sql");
        String withoutComments = script.lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .reduce("", (all, line) -> all + line + "\n");
        return Arrays.stream(withoutComments.split(";"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = Postgres.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the launcher's jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String program(String name) {
        return layout.postgresProgram().resolve("bin").resolve(name).toString();
    }

    /** The server's own messages in one language whatever the user's is, so that a log can be searched. */
    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C", "TZ", "UTC");
    }

    private void unpack() {
        Path program = layout.postgresProgram();
        if (Files.exists(program)) {
            return;
        }
        Path beside = program.resolveSibling("postgres.new");
        Layout.delete(beside);
        String archive = "/postgres-" + system() + ".txz";
        try (InputStream in = Postgres.class.getResourceAsStream(archive)) {
            if (in == null) {
                throw new CannotStart(
                        "There is no PostgreSQL for this kind of machine in the build (" + archive + ").");
            }
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
                for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                    unpack(tar, entry, beside);
                }
            }
            Files.createDirectories(program.getParent());
            Files.move(beside, program, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStart("Cannot unpack PostgreSQL to " + program + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("an entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** As zonky names its archives. */
    private static String system() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch");
        return os + "-"
                + switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> arch;
                };
    }

    /** Made beside and moved into place: a cluster that was interrupted half made is not found. */
    private void makeCluster() {
        Path beside = layout.data().resolve("pg.new");
        Layout.delete(beside);
        try {
            Files.createDirectories(beside);
            user.own(beside);
            run(List.of(
                    program("initdb"),
                    "--pgdata=" + beside,
                    "--username=" + SUPERUSER,
                    // Not a file: initdb may run as somebody who could not read ours.
                    "--pwfile=/dev/stdin",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--no-instructions"));
            Files.move(beside, layout.postgresData(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStart("Cannot make the database folder: " + e.getMessage(), e);
        }
    }

    private void run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(user.wrap(command)).redirectErrorStream(true);
        builder.environment().putAll(environment());
        Process process = builder.start();
        try (var password = process.outputWriter()) {
            password.write(secrets.database("superuser") + "\n");
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new CannotStart("PostgreSQL could not make its data folder:\n" + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", e);
        }
    }

    /** Written on every start, so that a new version's settings and another port reach old data. */
    private void configure() {
        var lines = new ArrayList<>(List.of(
                "# Written by the launcher on every start; put your own settings into postgresql.auto.conf.",
                "listen_addresses = '127.0.0.1'",
                "port = " + ports.of(Part.POSTGRES),
                "unix_socket_directories = ''",
                "password_encryption = scram-sha-256",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'"));
        lines.addAll(List.of(
                // What was confirmed is on the disk.
                "fsync = on",
                "synchronous_commit = on",
                "full_page_writes = on",
                // Events leave through logical decoding; a slot nobody reads must not fill the disk.
                "wal_level = logical",
                "max_replication_slots = 12",
                "max_wal_senders = 12",
                "max_slot_wal_keep_size = 4GB",
                // One small machine for everything.
                "max_connections = 120",
                "shared_buffers = 128MB",
                "work_mem = 8MB",
                "maintenance_work_mem = 64MB",
                "effective_cache_size = 1GB",
                "max_wal_size = 2GB",
                "min_wal_size = 256MB",
                "checkpoint_timeout = 10min",
                "random_page_cost = 1.1",
                "jit = off",
                "max_worker_processes = 4",
                "max_parallel_workers_per_gather = 0",
                "log_min_messages = warning",
                "log_line_prefix = '%m [%p] '"));
        try {
            Path data = layout.postgresData();
            Files.write(data.resolve("fengqiao.conf"), lines);
            Path main = data.resolve("postgresql.conf");
            String include = "include = 'fengqiao.conf'";
            if (!Files.readString(main).contains(include)) {
                Files.writeString(main, Files.readString(main) + "\n" + include + "\n");
            }
            Files.write(
                    data.resolve("pg_hba.conf"),
                    List.of(
                            "host all all 127.0.0.1/32 scram-sha-256",
                            "host replication fengqiao_relay 127.0.0.1/32 scram-sha-256"));
        } catch (IOException e) {
            throw new CannotStart("Cannot write PostgreSQL's settings: " + e.getMessage(), e);
        }
    }
}
