package cn.fengqiao.kit.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.PGProperty;

/**
 * What a relay needs to know.
 *
 * @param databaseUrl {@code jdbc:postgresql://host:port/name}
 * @param password of the role {@code fengqiao_relay}
 * @param unacknowledgedKib how much may be with Kafka and not yet acknowledged, in KiB of rows: the memory a relay takes
 *     while Kafka is away. 8 MiB keeps a broker busy and is a fraction of a small heap.
 * @param retryFirst pause before the first retry after an error
 * @param retryMost pauses double up to this, so that a service is back within seconds of its database
 */
public record RelaySettings(
        String databaseUrl, String password, int unacknowledgedKib, Duration retryFirst, Duration retryMost) {

    static final String ROLE = "fengqiao_relay";
    static final String PUBLICATION = "fengqiao_outbox";

    /** How often a standby asks whether it may lead. */
    static final Duration STANDBY = Duration.ofMillis(250);

    private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql://[^/]+/([a-z0-9_]{1,56})(\\?.*)?");

    /** The defaults of deployment. */
    public RelaySettings(String databaseUrl, String password) {
        this(databaseUrl, password, 8 * 1024, Duration.ofMillis(250), Duration.ofSeconds(4));
    }

    /** Slots are named for the whole cluster, so the database is part of the name. */
    String slot() {
        var matcher = DATABASE.matcher(databaseUrl);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cannot read the database's name in " + databaseUrl);
        }
        return matcher.group(1) + "_outbox";
    }

    /** A connection for statements. Its timeouts notice a database that has gone without saying so. */
    Connection connect(String purpose) throws SQLException {
        Properties properties = common(purpose);
        PGProperty.SOCKET_TIMEOUT.set(properties, 10);
        return DriverManager.getConnection(databaseUrl, properties);
    }

    /** A connection that speaks the replication protocol. */
    Connection connectForReplication() throws SQLException {
        Properties properties = common("outbox-replication");
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "16");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        return DriverManager.getConnection(databaseUrl, properties);
    }

    private Properties common(String purpose) {
        var properties = new Properties();
        PGProperty.USER.set(properties, ROLE);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.APPLICATION_NAME.set(properties, purpose);
        PGProperty.CONNECT_TIMEOUT.set(properties, 5);
        PGProperty.LOGIN_TIMEOUT.set(properties, 5);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return properties;
    }
}
