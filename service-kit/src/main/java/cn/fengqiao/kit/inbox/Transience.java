package cn.fengqiao.kit.inbox;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Tells faults that pass (something is away, two transactions met) from faults that stay. The first make an event wait,
 * however long; only the second may park it.
 */
public final class Transience {

    /**
     * SQLSTATE classes of a database that is away, full, shutting down or busy: 08 connection, 40 rollback (deadlock,
     * serialization), 53 resources, 57 operator intervention, 58 system error; 25006 is a server that is read-only for
     * the moment of a failover, 55P03 a lock that was not free in time, 25P03 a transaction that was silent for too long.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final Set<String> STATES = Set.of("25006", "25P03", "55P03");

    /** A statement that took longer than it may. The same event may take as long every time. */
    private static final String CANCELLED = "57014";

    private static final int DEEPEST = 16;

    private Transience() {}

    /**
     * Whether the event is not to blame: the fault passes, or it is the virtual machine's. A handler that lacks a class
     * or recurses without an end fails by its event like any other; so does one whose statement is cancelled as too slow,
     * again and again.
     */
    public static boolean parksNothing(Throwable failure) {
        return firstThatPasses(failure).filter(fault -> !isCancelled(fault)).isPresent()
                || failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    /** Whether it is worth waiting for: the fault passes, were it only because the database is slow for a while. */
    static boolean passes(Throwable failure) {
        return firstThatPasses(failure).isPresent();
    }

    private static Optional<Throwable> firstThatPasses(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (passesByItself(cause)) {
                return Optional.of(cause);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static boolean isCancelled(Throwable fault) {
        return fault instanceof QueryTimeoutException
                || fault instanceof SQLException e && CANCELLED.equals(e.getSQLState());
    }

    private static boolean passesByItself(Throwable cause) {
        return switch (cause) {
            case SQLTransientException e -> true;
            case SQLRecoverableException e -> true;
            case SQLException e -> passes(e.getSQLState());
            case TransientDataAccessException e -> true;
            case RecoverableDataAccessException e -> true;
            case CannotCreateTransactionException e -> true;
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

    private static boolean passes(@org.jspecify.annotations.Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
    }
}
