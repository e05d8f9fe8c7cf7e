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

    /**
     * What a department does.
     *
     * @param patrol that belongs to it; null when none does
     */
    public record CardTask(
            Department department, String task, @Nullable CardPatrol patrol) {}

    /**
     * A patrol that belongs to a task; the department plans it, or does not.
     *
     * @param withinHours so many hours after the department was given its task it has to begin; null when that is open
     */
    public record CardPatrol(@Nullable Integer withinHours) {}

    /** What tells cards apart; editions of one card have the same. */
    record Kind(@Nullable String type, Colour colour, String scale, AreaPath area) {}

    /** Whether a patrol belongs to one of its tasks. */
    public boolean proposesPatrols() {
        return tasks.stream().anyMatch(task -> task.patrol() != null);
    }

    Kind kind() {
        return new Kind(type, colour, scale, area);
    }
}
