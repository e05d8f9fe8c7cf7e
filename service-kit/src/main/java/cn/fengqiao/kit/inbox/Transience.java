package cn.fengqiao.kit.inbox;

import cn.fengqiao.kit.schedule.DatabaseAway;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Tells faults that pass (something is away, two transactions met) from faults that stay. The first make an event wait,
 * however long; only the second may park it.
 */
public final class Transience {

    /** A statement that took longer than it may. The same event may take as long every time. */
    private static final String CANCELLED = "57014";

    /** The SQLSTATE class of what a transaction is rolled back for that met another: deadlock, serialization. */
    private static final String ROLLBACK = "40";

    /** 55P03 is a lock that was not free in time, 25P03 a transaction that was silent for too long. */
    private static final Set<String> STATES = Set.of("25P03", "55P03", CANCELLED);

    private Transience() {}

    /**
     * Whether the event is not to blame: the fault passes, or it is the virtual machine's. A handler that lacks a class
     * or recurses without an end fails by its event like any other; so does one whose statement is cancelled as too slow,
     * again and again.
     */
    public static boolean parksNothing(Throwable failure) {
        return DatabaseAway.isCauseOf(failure)
                || firstThatPasses(failure).filter(fault -> !isCancelled(fault)).isPresent()
                || failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    /** Whether it is worth waiting for: the fault passes, were it only because the database is slow for a while. */
    static boolean passes(Throwable failure) {
        return DatabaseAway.isCauseOf(failure) || firstThatPasses(failure).isPresent();
    }

    private static Optional<Throwable> firstThatPasses(Throwable failure) {
        return DatabaseAway.causes(failure).filter(Transience::passesByItself).findFirst();
    }

    private static boolean isCancelled(Throwable fault) {
        return fault instanceof QueryTimeoutException
                || fault instanceof SQLException e && CANCELLED.equals(e.getSQLState());
    }

    private static boolean passesByItself(Throwable cause) {
        return switch (cause) {
            case SQLTransientException e -> true;
            case SQLException e -> passes(e.getSQLState());
            case TransientDataAccessException e -> true;
            case HttpServerErrorException e -> true;
            case HttpClientErrorException.TooManyRequests e -> true;
            case ResourceAccessException e -> true;
            case RetriableException e -> true;
            case TimeoutException e -> true;
            case java.net.SocketException e -> true;
            case java.net.SocketTimeoutException e -> true;
            case java.net.http.HttpTimeoutException e -> true;
            case io.github.resilience4j.circuitbreaker.CallNotPermittedException e -> true;
            default -> false;
        };
    }

    private static boolean passes(@Nullable String state) {
        return state != null && (state.startsWith(ROLLBACK) || STATES.contains(state));
    }
}
