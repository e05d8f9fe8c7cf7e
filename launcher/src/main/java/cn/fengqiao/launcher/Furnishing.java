package cn.fengqiao.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far what lies beside the demo's cases is filled in. It is kept in a file, so that whoever asks is told, and so that
 * a filling that was cut short goes on with the same times and opens nothing twice.
 *
 * @param since when it was begun
 * @param of how many things there are; 0 while nobody has counted
 * @param failure why it stopped; empty while it goes on and when it is complete
 */
record Furnishing(Instant since, int done, int of, String failure) {

    static Furnishing begun(Instant since) {
        return new Furnishing(since, 0, 0, "");
    }

    static Optional<Furnishing> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new Furnishing(
                            Instant.parse(lines.get(0)),
                            Integer.parseInt(lines.get(1)),
                            Integer.parseInt(lines.get(2)),
                            lines.get(3)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void write(Path file) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, since + "\n" + done + "\n" + of + "\n" + failure.replaceAll("\\R", " ") + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    Furnishing at(int things, int all) {
        return new Furnishing(since, things, all, "");
    }

    Furnishing failed(String why) {
        return new Furnishing(since, done, of, why);
    }

    boolean complete() {
        return of > 0 && done == of;
    }

    /** What a person is told of it; empty when there is nothing to tell. */
    String words(boolean goesOn) {
        if (complete()) {
            return "";
        }
        String far = of == 0 ? "" : ": " + done + " of " + of + " things";
        return failure.isEmpty() && goesOn
                ? "The demo subdistrict is still being filled in the background" + far + "."
                : "The demo subdistrict is not complete" + far + ". The next ./fengqiao up goes on with it."
                        + (failure.isEmpty() ? "" : "\n" + failure);
    }
}
