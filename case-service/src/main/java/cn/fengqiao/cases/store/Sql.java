package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How our types stand in the database. */
final class Sql {

    /** Behind an area and everything inside it: the character that follows the dot between labels. */
    static final String BEHIND_AREA = "/";

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Sql() {}

    /** The first id that a case raised at {@code instant} can have: ids are UUIDv7 and begin with the milliseconds. */
    static UUID firstId(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | VERSION_7, VARIANT);
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The caller's roles as row-level security reads them. */
    static String roles(Caller caller) {
        return caller.roles().stream().map(Enum::name).collect(Collectors.joining(","));
    }
}
