package cn.fengqiao.launcher.system;

import cn.fengqiao.launcher.process.Memory;
import cn.fengqiao.launcher.process.PortOwners;
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
        STARTING("not ready"),
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
                        ready(part) ? State.READY : State.STARTING,
                        OptionalLong.of(process.pid()),
                        Memory.held(process),
                        process.info().startInstant().map(start -> Duration.between(start, Instant.now()))))
                .orElse(new Reading(State.STOPPED, OptionalLong.empty(), OptionalLong.empty(), Optional.empty()));
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
