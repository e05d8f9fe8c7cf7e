package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases the queue shows.
 *
 * @param statuses empty for all that are open
 * @param allStatuses closed ones too
 * @param colours empty for all
 * @param holder the department that has to act next
 * @param area and everything inside it
 * @param type code of the dictionary
 * @param unsigned only those that wait for a signature
 * @param overdue only those that wait too long for it
 * @param text what is looked for in words; null for everything
 */
public record QueueFilter(
        Set<CaseStatus> statuses,
        boolean allStatuses,
        Set<Colour> colours,
        @Nullable Department holder,
        @Nullable AreaPath area,
        @Nullable String type,
        boolean unsigned,
        boolean overdue,
        @Nullable Text text) {

    public QueueFilter {
        statuses = Set.copyOf(statuses);
        colours = Set.copyOf(colours);
    }

    /**
     * A search text, resolved.
     *
     * @param terms folded words, all of which have to be found
     * @param numbers prefix of a case number, where the text looks like one
     * @param types dispute types whose name contains all terms
     * @param areas areas whose name contains all terms
     * @param pieces numbers of the blind index; empty when no term has two characters
     */
    public record Text(
            List<String> terms, @Nullable String numbers, List<String> types, List<AreaPath> areas, int[] pieces) {

        public boolean findsNothing() {
            return numbers == null && types.isEmpty() && areas.isEmpty() && pieces.length == 0;
        }
    }

    /** Whether the counters alone can say how many cases this shows. */
    public boolean countable() {
        return type == null && text == null && !overdue;
    }
}
