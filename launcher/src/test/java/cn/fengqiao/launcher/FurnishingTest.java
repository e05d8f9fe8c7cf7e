package cn.fengqiao.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FurnishingTest {

    private static final Instant SINCE = Instant.parse("2026-11-25T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void it_goes_on_where_it_was_and_with_the_same_times() {
        Path file = folder.resolve("furnished");
        assertThat(Furnishing.read(file)).isEmpty();

        Furnishing.begun(SINCE).at(12, 69).write(file);

        assertThat(Furnishing.read(file)).hasValue(new Furnishing(SINCE, 12, 69, ""));
    }

    @Test
    void a_file_that_was_cut_short_is_as_if_there_were_none() throws IOException {
        Path file = Files.writeString(folder.resolve("furnished"), SINCE + "\n12\n");

        assertThat(Furnishing.read(file)).isEmpty();
    }

    @Test
    void whoever_asks_is_told_how_far_it_is_and_why_it_stopped() {
        Furnishing begun = Furnishing.begun(SINCE);

        assertThat(begun.words(true)).contains("still being filled in the background.");
        assertThat(begun.at(12, 69).words(true)).contains("12 of 69").contains("background");
        assertThat(begun.at(12, 69).words(false)).contains("12 of 69", "The next ./fengqiao up goes on");
        assertThat(begun.at(12, 69).failed("Of the demo\nsomething was refused").words(true))
                .contains("not complete", "12 of 69", "was refused");
        assertThat(begun.at(69, 69).words(true)).isEmpty();
        assertThat(begun.at(69, 69).complete()).isTrue();
        assertThat(begun.complete()).isFalse();
    }

    @Test
    void a_reason_of_several_lines_is_kept_as_one() {
        Path file = folder.resolve("furnished");

        Furnishing.begun(SINCE).at(1, 2).failed("one\ntwo").write(file);

        assertThat(Furnishing.read(file)).hasValue(new Furnishing(SINCE, 1, 2, "one two"));
    }
}
