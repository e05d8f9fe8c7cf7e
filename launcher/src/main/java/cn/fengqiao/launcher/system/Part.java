package cn.fengqiao.launcher.system;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What runs, each in a process of its own, in the order in which it is started; it is stopped in the reverse order. */
public enum Part {
    POSTGRES("postgres", 10, Duration.ofSeconds(60)),
    KAFKA("kafka", 11, Duration.ofSeconds(60)),
    IDENTITY("identity", 4, Duration.ofSeconds(120)),
    CASE("case-service", 1, Duration.ofSeconds(120), POSTGRES, KAFKA),
    RISK("risk-service", 2, Duration.ofSeconds(120), POSTGRES, KAFKA),
    NOTIFICATION("notification-service", 3, Duration.ofSeconds(120), POSTGRES, KAFKA),
    GATEWAY("gateway", 0, Duration.ofSeconds(120), KAFKA);

    private final String key;
    private final int portOffset;
    private final Duration patience;
    private final Set<Part> needs;

    Part(String key, int portOffset, Duration patience, Part... needs) {
        this.key = key;
        this.portOffset = portOffset;
        this.patience = patience;
        this.needs = Set.of(needs);
    }

    /** The name people use: in the log folder, in {@code fengqiao logs}. */
    public String key() {
        return key;
    }

    int portOffset() {
        return portOffset;
    }

    /** How long it may take from the start of its process until it is ready. */
    Duration patience() {
        return patience;
    }

    /** What must be ready before it is started. */
    Set<Part> needs() {
        return needs;
    }

    boolean isService() {
        return this != POSTGRES && this != KAFKA;
    }

    /** The part of that name; {@code case} is as good as {@code case-service}. */
    public static Optional<Part> named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.key.equals(name) || part.key.equals(name + "-service"))
                .findFirst();
    }
}
