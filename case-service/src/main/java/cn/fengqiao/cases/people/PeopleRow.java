package cn.fengqiao.cases.people;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.PeopleEvent.Seat;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of the sheet means. In the order in which they are entered, because each may need the ones before. */
sealed interface PeopleRow {

    /** The line it stands in, counted from 1. */
    int line();

    record Place(int line, AreaPath path, String name) implements PeopleRow {}

    record Person(int line, OpenOfficial official) implements PeopleRow {}

    record Squad(int line, AreaPath home, String name, String kind, List<AreaPath> areas) implements PeopleRow {}

    record Service(
            int line,
            AreaPath home,
            String team,
            String code,
            String role,
            LocalDate since,
            @Nullable LocalDate until) implements PeopleRow {}

    record Answerable(
            int line,
            AreaPath area,
            String code,
            Level level,
            Seat seat,
            @Nullable LocalDate since) implements PeopleRow {}

    /** It cannot be read; {@code column} as the header calls it. */
    record Unusable(int line, @Nullable String column, String reason) implements PeopleRow {}
}
