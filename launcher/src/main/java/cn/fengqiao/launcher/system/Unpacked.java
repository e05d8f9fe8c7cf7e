package cn.fengqiao.launcher.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A service's jar laid out as a plain class path, which starts faster than jars within a jar and which a cache of loaded
 * and linked classes (JEP 483, 514) can be made for. Both are made once per build and know which build they belong to.
 */
final class Unpacked {

    private static final String STAMP = "unpacked-from";

    private final Layout layout;

    Unpacked(Layout layout) {
        this.layout = layout;
    }

    /** Unpacks the jar of a service unless the one on disk already is. */
    void unpack(Part service) {
        Path jar = layout.serviceJar(service);
        if (!Files.exists(jar)) {
            throw new CannotStart("Not built: " + jar + "\nBuild it with: ./fengqiao build");
        }
        Path folder = layout.extracted(service);
        String stamp = stamp(jar);
        if (stamp.equals(read(folder.resolve(STAMP)).orElse(""))) {
            return;
        }
        Path beside = folder.resolveSibling(folder.getFileName() + ".new");
        Layout.delete(beside);
        try {
            Files.createDirectories(folder.getParent());
            Process process = new ProcessBuilder(
                            Jvm.program(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            beside.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new CannotStart("Cannot unpack " + jar + ":\n" + said.strip());
            }
            Files.writeString(beside.resolve(STAMP), stamp);
            Layout.delete(folder);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStart("Cannot unpack " + jar + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", e);
        }
    }

    /** Options that use the cache, none when there is no cache for exactly this build. */
    List<String> useCache(Part part) {
        return cacheIsCurrent(part)
                // A cache that does not fit after all is left aside by the JVM, which then starts as without.
                ? List.of("-XX:AOTCache=" + layout.aotCache(part), "-XX:AOTMode=auto", "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of();
    }

    /** Options that record a run and write the cache when it ends. */
    List<String> recordCache(Part part) {
        return List.of("-XX:AOTCacheOutput=" + layout.aotCache(part));
    }

    boolean cacheIsCurrent(Part part) {
        return Files.exists(layout.aotCache(part)) && read(cacheStamp(part)).equals(Optional.of(stamp(program(part))));
    }

    /** To be called when the recorded run has ended. */
    void sealCache(Part part) {
        try {
            if (Files.exists(layout.aotCache(part))) {
                Files.writeString(cacheStamp(part), stamp(program(part)));
            }
        } catch (IOException e) {
            throw new CannotStart("Cannot write " + cacheStamp(part) + ": " + e.getMessage(), e);
        }
    }

    void dropCache(Part part) {
        Layout.delete(layout.aotCache(part));
        Layout.delete(cacheStamp(part));
    }

    private Path program(Part part) {
        return part.isService() ? layout.serviceJar(part) : layout.launcherJar();
    }

    private Path cacheStamp(Part part) {
        Path cache = layout.aotCache(part);
        return cache.resolveSibling(cache.getFileName() + ".of");
    }

    /** Which build of the jar, by which Java. */
    private static String stamp(Path jar) {
        try {
            return Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis() + " " + Runtime.version() + "\n";
        } catch (IOException e) {
            throw new CannotStart("Cannot read " + jar + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
