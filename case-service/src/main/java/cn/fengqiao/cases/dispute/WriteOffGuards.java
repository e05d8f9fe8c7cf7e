package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The eleven guards of a write-off, in the order in which they are checked. Each says what is missing. */
public final class WriteOffGuards {

    /** After attempts on so many days a side that was not reached no longer stands against it. */
    static final int ENOUGH_ATTEMPTS = 3;

    private WriteOffGuards() {}

    /**
     * A guard that is not met.
     *
     * @param missing codes of what is missing: departments, kinds of documents, sides; empty where the guard says it all
     */
    public record Unmet(WriteOffGuard guard, List<String> missing) {}

    /**
     * Who verifies.
     *
     * @param leader whether they lead their department
     * @param level2 whether they answer, on the second tier or above, for the place the case lies in, or stand in there
     */
    public record Approver(String subject, Department department, boolean leader, boolean level2) {

        /**
         * Whether they may have worked on the case themselves. What a program of their department wrote down was done by
         * somebody who sits at it, and nobody can tell by whom; leaders do not sit at it.
         */
        boolean worked(WriteOffStanding standing) {
            return standing.handlers().contains(subject)
                    || (!leader && standing.programs().contains(department));
        }
    }

    /**
     * @param unanswered questions of the intake that have to be answered and are not
     * @param approver null while nobody verifies, and then the guards about them are not asked
     * @return what is not met, in order; empty when the case may be written off
     */
    public static List<Unmet> unmet(
            DisputeCase dispute, WriteOffStanding standing, List<String> unanswered, @Nullable Approver approver) {
        List<Unmet> unmet = new ArrayList<>();
        Stream.of(
                        require(WriteOffGuard.OUTCOME_SET, dispute.axes().outcome() != null),
                        require(WriteOffGuard.PERFORMED_OR_GUIDED, carriedOut(standing)),
                        none(WriteOffGuard.TASKS_DONE, openWork(dispute, standing)),
                        none(WriteOffGuard.DOCUMENTS_PRESENT, missingDocuments(standing)),
                        none(WriteOffGuard.FOLLOWED_UP, notFollowedUp(standing)),
                        require(WriteOffGuard.NOT_RED, dispute.colour() != Colour.RED),
                        unless(provisional(dispute), WriteOffGuard.NOT_PROVISIONAL, unanswered),
                        require(
                                WriteOffGuard.YELLOW_BY_L2,
                                approver == null || dispute.colour() != Colour.YELLOW || approver.level2()),
                        require(WriteOffGuard.OTHER_EYES, approver == null || !approver.worked(standing)),
                        none(
                                WriteOffGuard.NO_PROTECTION_OPEN,
                                standing.protections().stream().sorted().toList()),
                        require(
                                WriteOffGuard.RISK_REVIEWED,
                                standing.outcomeVersion() > 0
                                        && standing.reviewedVersion() >= standing.outcomeVersion()))
                .flatMap(Optional::stream)
                .forEach(unmet::add);
        return unmet;
    }

    /**
     * What is missing is not zero: a colour below RED that rests on unanswered questions may hide what would make it RED. RED
     * itself is provisional until people have looked, and has a guard of its own.
     */
    private static boolean provisional(DisputeCase dispute) {
        return dispute.certainty() == Certainty.PROVISIONAL && dispute.colour() != Colour.RED;
    }

    private static boolean carriedOut(WriteOffStanding standing) {
        if (!standing.mediated()) {
            return true;
        }
        return standing.agreed() ? standing.performed() : standing.guided();
    }

    private static List<String> missingDocuments(WriteOffStanding standing) {
        return FileContents.of(standing).missing();
    }

    private static List<String> notFollowedUp(WriteOffStanding standing) {
        Set<Side> sides = standing.sides().isEmpty() ? Set.of(Side.APPLICANT) : standing.sides();
        return sides.stream()
                .filter(side -> !followedUp(standing.followUps().getOrDefault(side, WriteOffStanding.Asked.NEVER)))
                .sorted()
                .map(Side::name)
                .toList();
    }

    private static boolean followedUp(WriteOffStanding.Asked asked) {
        return asked.reached() || asked.attempts() >= ENOUGH_ATTEMPTS;
    }

    /** Departments whose part is open, and those that have to keep what they promised or be let off. */
    private static List<String> openWork(DisputeCase dispute, WriteOffStanding standing) {
        return Stream.concat(WriteOffStanding.openTasks(dispute).stream(), standing.committed().stream())
                .map(Department::code)
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<Unmet> require(WriteOffGuard guard, boolean met) {
        return unless(!met, guard, List.of());
    }

    private static Optional<Unmet> none(WriteOffGuard guard, List<String> missing) {
        return unless(!missing.isEmpty(), guard, missing);
    }

    private static Optional<Unmet> unless(boolean against, WriteOffGuard guard, List<String> missing) {
        return against ? Optional.of(new Unmet(guard, missing)) : Optional.empty();
    }
}
