package cn.fengqiao.launcher;

import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Health;
import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Part;
import cn.fengqiao.launcher.system.Ports;
import java.time.Duration;

/** A table of the parts. Exit code 0 when all are ready, 1 otherwise. */
final class Status {

    private static final String ROW = "%-22s %8s %6s  %-10s %10s %10s%n";

    private final Layout layout;
    private final Ports ports;

    Status(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
    }

    int run() {
        var health = new Health(layout, ports);
        System.out.printf(ROW, "part", "pid", "port", "state", "memory", "uptime");
        boolean allReady = true;
        long sum = 0;
        for (Part part : Part.values()) {
            Health.Reading reading = health.of(part);
            allReady &= reading.state() == Health.State.READY;
            sum += reading.memoryMib().orElse(0);
            System.out.printf(
                    ROW,
                    part.key(),
                    reading.pid().isPresent() ? Long.toString(reading.pid().getAsLong()) : "–",
                    Integer.toString(ports.of(part)),
                    reading.state().words(),
                    reading.memoryMib().isPresent() ? reading.memoryMib().getAsLong() + " MiB" : "–",
                    reading.uptime().map(Status::words).orElse("–"));
        }
        System.out.printf(ROW, "together", "", "", "", sum + " MiB", "");
        System.out.println();
        if (allReady) {
            System.out.println(ports.gateway() + "  (accounts: ./fengqiao up prints them)");
        }
        Furnishing.read(layout.furnished())
                .map(furnishing -> furnishing.words(health.launcherAlive()))
                .filter(words -> !words.isEmpty())
                .ifPresent(System.out::println);
        if (!allReady || !health.launcherAlive()) {
            System.out.println(advice(health));
        }
        return allReady ? 0 : 1;
    }

    private String advice(Health health) {
        if (health.launcherAlive()) {
            return health.wasReady()
                    ? "Not everything is ready; the launcher starts again what has ended. Why it ended: ./fengqiao logs PART"
                    : "It is starting or being ended; ask again in a moment.";
        }
        return EmbeddedSystem.running(layout).isPresent()
                ? "The launcher was killed and has left parts behind. End them with: ./fengqiao down"
                : "Start with: ./fengqiao up";
    }

    private static String words(Duration uptime) {
        return uptime.toHours() > 0
                ? "%d h %02d m".formatted(uptime.toHours(), uptime.toMinutesPart())
                : "%d m %02d s".formatted(uptime.toMinutes(), uptime.toSecondsPart());
    }
}
