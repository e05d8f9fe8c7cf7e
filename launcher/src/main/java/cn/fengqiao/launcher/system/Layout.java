package cn.fengqiao.launcher.system;

import cn.fengqiao.launcher.process.LogFile;
import cn.fengqiao.launcher.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things lie.
 *
 * @param home the checkout with the built modules
 * @param data what must survive a restart; its own folder, nothing else is in it
 */
public record Layout(Path home, Path data) {

    public Layout {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** What can be made again from the build, and is shared by all systems of a checkout. */
    private Path made() {
        return home.resolve(".fengqiao");
    }

    Path postgresProgram() {
        return made().resolve("bin").resolve("postgres");
    }

    Path extracted(Part service) {
        return made().resolve("app").resolve(service.key());
    }

    Path aotCache(Part part) {
        return made().resolve("aot").resolve(part.key() + ".aot");
    }

    Path postgresData() {
        return data.resolve("pg");
    }

    Path kafkaData() {
        return data.resolve("kafka");
    }

    /** What people uploaded. */
    Path files() {
        return data.resolve("files");
    }

    Path run() {
        return data.resolve("run");
    }

    /** Which port the system on these data was started with; holds only while something of it runs. */
    Path port() {
        return run().resolve("port");
    }

    /** Written when everything was ready for the first time since the start. */
    public Path ready() {
        return run().resolve("ready");
    }

    Path secrets() {
        return data.resolve("secrets");
    }

    private Path identity() {
        return data.resolve("identity");
    }

    Path identityKeys() {
        return identity().resolve("keys.json");
    }

    /** When the data were begun: the database writes this file once and never again. */
    public Instant since() throws IOException {
        return Files.getLastModifiedTime(postgresData().resolve("PG_VERSION")).toInstant();
    }

    /** Written when the demo subdistrict has been filled. */
    public Path seeded() {
        return data.resolve("seeded");
    }

    /** How far what lies beside the cases of the demo is filled in. */
    public Path furnished() {
        return data.resolve("furnished");
    }

    public LogFile log(Part part) {
        return log(part.key());
    }

    public LogFile log(String name) {
        return new LogFile(data.resolve("logs").resolve(name + ".log"));
    }

    PidFile pidFile(Part part) {
        return pidFile(part.key());
    }

    public PidFile pidFile(String name) {
        return new PidFile(run().resolve(name + ".pid"));
    }

    /** The jar of the launcher, whose manifest names those of the broker too. */
    Path launcherJar() {
        return home.resolve("launcher").resolve("target").resolve("launcher.jar");
    }

    Path serviceJar(Part service) {
        return home.resolve(service.key()).resolve("target").resolve(service.key() + ".jar");
    }

    /** Makes the folders; only the owner may look into the data. */
    public void create() {
        try {
            Files.createDirectories(made());
            Files.createDirectories(data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            for (Path folder : List.of(data.resolve("logs"), run(), identity(), made().resolve("aot"))) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + data, e);
        }
    }

    /** Forgets that something runs; for when it was killed and could not do so itself. */
    public void forgetRun() {
        pidFile("launcher").delete();
        delete(port());
        forgetReady();
    }

    /** What is not ready from now on is not being restarted but is starting or being ended. */
    public void forgetReady() {
        delete(ready());
    }

    /** Forgets everything a run has written; what was built stays. */
    public void wipe() {
        for (Path mine : List.of(
                postgresData(),
                kafkaData(),
                files(),
                data.resolve("logs"),
                run(),
                secrets(),
                identity(),
                seeded(),
                furnished())) {
            delete(mine);
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + tree, e);
        }
    }
}
