package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Gives out numbers of household cards, {@code FQ-H-000123}, counted per subdistrict. Guarantees that no number is given
 * twice, however many instances there are. Does not guarantee that there are no gaps: a card that is refused after all
 * loses its number.
 */
public final class CardNumbers {

    private static final String TAKING = "numbers of household cards";
    private static final SQLStateSQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

    private final DataSource dataSource;

    public CardNumbers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String next(AreaPath area) {
        return next(area, 1).getFirst();
    }

    /** The next {@code many} numbers for cards at a place. */
    public List<String> next(AreaPath area, int many) {
        String path = area.subdistrict().value();
        String code = path.substring(path.lastIndexOf('.') + 1);
        int first = take(code, many);
        return IntStream.range(first, first + many)
                .mapToObj(number -> "%s-H-%06d".formatted(code, number))
                .toList();
    }

    /** On a connection of its own, or a file being imported would hold the row until its batch is written. */
    private int take(String subdistrict, int many) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement("""
                        insert into household_number_block as block (subdistrict, next)
                        values (?, 1 + ?)
                        on conflict (subdistrict) do update set next = block.next + ?
                        returning next - ?
                        """)) {
            take.setString(1, subdistrict);
            take.setInt(2, many);
            take.setInt(3, many);
            take.setInt(4, many);
            try (ResultSet first = take.executeQuery()) {
                first.next();
                return first.getInt(1);
            }
        } catch (SQLException refused) {
            DataAccessException known = TRANSLATOR.translate(TAKING, null, refused);
            throw known == null ? new DataAccessResourceFailureException(TAKING, refused) : known;
        }
    }
}
