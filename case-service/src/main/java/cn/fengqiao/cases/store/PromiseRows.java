package cn.fengqiao.cases.store;

import cn.fengqiao.cases.promising.Promise;
import cn.fengqiao.cases.promising.PromiseState;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.contract.CaseProgress.PromiseSource;
import cn.fengqiao.contract.Department;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code promise} and {@code promise_words}. */
final class PromiseRows {

    /** Under names that a joined case leaves free. */
    static final String COLUMNS = """
            p.id as promise, p.case_id as of_case, p.source as promised_in, p.department as promised_by, p.due_on,
            p.earlier, p.state as promise_state, p.settled_on, p.evidence,
            p.asked_by, p.asked_for""";

    private PromiseRows() {}

    static Promise promise(ResultSet row, int number) throws SQLException {
        return new Promise(
                row.getObject("promise", UUID.class),
                row.getObject("of_case", UUID.class),
                PromiseSource.valueOf(row.getString("promised_in")),
                Department.of(row.getString("promised_by")),
                row.getObject("due_on", LocalDate.class),
                days(row.getArray("earlier")),
                PromiseState.valueOf(row.getString("promise_state")),
                row.getObject("settled_on", LocalDate.class),
                row.getObject("evidence", UUID.class),
                asked(row));
    }

    private static Promise.@Nullable Asked asked(ResultSet row) throws SQLException {
        String by = row.getString("asked_by");
        return by == null ? null : new Promise.Asked(Department.of(by), row.getObject("asked_for", LocalDate.class));
    }

    private static List<LocalDate> days(Array column) throws SQLException {
        return Arrays.stream((Date[]) column.getArray()).map(Date::toLocalDate).toList();
    }

    static byte[] seal(Sealer sealer, UUID promise, String text) {
        return sealer.seal(promise, text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable String open(Sealer sealer, UUID promise, byte @Nullable [] sealed) {
        return sealed == null ? null : opened(sealer, promise, sealed);
    }

    static String opened(Sealer sealer, UUID promise, byte[] sealed) {
        return new String(sealer.open(promise, sealed), StandardCharsets.UTF_8);
    }
}
