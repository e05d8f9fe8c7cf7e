package cn.fengqiao.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {

    @TempDir
    private Path folder;

    @Test
    void a_remembered_process_is_found_while_it_lives_and_not_afterwards() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        var file = new PidFile(folder.resolve("sleeper.pid"));
        file.write(ProcessIdentity.of(sleeper.pid()).orElseThrow());

        assertThat(file.alive()).map(ProcessHandle::pid).contains(sleeper.pid());

        sleeper.destroyForcibly();
        assertThat(sleeper.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(file.alive()).isEmpty();
    }

    @Test
    void a_process_that_only_has_the_same_number_is_somebody_else() throws IOException {
        long own = ProcessHandle.current().pid();
        Path path = folder.resolve("other.pid");
        Files.writeString(path, own + " 12345@an-earlier-boot\n");

        assertThat(new PidFile(path).alive()).isEmpty();
    }

    @Test
    void a_torn_or_strange_file_remembers_nobody() throws IOException {
        for (String contents : new String[] {"", "\n", "12", "x y", "99999999999999999999 1@b"}) {
            Path path = folder.resolve("torn.pid");
            Files.writeString(path, contents);

            assertThat(new PidFile(path).alive()).as("'" + contents + "'").isEmpty();
        }
    }

    @Test
    void a_command_with_brackets_and_spaces_in_its_name_has_an_identity() throws Exception {
        Path odd = Files.createSymbolicLink(folder.resolve("a ) b (c"), Path.of("/bin/sleep"));
        Process process = new ProcessBuilder(odd.toString(), "60").start();
        try {
            assertThat(ProcessIdentity.of(process.pid()))
                    .hasValueSatisfying(identity -> assertThat(identity.born()).matches("[0-9]+@[0-9a-f-]{36}"));
        } finally {
            Signals.kill(process.toHandle(), Duration.ofSeconds(5));
        }
    }
}
