package cn.fengqiao.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process of the test JVM: dies at its end, can be killed before, writes into a file. */
final class LocalProcess {

    private final Process process;

    private LocalProcess(Process process) {
        this.process = process;
        AfterServices.last(() -> end(process));
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

    private static void end(Process process) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
            AfterServices.last(() -> delete(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody waits for it: a server leaves thousands of files, and the JVM is at its end. */
    private static void delete(Path folder) {
        try {
            new ProcessBuilder("rm", "-rf", folder.toString()).start();
        } catch (IOException e) {
            // What is left lies in the temporary folder of the machine.
        }
    }
}
