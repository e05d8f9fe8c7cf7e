package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.Lifecycle;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param overdue only those that have missed a deadline of the house, whichever
 * @param refused only those of which a department gave its part back and nobody has decided what becomes of it
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
        boolean refused,
        @Nullable Text text) {

    public QueueFilter {
        if (statuses.size() == CaseStatus.values().length) {
            // whoever names them all asks for no condition
            statuses = Set.of();
            allStatuses = true;
        }
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
     * @param pieces numbers of the blind index; empty when no term has two characters or the caller reads no narrative
     * @param phone where the text looks like one and the caller may read those; null otherwise
     * @param beside for a text of which some terms name a type; null when none does, or all do
     */
    public record Text(
            List<String> terms,
            @Nullable String numbers,
            List<String> types,
            List<AreaPath> areas,
            int[] pieces,
            @Nullable Phone phone,
            @Nullable Beside beside) {

        /** Nothing can be found, however many cases contain it: a single character is in no index. */
        public boolean tooShort() {
            return findsNothing() && terms.stream().allMatch(term -> term.codePointCount(0, term.length()) < 2);
        }

        public boolean findsNothing() {
            return numbers == null && types.isEmpty() && areas.isEmpty() && pieces.length == 0 && phone == null;
        }
    }

    /**
     * A telephone that is looked for.
     *
     * @param digits normalised
     * @param number of the blind index
     * @param lead the only department in whose cases it is looked for; null for all cases the caller's is on
     */
    public record Phone(String digits, int number, @Nullable Department lead) {}

    /**
     * Words beside the name of a type. The blind index knows the type a case was raised with, which is not always the one
     * it was found to have.
     *
     * @param types dispute types that are named
     * @param pieces numbers of the other words
     */
    public record Beside(List<String> types, int[] pieces) {}

    /** The question as one line, the same on every instance and at any time; a mark is good for this question only. */
    public String question() {
        return Stream.of(
                        new TreeSet<>(statuses),
                        allStatuses,
                        new TreeSet<>(colours),
                        holder == null ? "" : holder.code(),
                        area == null ? "" : area.value(),
                        type == null ? "" : type,
                        unsigned,
                        overdue,
                        refused,
                        text == null ? "" : String.join(" ", text.terms()))
                .map(Object::toString)
                .collect(Collectors.joining("|"));
    }

    /** Whether the area is a place that only the departments on a case may know. */
    public boolean withinGrid() {
        return area != null && !area.equals(area.grid());
    }

    /** Whether a case that is open can be among them; {@link #showsClosed()} says it of one that ended. */
    boolean showsOpen() {
        return statuses.isEmpty() || statuses.stream().anyMatch(Lifecycle::open);
    }

    boolean showsClosed() {
        return statuses.isEmpty() ? allStatuses : statuses.stream().anyMatch(status -> !Lifecycle.open(status));
    }

    /** Whether the counters alone can say how many cases this shows, if it is by no text and no place within a grid. */
    public boolean countable() {
        return type == null && !overdue && !refused;
    }
}
