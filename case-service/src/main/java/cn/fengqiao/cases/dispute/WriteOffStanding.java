package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.Department;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the guards of a write-off look at, beside the case itself.
 *
 * @param mediated whether the case went into resolving
 * @param agreed whether the last thing that came of it was an agreement
 * @param performed whether what was agreed was done after that
 * @param guided whether the notice of the other routes was served
 * @param followUps by side, what came of asking
 * @param sides the sides that have somebody who is named
 * @param documents kinds of documents that lie in the file
 * @param handlers subjects of those who worked on the case or mediated
 * @param programs departments whose programs wrote down work on the case: whose work it was nobody can tell
 * @param committed departments that promised something on the case and have not kept it yet
 * @param protections codes of what protects somebody and is not over
 * @param outcomeVersion the version of the case that recorded its outcome, or that told of anything new of its danger after
 *     that; 0 when none did
 * @param reviewedVersion the version of the case that risk-service has last calculated with
 */
public record WriteOffStanding(
        boolean mediated,
        boolean agreed,
        boolean performed,
        boolean guided,
        Map<Side, Asked> followUps,
        Set<Side> sides,
        Set<String> documents,
        Set<String> handlers,
        Set<Department> programs,
        Set<Department> committed,
        Set<String> protections,
        long outcomeVersion,
        long reviewedVersion) {

    /** @param attempts on how many days somebody was asked, reached or not: to ring three times in a minute is one attempt */
    public record Asked(boolean reached, int attempts) {
        static final Asked NEVER = new Asked(false, 0);
    }

    public WriteOffStanding {
        followUps = Map.copyOf(followUps);
        sides = Set.copyOf(sides);
        documents = Set.copyOf(documents);
        handlers = Set.copyOf(handlers);
        programs = Set.copyOf(programs);
        committed = Set.copyOf(committed);
        protections = Set.copyOf(protections);
    }

    /** With one more duty to protect somebody that is open. */
    public WriteOffStanding owing(String protection) {
        Set<String> more = new TreeSet<>(protections);
        more.add(protection);
        return new WriteOffStanding(
                mediated,
                agreed,
                performed,
                guided,
                followUps,
                sides,
                documents,
                handlers,
                programs,
                committed,
                more,
                outcomeVersion,
                reviewedVersion);
    }

    /** The parts of departments that are neither done nor waived. */
    static List<Department> openTasks(DisputeCase dispute) {
        return dispute.shares().stream()
                .filter(share -> !share.department().equals(dispute.lead()))
                .filter(Share::isTask)
                .map(Share::department)
                .toList();
    }
}
