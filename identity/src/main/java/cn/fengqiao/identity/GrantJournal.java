package cn.fengqiao.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with a line per sign-in and a line per sign-out, read and rewritten at start. It is not forced to the disk: what a
 * crash of the machine loses is that somebody must sign in again.
 */
final class GrantJournal {

    private static final Logger log = LoggerFactory.getLogger(GrantJournal.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Line(
            @Nullable KeptGrant granted, @Nullable String ended) {}

    private final Path file;

    GrantJournal(Path file) {
        this.file = file;
    }

    /** What was granted, has not ended and is not over at {@code now}; from here on only these are in the file. */
    Map<String, KeptGrant> load(Instant now) {
        var grants = new LinkedHashMap<String, KeptGrant>();
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(line -> read(line, grants));
            }
            grants.values().removeIf(grant -> grant.expiresAt().isBefore(now));
            rewrite(grants);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the grants in " + file, e);
        }
        return grants;
    }

    private static void read(String text, Map<String, KeptGrant> grants) {
        try {
            Line line = JSON.readValue(text, Line.class);
            if (line.granted() != null) {
                grants.put(line.granted().id(), line.granted());
            }
            if (line.ended() != null) {
                grants.remove(line.ended());
            }
        } catch (JacksonException e) {
            // The last line of a process that was killed while writing it.
            log.warn("a line of the grants cannot be read and is passed over");
        }
    }

    private void rewrite(Map<String, KeptGrant> grants) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = Files.createTempFile(folder, "grants", ".new", ownerOnly);
        Files.write(
                fresh,
                grants.values().stream()
                        .map(grant -> text(new Line(grant, null)))
                        .toList());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void granted(KeptGrant grant) {
        append(new Line(grant, null));
    }

    void ended(String id) {
        append(new Line(null, id));
    }

    private synchronized void append(Line line) {
        try {
            Files.write(file, List.of(text(line)), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the grants in " + file, e);
        }
    }

    private static String text(Line line) {
        return JSON.writeValueAsString(line);
    }
}
