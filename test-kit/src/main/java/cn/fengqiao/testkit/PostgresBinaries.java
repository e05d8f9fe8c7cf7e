package cn.fengqiao.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL of the class path, unpacked once per machine. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path unpacked() {
        String resource = "/postgres-linux-" + architecture() + ".txz";
        try (InputStream archive = Objects.requireNonNull(
                PostgresBinaries.class.getResourceAsStream(resource), resource + " is not on the class path")) {
            byte[] bytes = archive.readAllBytes();
            var checksum = new CRC32();
            checksum.update(bytes);
            Path home = Path.of(System.getProperty("java.io.tmpdir"))
                    .resolve("fengqiao-postgres-" + HexFormat.of().toHexDigits((int) checksum.getValue()));
            if (!Files.exists(home)) {
                unpack(bytes, home);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + resource, e);
        }
    }

    /** Unpacks beside and renames, so that a second JVM never sees half of it. */
    private static void unpack(byte[] bytes, Path home) throws IOException {
        Path beside = Files.createTempDirectory(home.toAbsolutePath().getParent(), "fengqiao-unpacking-");
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(new java.io.ByteArrayInputStream(bytes)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = beside.resolve(entry.getName()).normalize();
                if (!target.startsWith(beside)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(
                            target,
                            PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
                }
            }
        }
        try {
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            // Another JVM was faster and unpacked the same bytes.
        }
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            default -> "x86_64";
        };
    }
}
