package cn.fengqiao.kit.schedule;

import cn.fengqiao.kit.observe.Measured;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through what is due in a round, each in its own transaction, so that one that cannot be worked on stops nobody
 * else: it is logged, counted and passed by, and tried again later, at distances that grow from a minute to an hour. What
 * failed is remembered in this process only: after a restart each is tried once more.
 *
 * <p>Does not pass by a database that is away ({@link DatabaseAway}): that ends the round, with nobody at fault, in the
 * middle of one or at its commit.
 */
public final class OneByOne {

    private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

    private static final Duration FIRST_REST = Duration.ofMinutes(1);

    /** Doubled so often, a minute is about an hour. */
    private static final int MOST_DOUBLINGS = 6;

    /** How long after its rest a failure is remembered, so that the next one of the same rests longer. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** More at the same time are not single cases that are broken, and a list of them does not get longer than this. */
    private static final int MOST = 1_000;

    private final String round;
    private final InstantSource clock;
    private final Counter passedBy;
    private final Map<UUID, Rest> rests = new ConcurrentHashMap<>();

    /** @param round what the round is called in log and metric */
    public OneByOne(String round, InstantSource clock, MeterRegistry meters) {
        this.round = round;
        this.clock = clock;
        this.passedBy = Counter.builder(Measured.ROUNDS_PASSED_BY.metric())
                .description(Measured.ROUNDS_PASSED_BY.meaning())
                .tag("round", round)
                .register(meters);
    }

    /** What became of a look for the next. */
    public enum Went {
        /** Nothing is due that is not left out. */
        NOTHING_DUE,
        /** Worked on; if it is still due it comes again at once. */
        WORKED,
        /** There was nothing to do on it after all; it is left out for the rest of this round. */
        LEFT_ALONE
    }

    /** Works on the next that is due. */
    public interface Next {
        /**
         * @param leftOut what must not be taken
         * @param taken is told which one was taken before anything of it is read that can fail
         */
        Went work(UUID[] leftOut, Consumer<UUID> taken);
    }

    private record Rest(int failures, Instant until) {}

    /** Works until nothing is due. */
    public void through(Next next) {
        Set<UUID> leftAlone = new HashSet<>();
        while (one(next, leftAlone) != Went.NOTHING_DUE) {
            LOG.debug("{}: looking for the next", round);
        }
    }

    private Went one(Next next, Set<UUID> leftAlone) {
        var taken = new Taken();
        try {
            Went went = next.work(leftOut(leftAlone), taken);
            UUID id = taken.id;
            if (id != null) {
                rests.remove(id);
                if (went == Went.LEFT_ALONE) {
                    leave(leftAlone, id);
                }
            }
            return went;
        } catch (RuntimeException unforeseen) {
            UUID id = taken.id;
            if (id == null || rests.size() >= MOST || DatabaseAway.isCauseOf(unforeseen)) {
                throw unforeseen;
            }
            passBy(id, unforeseen);
            return Went.WORKED;
        }
    }

    private void passBy(UUID id, RuntimeException why) {
        Rest before = rests.get(id);
        int failures = before == null ? 1 : before.failures() + 1;
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        rests.put(id, new Rest(failures, clock.instant().plus(rest)));
        passedBy.increment();
        // without its message, which may quote a person
        LOG.error(
                "{}: {} was passed by for {}, failure {}: {} at {}",
                round,
                id,
                rest,
                failures,
                why.getClass().getName(),
                Stream.of(why.getStackTrace()).limit(3).toList());
    }

    private static void leave(Set<UUID> leftAlone, UUID id) {
        if (!leftAlone.add(id) || leftAlone.size() > MOST) {
            throw new IllegalStateException("too much of what is due has nothing to do");
        }
    }

    private UUID[] leftOut(Set<UUID> leftAlone) {
        Instant now = clock.instant();
        rests.values().removeIf(rest -> rest.until().plus(REMEMBERED).isBefore(now));
        return Stream.concat(
                        leftAlone.stream(),
                        rests.entrySet().stream()
                                .filter(rest -> now.isBefore(rest.getValue().until()))
                                .map(Map.Entry::getKey))
                .distinct()
                .toArray(UUID[]::new);
    }

    private static final class Taken implements Consumer<UUID> {
        private @Nullable UUID id;

        @Override
        public void accept(UUID which) {
            id = which;
        }
    }
}
