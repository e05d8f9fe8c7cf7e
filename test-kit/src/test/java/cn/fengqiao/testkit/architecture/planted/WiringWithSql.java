package cn.fengqiao.testkit.architecture.planted;

import java.sql.Connection;
import java.sql.SQLException;

/** Planted: what holds the service together asks the database itself. */
class WiringWithSql {
    boolean has(Connection connection) throws SQLException {
        return connection.isValid(1);
    }
}
