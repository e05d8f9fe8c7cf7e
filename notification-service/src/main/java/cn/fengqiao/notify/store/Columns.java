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
public final class Columns {

    private Columns() {}

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** The audience of a case, or null while only a feed has spoken of it. */
    public static @Nullable Audience audience(ResultSet row) throws SQLException {
        String area = row.getString("area");
        if (area == null) {
            return null;
        }
        String[] departments = (String[]) row.getArray("departments").getArray();
        return new Audience(
                AreaPath.of(area),
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
