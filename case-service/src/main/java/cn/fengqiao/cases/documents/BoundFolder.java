package cn.fengqiao.cases.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where documents lie in the clear while they are printed: in the place of the files and not among the temporary ones,
 * which may lie in memory, in folders that only their owner may read. What a killed process left is taken away.
 */
@Component
class BoundFolder {

    private static final Logger LOG = LoggerFactory.getLogger(BoundFolder.class);

    /** No printing takes so long. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private final String directory;
    private final InstantSource clock;

    BoundFolder(@Value("${fengqiao.case.files.directory}") String directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** A new folder; whoever asked takes it away. */
    Path make() throws IOException {
        if (directory.isBlank()) {
            throw new IOException("FENGQIAO_FILES is not set, so there is no place to print in");
        }
        return Files.createTempDirectory(Files.createDirectories(bound()), "file");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.files.sweep-every}")
    void sweep() {
        if (directory.isBlank() || !Files.isDirectory(bound())) {
            return;
        }
        Instant before = clock.instant().minus(LEFT_BEHIND);
        try (Stream<Path> folders = Files.list(bound())) {
            folders.filter(folder -> olderThan(folder, before)).toList().forEach(BoundFolder::takeAway);
        } catch (IOException | UncheckedIOException away) {
            LOG.warn("what was left of printing cannot be listed now: {}", away.toString());
        }
    }

    // One that cannot be taken away keeps none of the others.
    private static void takeAway(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException stays) {
            LOG.warn("what was left of printing stays for now: {}", stays.toString());
        }
    }

    private Path bound() {
        return Path.of(directory).resolve("bound");
    }

    private static boolean olderThan(Path folder, Instant before) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(before);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }
}
