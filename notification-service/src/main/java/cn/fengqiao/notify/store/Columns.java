package cn.fengqiao.notify.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Columns as the types they stand for. */
final class Columns {

    private Columns() {}

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Audience audience(ResultSet row) throws SQLException {
        String[] departments = (String[]) row.getArray("departments").getArray();
        return new Audience(
                AreaPath.of(row.getString("area")),
                Arrays.stream(departments).map(Department::of).toList(),
                row.getBoolean("restricted"));
    }

    static String[] codes(Audience audience) {
        return audience.departments().stream().map(Department::code).toArray(String[]::new);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
