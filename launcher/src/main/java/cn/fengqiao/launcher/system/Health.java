package cn.fengqiao.launcher.system;

import cn.fengqiao.launcher.process.Memory;
import cn.fengqiao.launcher.process.PortOwners;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at the parts from outside, without being the one who started them. */
public final class Health {

    /** What can be said of a part. */
    public enum State {
        READY("ready"),
        NOT_READY("not ready"),
        RESTARTING("restarting"),
        STOPPED("stopped");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * What was seen of a part.
     *
     * @param memoryMib what it holds with its children, shared pages counted once
     */
    public record Reading(State state, OptionalLong pid, OptionalLong memoryMib, Optional<Duration> uptime) {}

    private final Layout layout;
    private final Ports ports;

    public Health(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
    }

    public Reading of(Part part) {
        return layout.pidFile(part)
                .alive()
                .map(process -> new Reading(
                        ready(part) ? State.READY : State.NOT_READY,
                        OptionalLong.of(process.pid()),
                        Memory.held(process),
                        process.info().startInstant().map(start -> Duration.between(start, Instant.now()))))
                .orElseGet(() ->
                        new Reading(withoutProcess(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty()));
    }

    /** A launcher that has had everything ready once starts again what died since. */
    private State withoutProcess() {
        return launcherAlive() && wasReady() ? State.RESTARTING : State.STOPPED;
    }

    /** Whether somebody is there who starts parts and starts them again. */
    public boolean launcherAlive() {
        return layout.pidFile("launcher").alive().isPresent();
    }

    /** Whether everything was ready once since the launcher started. */
    public boolean wasReady() {
        return Files.exists(layout.ready());
    }

    private boolean ready(Part part) {
        return switch (part) {
            case POSTGRES -> new Postgres(layout, ports, Secrets.existing(layout), new Unprivileged.AsWeAre()).ready();
            case KAFKA -> PortOwners.listening(ports.of(part));
            case IDENTITY, CASE, RISK, NOTIFICATION, GATEWAY ->
                new Services(layout, ports, Secrets.existing(layout), Map.of()).ready(part);
        };
    }
}
