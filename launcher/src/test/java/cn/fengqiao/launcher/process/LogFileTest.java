package cn.fengqiao.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void the_tail_is_the_last_lines_in_their_order() throws IOException {
        var log = new LogFile(folder.resolve("part.log"));
        Files.writeString(log.path(), "one\ntwo\n三\n");

        assertThat(log.tail(2)).containsExactly("two", "三");
        assertThat(new LogFile(folder.resolve("none.log")).tail(2)).isEmpty();
    }

    @Test
    void what_was_written_since_is_found_however_much_it_is() throws IOException {
        var log = new LogFile(folder.resolve("part.log"));
        assertThat(log.end()).isZero();
        Files.writeString(log.path(), "before\n");
        long end = log.end();
        Files.writeString(log.path(), "the reason\n" + "noise\n".repeat(1_000_000), StandardOpenOption.APPEND);

        assertThat(log.saidSince(end, "reason")).isTrue();
        assertThat(log.saidSince(end, "before")).isFalse();
        Files.writeString(log.path(), "emptied for some reason\n");
        assertThat(log.saidSince(end + 1_000, "reason")).isTrue();
        assertThat(new LogFile(folder.resolve("none.log")).saidSince(0, "reason"))
                .isFalse();
    }

    @Test
    void a_full_log_is_set_aside_while_its_writer_goes_on_writing() throws IOException {
        var log = new LogFile(folder.resolve("part.log"));
        try (var writer = Files.newOutputStream(log.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[17 * MIB]);
            log.rotateWhenFull();
            writer.write("after\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(log.path()).hasContent("after\n");
        assertThat(folder.resolve("part.log.1")).hasSize(17L * MIB);
    }

    @Test
    void a_log_within_its_bound_is_left_alone() throws IOException {
        var log = new LogFile(folder.resolve("part.log"));
        Files.write(log.path(), new byte[MIB]);

        log.rotateWhenFull();

        assertThat(log.path()).hasSize(MIB);
    }
}
