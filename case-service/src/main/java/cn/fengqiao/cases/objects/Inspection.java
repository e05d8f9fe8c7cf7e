package cn.fengqiao.cases.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What came of looking at a file before taking it. Closing it removes the file from where it was looked at. */
public sealed interface Inspection extends AutoCloseable {

    @Override
    default void close() throws IOException {}

    /**
     * It may be kept, as it is now: without place data and the like, so hash and size may differ from what was sent.
     *
     * @param name for people to read, never for a path
     * @param content where it lies until this is closed
     */
    record Accepted(String name, FileType type, long size, String sha256, Scanned scanned, Path content)
            implements Inspection {

        public InputStream open() throws IOException {
            return Files.newInputStream(content);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(content);
        }
    }

    /** @param why the first that was found, in the order of {@link Reason} */
    record Refused(Reason why) implements Inspection {}

    /** A scanner is configured and did not answer. Nothing is said of the file; the sender tries again. */
    record ScannerAway() implements Inspection {}

    /** Whether somebody looked for viruses. */
    enum Scanned {
        CLEAN,
        /** No scanner is configured. */
        NOT_SCANNED
    }

    /** Why a file is not taken. */
    enum Reason {
        /** Less arrived than was announced, or the connection broke. */
        CUT_OFF,
        /** More bytes, pixels or unpacked content than the limits allow. */
        TOO_LARGE,
        EMPTY,
        /** Its content is of no type that a case file takes. */
        TYPE_NOT_ALLOWED,
        /** It is another type than its name or sender says, or two types at once. */
        TYPE_MISMATCH,
        /** It begins like its type and does not go on like it, or nobody without a password can look into it. */
        BROKEN,
        /** It would do something when opened: scripts, macros, programs, commands. */
        ACTIVE_CONTENT,
        INFECTED
    }
}
