package cn.fengqiao.launcher;

import cn.fengqiao.launcher.door.DemoNeighbourhood;
import cn.fengqiao.launcher.door.DemoSubdistrict;
import cn.fengqiao.launcher.door.Door;
import cn.fengqiao.launcher.process.Memory;
import cn.fengqiao.launcher.process.Signals;
import cn.fengqiao.launcher.system.CannotStart;
import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Part;
import cn.fengqiao.launcher.system.Ports;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Starts everything and stays with it: a part that dies is reported with the end of its log and started again, three
 * times in ten minutes at most. With {@code --detach} a second launcher in the background does the staying.
 */
final class Up {

    private static final Set<String> OPTIONS = Set.of("--detach", "--fresh", "--background");
    private static final Duration BETWEEN_LOG_CHECKS = Duration.ofMinutes(1);
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);
    private static final int MOST_RESTARTS = 3;
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final long FREE_MIB_FOR_RECORDING = 4096;
    private static final Duration RECORDING_ENDS_WITHIN = Duration.ofSeconds(30);

    private final Layout layout;
    private final Ports ports;
    private final Set<String> options;
    private final LinkedBlockingQueue<Death> deaths = new LinkedBlockingQueue<>();
    private final Map<Part, Deque<Instant>> restarts = new EnumMap<>(Part.class);

    private volatile boolean ending;
    private volatile @Nullable Process recording;

    private record Death(Part part, String why) {}

    Up(Layout layout, Ports ports, List<String> arguments) {
        for (String argument : arguments) {
            if (!OPTIONS.contains(argument)) {
                throw new IllegalArgumentException("up: unknown option " + argument);
            }
        }
        this.layout = layout;
        this.ports = ports;
        this.options = Set.copyOf(arguments);
    }

    int run() {
        Optional<ProcessHandle> running = layout.pidFile("launcher").alive();
        if (running.isPresent() && !options.contains("--fresh")) {
            System.out.println("Already running (launcher " + running.get().pid() + ")"
                    + EmbeddedSystem.running(layout)
                            .map(there -> " on port " + there.base())
                            .orElse("")
                    + ": ./fengqiao status");
            return 0;
        }
        if (options.contains("--fresh")) {
            new Down(layout).end();
            layout.wipe();
        }
        layout.create();
        layout.forgetReady();
        return options.contains("--detach") ? inBackground() : inForeground();
    }

    private int inForeground() {
        try (var progress = new Progress(System.out, (part, why) -> deaths.add(new Death(part, why)));
                var system = new EmbeddedSystem(layout, ports, Map.of(), progress)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(system), "stop"));
            Instant started = Instant.now();
            system.start();
            progress.line("Ready after %.1f s."
                    .formatted(Duration.between(started, Instant.now()).toMillis() / 1000.0));
            seed(system, progress);
            if (ending) {
                return 1;
            }
            recordBeside(system, progress);
            progress.line(Welcome.text(ports, system.secrets().demoPassword())
                    + (options.contains("--background") ? "" : "\nCtrl-C ends it.\n"));
            Files.writeString(layout.ready(), Instant.now() + "\n");
            furnishBeside(system, progress);
            return stay(system, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(EmbeddedSystem system) {
        ending = true;
        layout.forgetReady();
        Process beside = recording;
        if (beside != null) {
            beside.destroy();
        }
        system.stop();
        if (beside != null) {
            var unused = Signals.awaitEnd(beside.toHandle(), RECORDING_ENDS_WITHIN);
        }
    }

    /** A recorded start makes later ones faster. It is made when the first one is done, so that nobody waits for it. */
    private void recordBeside(EmbeddedSystem system, Progress progress) {
        if (system.fastStartIsCurrent()) {
            return;
        }
        if (Memory.available().orElse(0) < FREE_MIB_FOR_RECORDING) {
            progress.line("Later starts are faster after: ./fengqiao down && ./fengqiao build");
            return;
        }
        var command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(
                sameProgram("train", Long.toString(ProcessHandle.current().pid())));
        Path log = layout.log("recording").path();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            recording = process;
            progress.line("A start is recorded in the background, at low priority, so that later ones are faster.");
            var unused = process.onExit().thenAccept(ended -> {
                if (!ending) {
                    progress.line(
                            ended.exitValue() == 0
                                    ? "The recording is done; the next start is faster."
                                    : "The recording failed, see " + log + "; later starts are no faster.");
                }
            });
        } catch (IOException e) {
            progress.line("No start was recorded: " + e.getMessage());
        }
    }

    /** Once per data folder; interrupted half way it is taken up again, because every step is idempotent. */
    private void seed(EmbeddedSystem system, Progress progress) throws IOException {
        if (Files.exists(layout.seeded())) {
            return;
        }
        try {
            DemoSubdistrict.Filled filled =
                    new DemoSubdistrict(new Door(ports.gateway(), system.secrets()), layout.since()).fill();
            Files.writeString(layout.seeded(), Instant.now() + "\n");
            progress.line("The demo subdistrict has %d cases.".formatted(filled.raised() + filled.alreadyThere()));
        } catch (CannotStart refused) {
            if (ending) {
                return;
            }
            // A system without all of its demo cases is a working system; the next start tries again.
            progress.line("The demo subdistrict is not complete. " + refused.getMessage());
        }
    }

    /** What lies beside the cases comes in while people begin to work, so that nobody waits for it. */
    private void furnishBeside(EmbeddedSystem system, Progress progress) {
        Furnishing begun = Furnishing.read(layout.furnished()).orElseGet(() -> Furnishing.begun(Instant.now()));
        if (!begun.complete()) {
            var unused = Thread.ofPlatform().daemon().name("furnish").start(() -> furnish(system, progress, begun));
        }
    }

    private void furnish(EmbeddedSystem system, Progress progress, Furnishing begun) {
        var far = new AtomicReference<>(begun);
        begun.failed("").write(layout.furnished());
        try {
            var neighbourhood = new DemoNeighbourhood(new Door(ports.gateway(), system.secrets()), begun.since());
            neighbourhood.fill((things, of) -> {
                far.set(begun.at(things, of));
                far.get().write(layout.furnished());
            });
            progress.line("The demo subdistrict is complete: studios, household cards, screenings, groups, clues.");
        } catch (CannotStart refused) {
            if (!ending) {
                Furnishing stopped = far.get().failed(String.valueOf(refused.getMessage()));
                stopped.write(layout.furnished());
                progress.line(stopped.words(false));
            }
        }
    }

    private int stay(EmbeddedSystem system, Progress progress) {
        try {
            while (true) {
                Death death = deaths.poll(BETWEEN_LOG_CHECKS.toSeconds(), TimeUnit.SECONDS);
                system.rotateLogs();
                if (death != null) {
                    progress.line("\n" + death.why());
                    if (!mayRestart(death.part())) {
                        throw new CannotStart(death.part().key() + " died " + (MOST_RESTARTS + 1) + " times within "
                                + RESTARTS_WITHIN.toMinutes() + " minutes; everything is ended.");
                    }
                    progress.line("Starting " + death.part().key() + " again.");
                    system.startAgain(death.part());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private boolean mayRestart(Part part) {
        Deque<Instant> earlier = restarts.computeIfAbsent(part, none -> new ArrayDeque<>());
        Instant now = Instant.now();
        earlier.removeIf(one -> one.isBefore(now.minus(RESTARTS_WITHIN)));
        earlier.add(now);
        return earlier.size() <= MOST_RESTARTS;
    }

    /** A second launcher, deaf to this terminal; what it says is repeated here until everything is ready. */
    private int inBackground() {
        Path log = layout.log("launcher").path();
        try {
            Files.writeString(log, "");
            var command = new ArrayList<String>();
            if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
                command.add("setsid");
            }
            command.addAll(sameProgram("up", "--background"));
            Process launcher = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return follow(log, launcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This launcher with the same options of the JVM, and other words. */
    private static List<String> sameProgram(String... words) {
        ProcessHandle.Info info = ProcessHandle.current().info();
        List<String> arguments = List.of(info.arguments().orElseThrow());
        var command = new ArrayList<String>();
        command.add(info.command().orElseThrow());
        command.addAll(arguments.subList(0, arguments.indexOf(Launcher.class.getName()) + 1));
        command.addAll(List.of(words));
        return command;
    }

    private int follow(Path log, Process launcher) throws IOException {
        Instant deadline = Instant.now().plus(LONGEST_START);
        // Ctrl-C here while it starts means the whole undertaking.
        var followed = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!followed.get()) {
                Signals.stop(launcher.toHandle(), "TERM", Duration.ofSeconds(60));
            }
        }));
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                boolean ended = !launcher.isAlive();
                boolean ready = Files.exists(layout.ready());
                byte[] more = new byte[Math.toIntExact(file.length() - file.getFilePointer())];
                file.readFully(more);
                System.out.print(new String(more, StandardCharsets.UTF_8));
                System.out.flush();
                if (ready || ended) {
                    followed.set(true);
                    return ready ? 0 : 1;
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new CannotStart("Not ready after " + LONGEST_START.toMinutes() + " minutes.");
                }
                var unused = Signals.awaitEnd(launcher.toHandle(), Duration.ofMillis(100));
            }
        }
    }
}
