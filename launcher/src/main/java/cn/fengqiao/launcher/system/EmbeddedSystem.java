package cn.fengqiao.launcher.system;

import cn.fengqiao.launcher.process.Memory;
import cn.fengqiao.launcher.process.PortOwners;
import cn.fengqiao.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on one machine: PostgreSQL, Kafka and the services, each in a process of its own, on real data that
 * stay. One system per data folder; a lock on it is held while the system runs.
 */
public final class EmbeddedSystem implements AutoCloseable {

    private static final long NEEDED_MIB = 1_700;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    // A recorded run writes its cache when it ends, which takes a while when all do so at once and at low priority.
    private static final Duration RECORDING_PATIENCE = Duration.ofMinutes(10);
    private static final String STOPPED_EARLY = "Stopped before everything was ready.";
    private static final int LOG_LINES_SHOWN = 15;
    private static final int LOG_LINE_SHOWN = 240;

    /** Hears what becomes of the parts, from several threads. */
    public interface Observer {
        void starting(Part part);

        void ready(Part part, Duration after, int port);

        /** It ended though nobody asked it to. */
        void died(Part part, String why);

        void stopping(Part part);
    }

    private final Layout layout;
    private final Ports ports;
    private final Observer observer;
    private final Map<String, String> environment;
    private final Map<Part, Child> children = new ConcurrentHashMap<>();
    private final Unpacked unpacked;
    // Starting is all computing: more at once than there are cores makes each slower and none of them sooner.
    private final Semaphore startSlots =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    private @Nullable FileLock lock;
    private @Nullable Secrets secrets;
    private @Nullable Postgres postgres;
    private @Nullable Kafka kafka;
    private @Nullable Services services;
    private volatile boolean stopping;
    private volatile boolean failed;
    private volatile boolean recording;

    /** @param environment for the services, wins over what the launcher says */
    public EmbeddedSystem(Layout layout, Ports ports, Map<String, String> environment, Observer observer) {
        this.layout = layout;
        this.ports = ports;
        this.environment = Map.copyOf(environment);
        this.observer = observer;
        this.unpacked = new Unpacked(layout);
    }

    /**
     * Starts everything and returns when everything is ready. When it cannot, ends what was started.
     *
     * @throws CannotStart in words for the person at the terminal
     */
    public void start() {
        start(EnumSet.allOf(Part.class));
    }

    /** Starts only some parts; what one of them needs must be among them or run already. */
    public void start(Set<Part> parts) {
        layout.create();
        takeLock();
        endLeftOvers(layout, part -> {});
        requirePorts();
        requireMemory();
        Secrets own = Secrets.of(layout);
        secrets = own;
        postgres = new Postgres(layout, ports, own, Unprivileged.here());
        kafka = new Kafka(layout, ports);
        services = new Services(layout, ports, own, environment);
        try {
            startParts(parts);
        } catch (CannotStart failure) {
            stop();
            throw failure;
        }
    }

    /**
     * Runs everything once to record which classes are needed, so that later starts are faster. Only what has no current
     * cache is recorded.
     *
     * @param exercise what to do with the running system
     */
    public void record(Runnable exercise) {
        recording = true;
        start();
        exercise.run();
        stop();
    }

    /** Ends a recording at once; of what is not recorded yet nothing is kept. Whoever records is thrown out of it. */
    public void abandonRecording() {
        recording = false;
        stopping = true;
        children.forEach((part, child) -> {
            if (onJvm(part)) {
                child.kill();
            }
        });
        stop();
    }

    /** Whether every part has a cache made for the present build. */
    public boolean fastStartIsCurrent() {
        return Arrays.stream(Part.values()).filter(EmbeddedSystem::onJvm).allMatch(unpacked::cacheIsCurrent);
    }

    /** Ends everything, in the reverse order of the start; may be called again. */
    public synchronized void stop() {
        stopping = true;
        List<Part> order = Arrays.asList(Part.values()).reversed();
        // The services do not need each other to end, the two stores are needed until the last one has.
        List<Part> running = order.stream()
                .filter(Part::isService)
                .filter(children::containsKey)
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            running.forEach(part -> threads.execute(() -> stop(part)));
        }
        order.stream().filter(part -> !part.isService()).forEach(this::stop);
        releaseLock();
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends a part as a power cut would: SIGKILL, nothing is written any more. */
    public void kill(Part part) {
        child(part).kill();
    }

    /** Starts a part again on its old data and returns when it is ready. */
    public void startAgain(Part part) {
        bringUp(part);
    }

    /** The process number of a part. */
    public long pid(Part part) {
        return child(part).pid();
    }

    public Secrets secrets() {
        return present(secrets);
    }

    /** Keeps the logs bounded; to be called now and then. */
    public void rotateLogs() {
        for (Part part : Part.values()) {
            layout.log(part).rotateWhenFull();
        }
    }

    /**
     * Ends parts that an earlier launcher left behind when it was killed. Only processes that it started: found by
     * number and time of start.
     */
    public static void endLeftOvers(Layout layout, Consumer<Part> ended) {
        for (Part part : Arrays.asList(Part.values()).reversed()) {
            if (Child.endStale(part, layout)) {
                ended.accept(part);
            }
        }
    }

    /** The ports of the system that runs on these data, or whose parts still do; empty when nothing runs. */
    public static Optional<Ports> running(Layout layout) {
        boolean anything = layout.pidFile("launcher").alive().isPresent()
                || Arrays.stream(Part.values())
                        .anyMatch(part -> layout.pidFile(part).alive().isPresent());
        return anything ? Ports.remembered(layout.port()) : Optional.empty();
    }

    private void startParts(Set<Part> parts) {
        var ready = new EnumMap<Part, CompletableFuture<Void>>(Part.class);
        var firstFailure = new AtomicReference<@Nullable Throwable>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Part part : parts) {
                CompletableFuture<?>[] needs = part.needs().stream()
                        .map(need -> ready.getOrDefault(need, CompletableFuture.completedFuture(null)))
                        .toArray(CompletableFuture[]::new);
                ready.put(
                        part,
                        CompletableFuture.allOf(needs)
                                .thenRunAsync(() -> bringUpInTurn(part), threads)
                                .whenComplete((nothing, failure) -> {
                                    if (failure != null && firstFailure.compareAndSet(null, failure)) {
                                        failed = true;
                                        stopping = true;
                                    }
                                }));
            }
            CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException any) {
            // The parts that were given up because of the first failure are not the news.
            Throwable first = firstFailure.get();
            throw first != null && first.getCause() instanceof CannotStart reason ? reason : any;
        }
    }

    private void bringUpInTurn(Part part) {
        startSlots.acquireUninterruptibly();
        try {
            if (!stopping) {
                bringUp(part);
            }
        } catch (CannotStart inTheMidst) {
            // Whatever a part says whose stores were taken from under it: the news is that it was stopped.
            throw stopping && !failed ? new CannotStart(STOPPED_EARLY, inTheMidst) : inTheMidst;
        } finally {
            startSlots.release();
        }
    }

    private void bringUp(Part part) {
        prepare(part);
        observer.starting(part);
        Instant started = Instant.now();
        Instant deadline = started.plus(part.patience());
        long said = layout.log(part).end();
        Child child = launch(part);
        while (!ready(part)) {
            if (stopping) {
                throw new CannotStart(
                        failed ? part.key() + " was given up because another part failed." : STOPPED_EARLY);
            }
            if (!child.alive()) {
                if (isOldSharedMemory(part, said) && Instant.now().isBefore(deadline)) {
                    LockSupport.parkNanos(POLL.toNanos() * 5);
                    said = layout.log(part).end();
                    child = launch(part);
                    continue;
                }
                throw new CannotStart(part.key() + " ended with exit code " + child.exitCode() + " before it was ready."
                        + logTail(part));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new CannotStart(
                        part.key() + " was not ready after " + part.patience().toSeconds() + " s." + logTail(part));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        if (part == Part.POSTGRES) {
            present(postgres).completeCluster();
        }
        Duration after = Duration.between(started, Instant.now());
        observer.ready(part, after, ports.of(part));
        Child living = child;
        living.onDeath(() -> {
            if (!stopping && child(part) == living) {
                observer.died(part, part.key() + " ended with exit code " + living.exitCode() + "." + logTail(part));
            }
        });
    }

    /** Not while {@link #stop()} is at work, so that it misses none. */
    private synchronized Child launch(Part part) {
        if (stopping) {
            throw new CannotStart(STOPPED_EARLY);
        }
        Launch launch = switch (part) {
            case POSTGRES -> present(postgres).launch();
            case KAFKA -> present(kafka).launch(aot(part));
            case IDENTITY, CASE, RISK, NOTIFICATION, GATEWAY ->
                present(services).launch(part, aot(part));
        };
        Child child = Child.start(part, launch, layout);
        children.put(part, child);
        return child;
    }

    private void prepare(Part part) {
        switch (part) {
            case POSTGRES -> present(postgres).prepare();
            case KAFKA -> present(kafka).prepare();
            case IDENTITY, CASE, RISK, NOTIFICATION, GATEWAY -> unpacked.unpack(part);
        }
    }

    private boolean ready(Part part) {
        if (!PortOwners.listening(ports.of(part))) {
            return false;
        }
        return switch (part) {
            case POSTGRES -> present(postgres).ready();
            case KAFKA -> present(kafka).ready();
            case IDENTITY, CASE, RISK, NOTIFICATION, GATEWAY ->
                present(services).ready(part);
        };
    }

    private List<String> aot(Part part) {
        if (!recording || unpacked.cacheIsCurrent(part)) {
            return unpacked.useCache(part);
        }
        return unpacked.recordCache(part);
    }

    private void stop(Part part) {
        Child child = children.get(part);
        if (child == null) {
            return;
        }
        observer.stopping(part);
        boolean byItself = child.stop(recording ? RECORDING_PATIENCE : STOP_PATIENCE);
        if (recording && byItself && onJvm(part)) {
            unpacked.keepCache(part);
        }
        children.remove(part, child);
    }

    private static boolean onJvm(Part part) {
        return part != Part.POSTGRES;
    }

    /** The backends of a killed PostgreSQL notice a moment later that it is gone; until then it does not start again. */
    private boolean isOldSharedMemory(Part part, long said) {
        return part == Part.POSTGRES && layout.log(part).saidSince(said, "shared memory block");
    }

    private String logTail(Part part) {
        return "\nThe end of its log, " + layout.log(part).path() + ":\n"
                + layout.log(part).tail(LOG_LINES_SHOWN).stream()
                        .map(line -> "  | " + line.substring(0, Math.min(line.length(), LOG_LINE_SHOWN)))
                        .collect(Collectors.joining("\n"));
    }

    private void requirePorts() {
        ports.all().filter(PortOwners::taken).findFirst().ifPresent(port -> {
            throw new CannotStart("Port " + port + " is taken"
                    + PortOwners.of(port).map(owner -> " by process " + owner).orElse("")
                    + ".\nEnd that process, or choose other ports: FENGQIAO_PORT=" + (ports.base() + 1000)
                    + " ./fengqiao up");
        });
    }

    private static void requireMemory() {
        Memory.available().ifPresent(mib -> {
            if (mib < NEEDED_MIB) {
                throw new CannotStart("Only " + mib + " MiB of memory are free; about " + NEEDED_MIB
                        + " MiB are needed for PostgreSQL, Kafka and the services. End something else first.");
            }
        });
    }

    private void takeLock() {
        try {
            lock = lock(layout.run().resolve("lock"))
                    .orElseThrow(() -> new CannotStart(
                            "The system on " + layout.data() + " is already running: ./fengqiao status"));
            Files.writeString(layout.port(), ports.base() + "\n");
            ProcessIdentity.of(ProcessHandle.current().pid()).ifPresent(layout.pidFile("launcher")::write);
        } catch (IOException e) {
            throw new CannotStart("Cannot lock " + layout.run() + ": " + e.getMessage(), e);
        }
    }

    /** The lock lives as long as its channel, which is closed in {@link #releaseLock()} or by the end of the process. */
    private static Optional<FileLock> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock mine = channel.tryLock();
            if (mine != null) {
                return Optional.of(mine);
            }
        } catch (OverlappingFileLockException heldInThisProcess) {
            // The same answer as when another process holds it.
        }
        channel.close();
        return Optional.empty();
    }

    private void releaseLock() {
        FileLock held = lock;
        if (held == null) {
            return;
        }
        lock = null;
        try {
            layout.forgetRun();
            held.acquiredBy().close();
        } catch (IOException e) {
            throw new CannotStart("Cannot release the lock in " + layout.run() + ": " + e.getMessage(), e);
        }
    }

    private Child child(Part part) {
        Child child = children.get(part);
        if (child == null) {
            throw new IllegalStateException(part.key() + " was never started");
        }
        return child;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the system has not been started");
        }
        return value;
    }
}
