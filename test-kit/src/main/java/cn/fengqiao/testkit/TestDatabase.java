package cn.fengqiao.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * One database of the test cluster.
 *
 * @param port of the server on this machine
 * @param name of the database
 * @param password of its three roles
 */
public record TestDatabase(int port, String name, String password) {

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** The settings by which a service finds it. */
    public Map<String, String> properties() {
        return Map.of(
                "fengqiao.db.url", url(),
                "fengqiao.db.app-password", password,
                "fengqiao.db.owner-password", password,
                "fengqiao.db.relay-password", password);
    }

    /** A connection as the role that migrates. */
    public Connection owner() throws SQLException {
        return DriverManager.getConnection(url(), "fengqiao_owner", password);
    }

    /** A connection as the role that services run as. */
    public Connection app() throws SQLException {
        return DriverManager.getConnection(url(), "fengqiao_app", password);
    }
}
