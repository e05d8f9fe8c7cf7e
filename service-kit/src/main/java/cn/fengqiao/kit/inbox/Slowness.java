package cn.fengqiao.kit.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells a database that is slow for a while from an event that is too slow every time: since when the event that a
 * partition stands at has been cancelled again and again. Only the thread of one consumer asks.
 */
final class Slowness {

    private final Duration patience;
    private final InstantSource clock;
    private final Map<Place, Since> standing = new HashMap<>();

    private record Place(String topic, int partition) {}

    private record Since(long offset, Instant at) {}

    /** @param patience how long a database may be slow before an event is blamed */
    Slowness(Duration patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /** Whether {@code arrival}, cancelled once more now, shall come again rather than be blamed. */
    boolean mayPass(Arrival arrival) {
        Instant now = clock.instant();
        Since since = standing.compute(
                new Place(arrival.topic(), arrival.partition()),
                (place, known) ->
                        known != null && known.offset() == arrival.offset() ? known : new Since(arrival.offset(), now));
        return now.isBefore(since.at().plus(patience));
    }
}
