package cn.fengqiao.testkit.architecture.planted.store;

import cn.fengqiao.testkit.architecture.planted.dispute.CleanCase;
import java.sql.Connection;
import java.sql.SQLException;

/** As it should be: SQL in the store, which knows the core. */
public class CleanCases {
    public boolean has(CleanCase ignored, Connection connection) throws SQLException {
        return connection.isValid(1);
    }
}
