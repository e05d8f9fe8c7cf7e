package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.Department;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may know that a case exists, changed after it was raised: a quarrel turns out to be violence, and whoever is in danger is
 * safer the fewer know (反家庭暴力法 §5).
 */
public final class Restricting {

    private Restricting() {}

    /**
     * 限制知悉: the case goes on among those who have to know of it. Whoever was only told of it and has done nothing is no
     * longer on it, nor one that was: it never learned of a case.
     *
     * @param didSomething departments that left something on the case, whatever became of their part
     * @param keep departments that were only told and are to stay; each is on the case
     */
    public static CaseDecision restrict(
            DisputeCase dispute, Acting by, Set<Department> didSomething, Set<Department> keep) {
        return Deciding.when(dispute, CaseAction.RESTRICT, by, () -> {
            Optional<Department> stranger = keep.stream()
                    .filter(department -> !dispute.isOn(department))
                    .sorted()
                    .findFirst();
            if (stranger.isPresent()) {
                return Deciding.refused(new CaseRejection.NoShare(stranger.get()));
            }
            Set<Department> staying = new HashSet<>(didSomething);
            staying.addAll(keep);
            return Deciding.done(
                    by,
                    dispute.step(CaseAction.RESTRICT, by.at()).closedTo(staying),
                    next -> new CaseRestriction.Restricted(
                            next.audience(), next.status(), by.actor().department()));
        });
    }

    /** 解除限制知悉: every department of the place may know of the case again. Nobody comes onto it by that. */
    public static CaseDecision lift(DisputeCase dispute, Acting by) {
        return Deciding.when(
                dispute,
                CaseAction.LIFT_RESTRICTION,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.LIFT_RESTRICTION, by.at()).openToAll(),
                        next -> new CaseRestriction.Lifted(
                                next.audience(), next.status(), by.actor().department())));
    }

    /**
     * A case that lives on in another is closed off and opened with it: both tell of the same dispute. Nobody decides on it by
     * itself, so nothing stands against it.
     *
     * @param staying departments that are on the other case, or were after they worked on it
     */
    public static CaseDecision.Done along(
            DisputeCase absorbed, Acting by, boolean restricted, Set<Department> staying) {
        DisputeCase touched = absorbed.touched(by.at());
        DisputeCase next = restricted ? touched.closedTo(staying) : touched.openToAll();
        Department department = by.actor().department();
        return new CaseDecision.Done(
                next,
                List.of(
                        restricted
                                ? new CaseRestriction.Restricted(next.audience(), next.status(), department)
                                : new CaseRestriction.Lifted(next.audience(), next.status(), department)));
    }
}
