package cn.fengqiao.testkit.architecture.planted.assign;

import java.sql.Connection;
import java.sql.SQLException;

/** Planted: SQL outside of the store. */
class AssignWithSql {
    boolean has(Connection connection) throws SQLException {
        return connection.isValid(1);
    }
}
