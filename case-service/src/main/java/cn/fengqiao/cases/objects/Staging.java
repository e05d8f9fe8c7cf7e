package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.secret.FileSealer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a content is sealed while it arrives; only when it is whole it goes where it will be found. What a killed process
 * left here is removed after a day: no upload takes that long.
 */
final class Staging {

    private static final String SUFFIX = ".part";
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofDays(1);
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final FileSealer sealer;

    Staging(Path folder, FileSealer sealer) {
        this.folder = folder;
        this.sealer = sealer;
    }

    /** A sealed file on disk, written through to it. */
    record Staged(Path file, ObjectKey key) {}

    /** The sealed content, or null when there was more of it than {@code most}. */
    @Nullable
    Staged stage(InputStream content, long most) throws IOException {
        Folders.create(folder);
        Path file = Files.createTempFile(
                folder, "", SUFFIX, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        boolean whole = false;
        try {
            ObjectKey key = seal(content, most, file);
            if (key == null) {
                return null;
            }
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            whole = true;
            return new Staged(file, key);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private @Nullable ObjectKey seal(InputStream content, long most, Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream sealed = sealer.sealing(Files.newOutputStream(file))) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    return null;
                }
                digest.update(buffer, 0, read);
                sealed.write(buffer, 0, read);
            }
        }
        return new ObjectKey(HexFormat.of().formatHex(digest.digest()), size);
    }

    void sweep(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LEFT_BEHIND_AFTER))) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException movedOn) {
                    // An upload of another instance that was just finished.
                    continue;
                }
            }
        }
    }
}
