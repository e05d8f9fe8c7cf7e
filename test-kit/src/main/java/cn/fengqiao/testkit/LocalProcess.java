package cn.fengqiao.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A child process of the test JVM: dies with it, can be killed before, writes into a file. */
final class LocalProcess {

    private final Process process;

    private LocalProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static LocalProcess start(List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new LocalProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    /** Runs a command to its end and refuses to go on when it fails. */
    static void run(List<String> command, Path log) {
        LocalProcess child = start(command, Map.of(), log);
        try {
            if (!child.process.waitFor(60, TimeUnit.SECONDS) || child.process.exitValue() != 0) {
                child.process.destroyForcibly();
                throw new IllegalStateException(command.getFirst() + " failed:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9, and waits until it and the processes it had started are gone. */
    void kill() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        Await.until(
                "the end of process " + process.pid(),
                () -> !process.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** A new folder for one server, removed when this JVM ends. */
    static Path scratch(String name) {
        try {
            Path folder = Files.createTempDirectory("fengqiao-test-" + name + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The server still writes while it dies; what is left lies in the temporary folder of the machine.
        }
    }
}
