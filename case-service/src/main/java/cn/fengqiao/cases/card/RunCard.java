package cn.fengqiao.cases.card;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a card: who does what in cases of a kind.
 *
 * @param type code of the dispute type; null for every type
 * @param colour from which on it applies
 * @param scale from which on it applies: {@code 01} individual, {@code 02} group, {@code 03} large group
 * @param area where it applies
 * @param validFrom the day from which on it is in force, until a later edition of the same kind is
 * @param tasks none when the card is withdrawn from that day on
 */
public record RunCard(
        @Nullable String type, Colour colour, String scale, AreaPath area, LocalDate validFrom, List<CardTask> tasks) {

    public RunCard {
        tasks = List.copyOf(tasks);
    }

    /** What a department does. */
    public record CardTask(Department department, String task) {}

    /** What tells cards apart; editions of one card have the same. */
    record Kind(@Nullable String type, Colour colour, String scale, AreaPath area) {}

    Kind kind() {
        return new Kind(type, colour, scale, area);
    }
}
