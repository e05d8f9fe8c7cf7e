package cn.fengqiao.cases.store;

import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Asks how before it asks what. */
public final class Explaining extends NamedParameterJdbcTemplate {

    private static final Pattern READ_IN_VAIN = Pattern.compile("Rows Removed by [^:]+: (\\d+)");

    /** How the database went about the last question. */
    public String plan = "";

    private final String explain;

    public Explaining(DataSource source) {
        this(source, "explain ");
    }

    /** @param explain in front of the question, with what is to be told of it */
    public Explaining(DataSource source, String explain) {
        super(source);
        this.explain = explain;
    }

    /** How many rows the database read and threw away for the last question; it has to have been told to count them. */
    public long readInVain() {
        return READ_IN_VAIN
                .matcher(plan)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    @Override
    public <T extends @Nullable Object> List<T> query(String sql, SqlParameterSource parameters, RowMapper<T> rows) {
        plan = String.join("\n", super.query(explain + sql, parameters, (row, number) -> row.getString(1)));
        return super.query(sql, parameters, rows);
    }
}
