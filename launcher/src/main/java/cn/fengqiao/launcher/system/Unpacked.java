package cn.fengqiao.launcher.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

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
        String contents = contents(jar);
        if (read(folder.resolve(STAMP)).equals(Optional.of(contents))) {
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
            Files.writeString(beside.resolve(STAMP), contents);
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

    /** Options that record a run and write the cache, beside its place, when it ends. */
    List<String> recordCache(Part part) {
        dropCache(part);
        try {
            // Now: who builds meanwhile must not get a cache of the build before for one of the new build.
            Files.writeString(stampOf(newCache(part)), made(part));
        } catch (IOException e) {
            throw new CannotStart("Cannot write beside " + layout.aotCache(part) + ": " + e.getMessage(), e);
        }
        return List.of("-XX:AOTCacheOutput=" + newCache(part));
    }

    boolean cacheIsCurrent(Part part) {
        Path cache = layout.aotCache(part);
        return Files.exists(cache) && read(stampOf(cache)).equals(Optional.of(made(part)));
    }

    /** To be called when the recorded run has ended by itself; the stamp comes last, and no cache holds without it. */
    void keepCache(Part part) {
        Path cache = layout.aotCache(part);
        try {
            if (Files.exists(newCache(part))) {
                Files.move(newCache(part), cache, StandardCopyOption.ATOMIC_MOVE);
                Files.move(stampOf(newCache(part)), stampOf(cache), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new CannotStart("Cannot keep " + cache + ": " + e.getMessage(), e);
        }
    }

    private void dropCache(Part part) {
        for (Path cache : List.of(layout.aotCache(part), newCache(part))) {
            Layout.delete(stampOf(cache));
            Layout.delete(cache);
        }
        // What the JVM itself puts beside it while it records.
        Layout.delete(newCache(part).resolveSibling(newCache(part).getFileName() + ".config"));
    }

    private Path program(Part part) {
        return part.isService() ? layout.serviceJar(part) : layout.launcherJar();
    }

    private Path newCache(Part part) {
        Path cache = layout.aotCache(part);
        return cache.resolveSibling(cache.getFileName() + ".new");
    }

    private static Path stampOf(Path cache) {
        return cache.resolveSibling(cache.getFileName() + ".of");
    }

    /** From which program, by which Java, for which folder: a cache holds only for exactly these. */
    private String made(Part part) {
        return contents(program(part)) + " " + Runtime.version() + " " + layout.home() + "\n";
    }

    /** A build that changed nothing gives the same jar with a later date, hence its contents and not its date. */
    private static String contents(Path jar) {
        try (FileChannel channel = FileChannel.open(jar)) {
            var sum = new CRC32C();
            sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return channel.size() + " " + Long.toHexString(sum.getValue());
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
