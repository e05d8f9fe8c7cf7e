package cn.fengqiao.launcher;

import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Part;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One line per part as it becomes ready. What is still awaited shows on a last line of its own: rewritten in place at a
 * terminal, said again every ten seconds where the output is a file.
 */
final class Progress implements EmbeddedSystem.Observer, AutoCloseable {

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final Duration AT_TERMINAL = Duration.ofMillis(200);
    private static final Duration IN_FILE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private final Map<Part, Instant> awaited = new LinkedHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Deaths deaths;

    /** Hears of parts that died. */
    interface Deaths {
        void died(Part part, String why);
    }

    Progress(PrintStream out, Deaths deaths) {
        this.out = out;
        this.deaths = deaths;
        this.terminal = System.console() != null && System.console().isTerminal();
        Duration pace = terminal ? AT_TERMINAL : IN_FILE;
        var unused = ticker.scheduleAtFixedRate(this::tick, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void starting(Part part) {
        awaited.put(part, Instant.now());
    }

    @Override
    public synchronized void ready(Part part, Duration after, int port) {
        awaited.remove(part);
        line("  %-22s ready after %4.1f s   port %d".formatted(part.key(), after.toMillis() / 1000.0, port));
    }

    @Override
    public void died(Part part, String why) {
        deaths.died(part, why);
    }

    @Override
    public synchronized void stopping(Part part) {
        awaited.clear();
        line("  %-22s stopping".formatted(part.key()));
    }

    synchronized void line(String text) {
        out.println((terminal ? ERASE_LINE : "") + text);
        out.flush();
    }

    private synchronized void tick() {
        if (awaited.isEmpty()) {
            return;
        }
        String waiting = awaited.entrySet().stream()
                .map(entry -> entry.getKey().key() + " "
                        + Duration.between(entry.getValue(), Instant.now()).toSeconds() + " s")
                .collect(Collectors.joining(", "));
        if (terminal) {
            out.print(ERASE_LINE + "  … " + waiting);
            out.flush();
        } else {
            line("  … waiting for " + waiting);
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
