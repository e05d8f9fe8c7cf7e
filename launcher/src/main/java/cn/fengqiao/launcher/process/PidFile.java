package cn.fengqiao.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Remembers one process on disk, so that the next launcher finds what a killed one left behind. */
public final class PidFile {

    private final Path file;

    public PidFile(Path file) {
        this.file = file;
    }

    /** Written beside and moved into place: a reader sees a whole line or none. */
    public void write(ProcessIdentity identity) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, identity.line() + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The remembered process if it is still that one and alive. */
    public Optional<ProcessHandle> alive() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return ProcessIdentity.parse(Files.readString(file)).flatMap(ProcessIdentity::alive);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
