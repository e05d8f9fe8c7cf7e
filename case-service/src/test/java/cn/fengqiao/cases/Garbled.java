package cn.fengqiao.cases;

import java.util.UUID;

/** Makes one row of {@code dispute_case} or {@code matter} unreadable for the service, until it is closed. */
final class Garbled implements AutoCloseable {

    private static final String NO_DEPARTMENT = "?";

    private final String table;
    private final UUID id;

    Garbled(String table, UUID id) {
        this.table = table;
        this.id = id;
        lead("'" + NO_DEPARTMENT + "' || coalesce(lead, '')");
    }

    @Override
    public void close() {
        lead("nullif(substr(lead, 2), '')");
    }

    private void lead(String sql) {
        WholeLifeTest.asOwner("update " + table + " set lead = " + sql + " where id = '" + id + "'");
    }
}
