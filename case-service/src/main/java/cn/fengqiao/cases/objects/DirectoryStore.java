package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.secret.DataKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects as files below a folder, two levels deep by the first digits of their sealed names so that no folder grows
 * large. A file is sealed beside, written through to the disk, and then renamed: a reader sees all of it or nothing.
 * Several instances may share the folder, if its file system renames atomically.
 */
public final class DirectoryStore implements ObjectStore {

    private final Path objects;
    private final Staging staging;
    private final Seals seals;

    /** @param now for removing what a killed process left half-written */
    public DirectoryStore(Path root, DataKey key, Instant now) throws IOException {
        this.objects = root.toAbsolutePath().normalize().resolve("objects");
        this.seals = new Seals(key);
        this.staging = new Staging(objects.resolveSibling("staging"), seals.files());
        staging.sweep(now);
    }

    @Override
    public Put put(InputStream content, long most) throws IOException {
        Staging.Staged staged = staging.stage(content, most);
        if (staged == null) {
            return new Put.TooLarge(most);
        }
        try {
            String name = seals.name(staged.key());
            Path level = objects.resolve(name.substring(0, 2));
            Path folder = level.resolve(name.substring(2, 4));
            Folders.create(folder);
            Files.move(staged.file(), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            // The folders above may be new with it, and a folder too is on disk only when the one above is.
            Folders.force(folder);
            Folders.force(level);
            Folders.force(objects);
            return new Put.Stored(staged.key());
        } finally {
            Files.deleteIfExists(staged.file());
        }
    }

    @Override
    public Optional<InputStream> get(ObjectKey key) throws IOException {
        try {
            return Optional.of(seals.opening(key, Files.newInputStream(file(key))));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(ObjectKey key) {
        return Files.exists(file(key));
    }

    @Override
    public boolean delete(ObjectKey key) throws IOException {
        return Files.deleteIfExists(file(key));
    }

    @Override
    public Page olderThan(Instant moment, @Nullable String after, int most) throws IOException {
        List<ObjectKey> keys = new ArrayList<>();
        String mark = after == null ? "" : after;
        for (Path level : from(objects, prefix(mark, 0))) {
            boolean onTheWay = level.getFileName().toString().equals(prefix(mark, 0));
            for (Path folder : from(level, onTheWay ? prefix(mark, 2) : "")) {
                for (Path file : from(folder, mark)) {
                    String name = file.getFileName().toString();
                    if (name.equals(mark) || !before(file, moment)) {
                        continue;
                    }
                    Optional<ObjectKey> key = seals.key(name);
                    if (key.isPresent()) {
                        keys.add(key.get());
                        if (keys.size() == most) {
                            return new Page(keys, name);
                        }
                    }
                }
            }
        }
        return new Page(keys, null);
    }

    private static String prefix(String mark, int from) {
        return mark.length() < from + 2 ? "" : mark.substring(from, from + 2);
    }

    /** In order; names below {@code first} are left out. */
    private static List<Path> from(Path folder, String first) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> path.getFileName().toString().compareTo(first) >= 0)
                    .sorted()
                    .toList();
        }
    }

    private static boolean before(Path file, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException deletedMeanwhile) {
            return false;
        }
    }

    private Path file(ObjectKey key) {
        String name = seals.name(key);
        return objects.resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
    }
}
