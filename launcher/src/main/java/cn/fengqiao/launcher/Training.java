package cn.fengqiao.launcher;

import cn.fengqiao.launcher.door.DemoNeighbourhood;
import cn.fengqiao.launcher.door.DemoSubdistrict;
import cn.fengqiao.launcher.door.Door;
import cn.fengqiao.launcher.system.CannotStart;
import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Part;
import cn.fengqiao.launcher.system.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs the whole system once on a folder of its own, to record what later starts need. */
final class Training {

    // Not one that a person is likely to choose: the recording may run beside what they start.
    private static final int FIRST_PORT = 28_080;
    private static final Duration CLEANING = Duration.ofSeconds(10);

    private final Layout layout;
    private final Optional<Long> parent;

    /** @param arguments the process that wants it, if that may end before this one has looked; otherwise the parent */
    Training(Layout layout, List<String> arguments) {
        this.layout = layout;
        this.parent = arguments.isEmpty()
                ? ProcessHandle.current().parent().map(ProcessHandle::pid)
                : Optional.of(Long.valueOf(arguments.getFirst()));
    }

    boolean isCurrent() {
        try (var system = new EmbeddedSystem(layout, Ports.freeFrom(FIRST_PORT), Map.of(), new Silent())) {
            return system.fastStartIsCurrent();
        }
    }

    int run() {
        Path turns = layout.home().resolve(".fengqiao").resolve("recording.lock");
        try (FileChannel channel = FileChannel.open(turns, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock turn = channel.lock()) {
            if (turn.isValid() && !isCurrent()) {
                record();
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + turns, e);
        }
    }

    private void record() {
        var own = new Layout(layout.home(), layout.home().resolve(".fengqiao").resolve("training"));
        Ports ports = Ports.freeFrom(FIRST_PORT);
        var finished = new CountDownLatch(1);
        try (var system = new EmbeddedSystem(own, ports, Map.of(), new Silent())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> abandon(system, finished), "abandon"));
            endWithParent();
            EmbeddedSystem.endLeftOvers(own, part -> {});
            own.wipe();
            system.record(() -> exercise(new Door(ports.gateway(), system.secrets())));
        } finally {
            own.wipe();
            finished.countDown();
        }
    }

    /** Also at the end of a recording that is done, when there is nothing left to abandon. */
    private static void abandon(EmbeddedSystem system, CountDownLatch finished) {
        system.abandonRecording();
        try {
            var unused = finished.await(CLEANING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who wanted the recording may be killed, and would then leave a second system running that nobody knows of. */
    private void endWithParent() {
        ProcessHandle wanting = parent.flatMap(ProcessHandle::of)
                .orElseThrow(() -> new IllegalArgumentException("train: who wanted the recording has ended"));
        var unused = wanting.onExit().thenRun(() -> System.exit(1));
    }

    /** The more of the system is used, the more of it later starts find ready; none of it has to succeed. */
    private static void exercise(Door door) {
        try {
            new DemoSubdistrict(door, Instant.now()).fill();
            new DemoNeighbourhood(door, Instant.now()).fill((things, of) -> {});
        } catch (CannotStart refused) {
            System.err.println(refused.getMessage());
        }
    }

    private static final class Silent implements EmbeddedSystem.Observer {
        @Override
        public void starting(Part part) {}

        @Override
        public void ready(Part part, Duration after, int port) {}

        @Override
        public void died(Part part, String why) {
            System.err.println(why);
        }

        @Override
        public void stopping(Part part) {}
    }
}
