package cn.fengqiao.launcher.system;

import cn.fengqiao.launcher.process.ProcessIdentity;
import cn.fengqiao.launcher.process.Signals;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part's process. It leads a session of its own: Ctrl-C at the terminal reaches the launcher only, which then ends
 * the parts in order.
 */
final class Child {

    private static final Duration STALE_PATIENCE = Duration.ofSeconds(30);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Part part;
    private final Launch launch;
    private final Layout layout;
    private final Process process;
    private volatile boolean ending;

    private Child(Part part, Launch launch, Layout layout, Process process) {
        this.part = part;
        this.launch = launch;
        this.layout = layout;
        this.process = process;
    }

    static Child start(Part part, Launch launch, Layout layout) {
        layout.log(part).rotateWhenFull();
        var builder = new ProcessBuilder(inOwnSession(launch.command()))
                .directory(launch.directory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(layout.log(part).path().toFile()));
        builder.environment().putAll(launch.environment());
        try {
            Process process = builder.start();
            var child = new Child(part, launch, layout, process);
            ProcessIdentity.of(process.pid()).ifPresent(layout.pidFile(part)::write);
            return child;
        } catch (IOException e) {
            throw new CannotStart("Cannot start " + part.key() + ": " + e.getMessage(), e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    /** Calls back when the process ends though nobody asked it to. */
    void onDeath(Runnable callback) {
        var unused = process.onExit().thenRun(() -> {
            if (!ending) {
                callback.run();
            }
        });
    }

    /**
     * Asks it to end, and makes it end when it does not.
     *
     * @return whether it ended because it was asked to
     */
    boolean stop(Duration patience) {
        ending = true;
        boolean byItself = alive() && end(process.toHandle(), launch.stopSignal(), patience);
        layout.pidFile(part).delete();
        return byItself;
    }

    /** Ends it as a power cut would. */
    void kill() {
        ending = true;
        Signals.kill(process.toHandle(), AFTER_KILL);
    }

    /** Ends what an earlier launcher left behind. */
    static boolean endStale(Part part, Layout layout) {
        return layout.pidFile(part)
                .alive()
                .map(process -> {
                    end(process, part == Part.POSTGRES ? "INT" : "TERM", STALE_PATIENCE);
                    layout.pidFile(part).delete();
                    return true;
                })
                .orElse(false);
    }

    private static boolean end(ProcessHandle process, String signal, Duration patience) {
        boolean byItself = Signals.stop(process, signal, patience);
        if (!byItself) {
            Signals.kill(process, AFTER_KILL);
        }
        return byItself;
    }

    private static List<String> inOwnSession(List<String> command) {
        List<String> prefix =
                Stream.of("/usr/bin/setsid", "/bin/setsid").map(Path::of).anyMatch(Files::isExecutable)
                        ? List.of("setsid")
                        // macOS has no setsid, but it has perl.
                        : List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV;", "--");
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
