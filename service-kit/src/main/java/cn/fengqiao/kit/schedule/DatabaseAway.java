package cn.fengqiao.kit.schedule;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a database that is away, full or going from one thing in it that cannot be worked on. What the database itself
 * says counts, wherever in the causes it stands; how the failure is wrapped tells little: a connection that is cut and a
 * constraint that is broken at the end of a transaction both come as {@link TransactionSystemException}.
 */
public final class DatabaseAway {

    /** SQLSTATE classes: 08 connection, 53 resources, 57 operator intervention, 58 system error. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** A server that is read-only for the moment of a failover. */
    private static final String READ_ONLY = "25006";

    /** A statement that took longer than it may, which only its class has in common with a server that goes. */
    private static final String CANCELLED = "57014";

    private static final int DEEPEST = 16;

    private DatabaseAway() {}

    public static boolean isCauseOf(Throwable failure) {
        return causes(failure)
                .map(DatabaseAway::says)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> isOfNothingElse(failure));
    }

    /**
     * What a failure came of, itself first. Before the causes of a rollback that failed stand those of what was to be
     * rolled back.
     */
    public static Stream<Throwable> causes(Throwable failure) {
        Stream<Throwable> causes = chain(failure);
        return failure instanceof TransactionSystemException broken && broken.getApplicationException() != null
                ? Stream.concat(chain(broken.getApplicationException()), causes)
                : causes;
    }

    private static Stream<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && chain.size() < DEEPEST; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain.stream();
    }

    /** Whether the database is away, as far as {@code cause} tells. */
    private static Optional<Boolean> says(Throwable cause) {
        return switch (cause) {
            case CannotCreateTransactionException e -> Optional.of(true);
            case CannotGetJdbcConnectionException e -> Optional.of(true);
            case RecoverableDataAccessException e -> Optional.of(true);
            case SQLTransientConnectionException e -> Optional.of(true);
            case SQLNonTransientConnectionException e -> Optional.of(true);
            case SQLRecoverableException e -> Optional.of(true);
            case SQLException e -> Optional.ofNullable(e.getSQLState()).map(DatabaseAway::isOf);
            default -> Optional.empty();
        };
    }

    private static boolean isOf(String state) {
        return state.equals(READ_ONLY)
                || !state.equals(CANCELLED) && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }

    /**
     * Where nothing has a SQLSTATE. The pool has none for a connection that it closed because it was cut, and a commit that
     * met the cut is not told at all: only the rollback after it is.
     */
    private static boolean isOfNothingElse(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException || failure instanceof TransactionSystemException;
    }
}
