package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands a person types, from the first to the last, on a data folder and ports of their own. */
class CommandLineTest {

    private static final Pattern PID = Pattern.compile("(?m)^[a-z-]+ +(\\d+) +\\d+ +");

    private final Path home = RunningSystem.home();
    private final Path data = Path.of("target", "command-line").toAbsolutePath();
    /** Below the ports the system gives to clients: one of theirs may be the very one a service is to listen on. */
    private final int port = Ports.freeFrom(26_080).base();

    private record Run(int exit, String said) {}

    @AfterEach
    void end() throws IOException, InterruptedException {
        run(launcher("down"), "");
    }

    @Test
    @Timeout(300)
    void up_status_token_import_down() throws IOException, InterruptedException {
        new Layout(home, data).wipe();

        // The script would first build what is stale, in the middle of the build this test is part of.
        Run up = run(launcher("up", "--detach"), Integer.toString(port));
        assertThat(up.exit()).as(up.said()).isZero();
        assertThat(up.said()).contains("http://localhost:" + port, "police.dispatcher");

        Run status = fengqiao("status");
        assertThat(status.exit()).as(status.said()).isZero();
        List<Long> pids = PID.matcher(status.said())
                .results()
                .map(row -> Long.valueOf(row.group(1)))
                .toList();
        assertThat(pids).as(status.said()).hasSize(7).allMatch(CommandLineTest::alive);

        Run token = fengqiao("token", "police");
        assertThat(token.exit()).as(token.said()).isZero();
        Api.Answer cases = new Api(port, () -> token.said().strip()).get("/api/cases?limit=5");
        assertThat(cases.status()).as(cases.toString()).isEqualTo(200);
        assertThat(cases.json().path("items").size()).as("demo cases").isEqualTo(5);

        Path file = Path.of("src", "test", "resources", "hotline-morning.csv").toAbsolutePath();
        Run imported = fengqiao("import", file.toString(), "--mapping", "hotline-zh", "--department", "community");
        assertThat(imported.exit()).as(imported.said()).isZero();
        assertThat(imported.said())
                .contains("8 rows: 6 new cases, 1 known already, 1 errors", "line 7, column received_at");

        Run elsewhere = run(script("status"), Integer.toString(port + 1000));
        assertThat(elsewhere.exit()).as(elsewhere.said()).isZero();
        assertThat(elsewhere.said())
                .contains("FENGQIAO_PORT is " + (port + 1000), "runs on port " + port, "http://localhost:" + port);

        ProcessHandle.of(pidOf("case-service", status)).orElseThrow().destroyForcibly();
        Run broken = fengqiao("status");
        assertThat(broken.exit()).as(broken.said()).isEqualTo(1);
        assertThat(broken.said()).contains("starts again what has ended").doesNotContain("./fengqiao up");
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(fengqiao("status").exit()).isZero());

        Run down = fengqiao("down");
        assertThat(down.exit()).as(down.said()).isZero();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(pids).noneMatch(CommandLineTest::alive));
        assertThat(data.resolve("run").resolve("launcher.pid")).doesNotExist();
        assertThat(data.resolve("run").resolve("port")).doesNotExist();
        Run stopped = fengqiao("status");
        assertThat(stopped.exit()).isEqualTo(1);
        assertThat(stopped.said()).contains("Start with: ./fengqiao up");
        assertThat(fengqiao("down").said()).contains("Nothing was running.");
    }

    /** From a shell that does not know which port the system was started on. */
    private Run fengqiao(String... words) throws IOException, InterruptedException {
        return run(script(words), "");
    }

    private List<String> script(String... words) {
        var command = new ArrayList<>(List.of(home.resolve("fengqiao").toString()));
        command.addAll(List.of(words));
        return command;
    }

    private List<String> launcher(String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                home.resolve("launcher/target/launcher.jar").toString(),
                "cn.fengqiao.launcher.Launcher"));
        command.addAll(List.of(words));
        return command;
    }

    private static long pidOf(String part, Run status) {
        return Pattern.compile("(?m)^" + part + " +(\\d+) ")
                .matcher(status.said())
                .results()
                .mapToLong(row -> Long.parseLong(row.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private Run run(List<String> command, String portVariable) throws IOException, InterruptedException {
        Path output = Files.createTempFile("fengqiao", ".out");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("FENGQIAO_HOME", home.toString());
            builder.environment().put("FENGQIAO_DATA", data.toString());
            builder.environment().put("FENGQIAO_PORT", portVariable);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            int exit = builder.start().waitFor();
            return new Run(exit, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
