package cn.fengqiao.launcher.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What a part writes to its standard output, bounded. The part appends to the file itself and not through a pipe of
 * ours, so that it lives on when the launcher is killed; hence a full file is copied aside and emptied in place, and a
 * line written between the two may be lost.
 */
public record LogFile(Path path) {

    private static final long FULL_BYTES = 16L << 20;
    private static final int TAIL_BYTES = 16 << 10;

    /** Keeps the file and one older under their bound. */
    public void rotateWhenFull() {
        try {
            if (Files.exists(path) && Files.size(path) > FULL_BYTES) {
                Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rotate " + path, e);
        }
    }

    /** The last lines, oldest first; none if there is no file. */
    public List<String> tail(int lines) {
        List<String> all = lastLines();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** Where the next line will be written, for {@link #saidSince}. */
    public long end() {
        return path.toFile().length();
    }

    /** Whether a line written since contains {@code text}, however much was written; all of a file that was emptied since is. */
    public boolean saidSince(long end, String text) {
        try (InputStream written = Files.newInputStream(path)) {
            boolean emptied = path.toFile().length() < end;
            written.skipNBytes(emptied ? 0 : end);
            return new BufferedReader(new InputStreamReader(written, StandardCharsets.UTF_8))
                    .lines()
                    .anyMatch(line -> line.contains(text));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private List<String> lastLines() {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[Math.toIntExact(file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
