package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a thing beside the cases has in common with all others.
 *
 * @param area where it lies, as precisely as it is known
 * @param departments who works on it, sorted; never empty
 * @param lead who answers for it; sees what a case shows to its leading department
 * @param restricted whether only {@code departments} may know of it
 * @param version counts its facts from 1 without a gap
 */
public record Matter(
        UUID id,
        MatterKind kind,
        AreaPath area,
        List<Department> departments,
        @Nullable Department lead,
        boolean restricted,
        long version,
        Instant openedAt,
        Instant changedAt) {

    public Matter {
        departments = departments.stream().distinct().sorted().toList();
        if (departments.isEmpty()) {
            throw new IllegalArgumentException("somebody works on it");
        }
    }

    /** Who may learn of it, with the place to the precision of a grid. */
    public Audience audience() {
        return new Audience(area, departments, restricted);
    }

    /** The same after one more fact. */
    public Matter next(Instant at) {
        return new Matter(id, kind, area, departments, lead, restricted, version + 1, openedAt, at);
    }

    /** The same in other hands. */
    public Matter heldBy(AreaPath place, List<Department> hands, @Nullable Department leading) {
        return new Matter(id, kind, place, hands, leading, restricted, version, openedAt, changedAt);
    }
}
