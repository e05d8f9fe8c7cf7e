package cn.fengqiao.cases.studio;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the types of this feature stand in its tables. */
final class Rows {

    private Rows() {}

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }

    static List<LocalDate> days(ResultSet row, String column) throws SQLException {
        return Arrays.stream((java.sql.Date[]) row.getArray(column).getArray())
                .map(java.sql.Date::toLocalDate)
                .toList();
    }

    static List<AreaPath> areas(ResultSet row, String column) throws SQLException {
        return texts(row, column).stream().map(AreaPath::of).toList();
    }

    static List<Department> departments(ResultSet row, String column) throws SQLException {
        return texts(row, column).stream().map(Department::of).toList();
    }

    static @Nullable Department department(ResultSet row, String column) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : Department.of(code);
    }

    /** Values as an array parameter, to be cast to its type in the statement. */
    static String[] array(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
