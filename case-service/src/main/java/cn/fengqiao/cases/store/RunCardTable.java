package cn.fengqiao.cases.store;

import cn.fengqiao.cases.card.RunCard;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.outbox.OpenTransaction;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The run cards in all editions. */
public final class RunCardTable {

    /** How a card of every type stands in its table. */
    public static final String ANY = "ANY";

    /** What is open is left out, as it is in editions of before there was such a thing. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final JdbcClient jdbc;

    public RunCardTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An edition as somebody entered it. */
    public record Entered(RunCard card, String enteredBy) {}

    /** By kind, editions in order. */
    public List<Entered> all(OpenTransaction tx) {
        tx.requireOpen();
        return jdbc.sql("""
                        select type, colour, scale, area, valid_from, tasks, entered_by
                        from run_card
                        order by area, type, colour, scale, valid_from
                        """).query(RunCardTable::entered).list();
    }

    /** Adds an edition, or writes one of a day to come anew. */
    public void enter(OpenTransaction tx, RunCard card, String by) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into run_card (type, colour, scale, area, valid_from, tasks, entered_by)
                        values (:type, :colour, :scale, :area, :validFrom, :tasks::jsonb, :by)
                        on conflict (type, colour, scale, area, valid_from) do update
                            set tasks = excluded.tasks,
                                entered_by = excluded.entered_by,
                                entered_at = now()
                        """)
                .param("type", type(card.type()))
                .param("colour", card.colour().name())
                .param("scale", card.scale())
                .param("area", card.area().value())
                .param("validFrom", card.validFrom())
                .param("tasks", JSON.writeValueAsString(card.tasks()))
                .param("by", by)
                .update();
    }

    private static String type(@Nullable String type) {
        return type == null ? ANY : type;
    }

    private static Entered entered(ResultSet row, int number) throws SQLException {
        String type = row.getString("type");
        return new Entered(
                new RunCard(
                        type.equals(ANY) ? null : type,
                        Colour.valueOf(row.getString("colour")),
                        row.getString("scale"),
                        AreaPath.of(row.getString("area")),
                        row.getObject("valid_from", LocalDate.class),
                        List.of(JSON.readValue(row.getString("tasks"), RunCard.CardTask[].class))),
                row.getString("entered_by"));
    }
}
