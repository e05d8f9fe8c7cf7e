package cn.fengqiao.launcher.system;

import cn.fengqiao.launcher.process.PortOwners;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Every port follows from one, so that two systems on a machine need only one different number.
 *
 * @param base the gateway's port, the only one a browser talks to
 */
public record Ports(int base) {

    private static final int LAST_OFFSET = 12;
    private static final int CONTROLLER_OFFSET = 12;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;

    public Ports {
        if (base < LOWEST || base + LAST_OFFSET > HIGHEST) {
            throw new IllegalArgumentException("a port from " + LOWEST + " to " + (HIGHEST - LAST_OFFSET)
                    + " is needed, the twelve above it are used too; not " + base);
        }
    }

    /** The first whole set of free ports from that one upward, for a system that nobody needs to find. */
    public static Ports freeFrom(int first) {
        return IntStream.iterate(first, base -> base + LAST_OFFSET < HIGHEST, base -> base + LAST_OFFSET + 1)
                .mapToObj(Ports::new)
                .filter(ports -> ports.all().noneMatch(PortOwners::taken))
                .findFirst()
                .orElseThrow(() -> new CannotStart("No free ports from " + first + " upward."));
    }

    /** Those that a running system has written down. */
    static Optional<Ports> remembered(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file).strip() : "";
            return text.matches("[0-9]{1,5}") ? Optional.of(new Ports(Integer.parseInt(text))) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    public int of(Part part) {
        return base + part.portOffset();
    }

    /** Where Kafka's controller listens for its own broker. */
    int kafkaController() {
        return base + CONTROLLER_OFFSET;
    }

    /** Every port that must be free. */
    IntStream all() {
        return IntStream.concat(Arrays.stream(Part.values()).mapToInt(this::of), IntStream.of(kafkaController()));
    }

    /** Where people and systems reach the gateway; also the issuer of the tokens. */
    public URI gateway() {
        return URI.create("http://localhost:" + base);
    }

    URI inside(Part service) {
        return URI.create("http://127.0.0.1:" + of(service));
    }
}
