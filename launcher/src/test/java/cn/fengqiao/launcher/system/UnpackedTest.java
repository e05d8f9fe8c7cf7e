package cn.fengqiao.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

    @TempDir
    private Path home;

    private Layout layout;
    private Unpacked unpacked;

    @BeforeEach
    void build() throws IOException {
        layout = new Layout(home, home.resolve(".fengqiao"));
        layout.create();
        Files.createDirectories(layout.serviceJar(Part.CASE).getParent());
        Files.writeString(layout.serviceJar(Part.CASE), "one build");
        unpacked = new Unpacked(layout);
    }

    @Test
    void a_cache_holds_from_the_end_of_its_recording() throws IOException {
        recordRun();
        assertThat(unpacked.cacheIsCurrent(Part.CASE)).as("half written").isFalse();

        unpacked.keepCache(Part.CASE);

        assertThat(unpacked.cacheIsCurrent(Part.CASE)).isTrue();
        assertThat(unpacked.useCache(Part.CASE)).contains("-XX:AOTCache=" + layout.aotCache(Part.CASE));
    }

    @Test
    void a_cache_holds_for_no_other_build() throws IOException {
        recordRun();
        unpacked.keepCache(Part.CASE);

        Files.writeString(layout.serviceJar(Part.CASE), "the next build");

        assertThat(unpacked.cacheIsCurrent(Part.CASE)).isFalse();
        assertThat(unpacked.useCache(Part.CASE)).isEmpty();
    }

    @Test
    void a_cache_does_not_hold_for_what_was_built_while_it_was_recorded() throws IOException {
        recordRun();
        Files.writeString(layout.serviceJar(Part.CASE), "the next build");

        unpacked.keepCache(Part.CASE);

        assertThat(unpacked.cacheIsCurrent(Part.CASE)).isFalse();
    }

    @Test
    void what_an_abandoned_recording_left_is_no_cache() throws IOException {
        recordRun();

        unpacked.recordCache(Part.CASE);
        unpacked.keepCache(Part.CASE);

        assertThat(unpacked.cacheIsCurrent(Part.CASE)).isFalse();
    }

    /** As the JVM does: it writes to where it is told. */
    private void recordRun() throws IOException {
        String option = unpacked.recordCache(Part.CASE).getFirst();
        Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), "classes");
    }
}
