package cn.fengqiao.cases.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceTimeTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    @Test
    void the_zone_of_the_place_is_written_in_one_place() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> naming = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains("ZoneId.of(\"" + PlaceTime.ZONE.getId() + "\")"))
                    .map(file -> file.getFileName().toString())
                    // statistics reads its own model, which is generated in the zone
                    .filter(name -> !name.equals("Question.java"))
                    .toList();

            assertThat(naming).containsExactly("PlaceTime.java");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
