package cn.fengqiao.testkit.architecture.planted;

import java.sql.Connection;

/** As it should be: it hands the database on. */
class CleanWiring {
    Connection shared(Connection connection) {
        return connection;
    }
}
