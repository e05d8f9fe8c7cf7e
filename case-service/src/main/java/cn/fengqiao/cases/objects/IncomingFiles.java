package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Accepted;
import cn.fengqiao.cases.objects.Inspection.Reason;
import cn.fengqiao.cases.objects.Inspection.Refused;
import cn.fengqiao.cases.objects.Inspection.Scanned;
import cn.fengqiao.cases.objects.Inspection.ScannerAway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Looks at a file before it becomes part of a case: what it is by its content, whether that is what it is said to be,
 * whether it would do anything when opened, and takes out of it what tells where and by whom it was made.
 *
 * <p>The file lies in the clear in a folder of its owner while it is looked at, as it did while it was uploaded. Several
 * are looked at side by side; each costs some megabytes of heap, whatever its size.
 */
public final class IncomingFiles {

    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final FileLimits limits;
    private final VirusScan scan;

    IncomingFiles(Path folder, FileLimits limits, VirusScan scan) {
        this.folder = folder;
        this.limits = limits;
        this.scan = scan;
    }

    /**
     * Looks at a file; whoever asked closes the answer.
     *
     * @param name as the sender calls it
     * @param mediaType as the sender declares it; empty when it does not
     * @param announced bytes, or -1 where the sender does not say
     * @param content read to its end or to the limit, not closed
     * @throws IOException when the folder for looking fails; a content that fails is {@link Reason#CUT_OFF}
     */
    public Inspection inspect(String name, String mediaType, long announced, InputStream content) throws IOException {
        Path file = temporary();
        Path cleaned = temporary();
        boolean accepted = false;
        try {
            arrive(content, announced, file);
            FileType type = type(name, mediaType, file);
            Contents.of(type, limits).check(file, cleaned);
            Inspection inspection = switch (scan.scan(file)) {
                case CLEAN -> accepted(name, type, Scanned.CLEAN, cleaned);
                case NOT_SCANNED -> accepted(name, type, Scanned.NOT_SCANNED, cleaned);
                case INFECTED -> new Refused(Reason.INFECTED);
                case AWAY -> new ScannerAway();
            };
            accepted = inspection instanceof Accepted;
            return inspection;
        } catch (RefusedFile refused) {
            return new Refused(refused.reason());
        } finally {
            Files.deleteIfExists(file);
            if (!accepted) {
                Files.deleteIfExists(cleaned);
            }
        }
    }

    private Path temporary() throws IOException {
        Folders.create(folder);
        return Files.createTempFile(
                folder,
                "looked-at",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private void arrive(InputStream content, long announced, Path file) throws IOException, RefusedFile {
        if (announced > limits.most()) {
            throw new RefusedFile(Reason.TOO_LARGE);
        }
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = next(content, buffer); read >= 0; read = next(content, buffer)) {
                size += read;
                if (size > limits.most()) {
                    throw new RefusedFile(Reason.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        }
        if (announced >= 0 && size != announced) {
            throw new RefusedFile(Reason.CUT_OFF);
        }
        if (size == 0) {
            throw new RefusedFile(Reason.EMPTY);
        }
    }

    private static int next(InputStream content, byte[] buffer) throws RefusedFile {
        try {
            return content.read(buffer);
        } catch (IOException brokeOff) {
            throw new RefusedFile(Reason.CUT_OFF);
        }
    }

    /** What the content is, if the name and the sender say the same. */
    private FileType type(String name, String mediaType, Path file) throws IOException, RefusedFile {
        FileType found = Sniffed.type(file, limits).orElseThrow(() -> new RefusedFile(Reason.TYPE_NOT_ALLOWED));
        Optional<FileType> named = FileType.ofName(FileName.shown(name));
        // Recorders of sound often write the general container: there the name decides which of the two it is.
        FileType type = found == FileType.MP4 && named.equals(Optional.of(FileType.M4A)) ? FileType.M4A : found;
        if (!named.equals(Optional.of(type)) || !type.agreesWith(mediaType)) {
            throw new RefusedFile(Reason.TYPE_MISMATCH);
        }
        return type;
    }

    private static Accepted accepted(String name, FileType type, Scanned scanned, Path cleaned) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size;
        try (InputStream in = new DigestInputStream(Files.newInputStream(cleaned), digest)) {
            size = in.transferTo(OutputStream.nullOutputStream());
        }
        return new Accepted(
                FileName.shown(name), type, size, HexFormat.of().formatHex(digest.digest()), scanned, cleaned);
    }
}
