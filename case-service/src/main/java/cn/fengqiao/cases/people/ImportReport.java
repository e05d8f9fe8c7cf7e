package cn.fengqiao.cases.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a sheet.
 *
 * @param dryRun whether nothing was written
 * @param added rows that were, or would be, entered
 * @param unchanged rows that say what is there already
 * @param errors the others, in the order of their lines
 */
record ImportReport(boolean dryRun, int rows, int added, int unchanged, List<PeopleRowError> errors) {

    /**
     * A row that was not entered.
     *
     * @param column as the template calls it, where one is at fault
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PeopleRowError(int line, @Nullable String column, String reason) {}
}
