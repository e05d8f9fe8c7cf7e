package cn.fengqiao.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL as a child process, from the binaries on the class path. */
final class LocalPostgres extends PostgresServer {

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("wal_level", "logical"),
            Map.entry("max_replication_slots", "64"),
            Map.entry("max_wal_senders", "64"),
            Map.entry("max_connections", "300"),
            Map.entry("shared_buffers", "64MB"),
            // A test's data need not outlive the machine; a killed server still finds every commit in the page cache.
            Map.entry("fsync", "off"),
            Map.entry("full_page_writes", "off"));

    private final Path home;
    private final Path folder;
    private final int port = FreePort.find();
    private LocalProcess process;

    private LocalPostgres(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
        this.process = launch();
    }

    static LocalPostgres start() {
        Path home = PostgresBinaries.unpacked();
        Path folder = LocalProcess.scratch("postgres");
        try {
            Path password = Files.writeString(folder.resolve("password"), PASSWORD);
            LocalProcess.run(
                    unprivileged(
                            home.resolve("bin/initdb").toString(),
                            "--pgdata=" + folder.resolve("data"),
                            "--username=" + ADMIN,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--no-sync"),
                    folder.resolve("initdb.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var server = new LocalPostgres(home, folder);
        server.awaitReady();
        server.prepareCluster();
        return server;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized void kill() {
        process.kill();
    }

    @Override
    public synchronized void restart() {
        if (!process.isAlive()) {
            process = launch();
        }
        awaitReady();
    }

    private LocalProcess launch() {
        var arguments = new ArrayList<>(List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                folder.resolve("data").toString()));
        arguments.addAll(List.of("-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return LocalProcess.start(
                unprivileged(arguments.toArray(String[]::new)), Map.of(), folder.resolve("postgres.log"));
    }

    /** PostgreSQL refuses to run as root; a user namespace of its own makes root nobody. */
    private static List<String> unprivileged(String... command) {
        var whole = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(List.of(command));
        return whole;
    }
}
