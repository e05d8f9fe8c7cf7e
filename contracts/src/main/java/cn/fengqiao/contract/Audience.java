package cn.fengqiao.contract;

import java.util.List;

/**
 * What the access policy needs to decide who may learn that a case exists. Every event carries it, so that a consumer
 * never has to ask before it may forward.
 *
 * @param area where the case lies, cut to the precision of a grid: a building would tell more than every department
 *     may know
 * @param departments the departments on the case, sorted; never empty
 * @param restricted if true only {@code departments} may learn of the case, otherwise every department whose area
 *     covers {@code area}
 */
public record Audience(AreaPath area, List<Department> departments, boolean restricted) {
    public Audience {
        area = area.grid();
        departments = departments.stream().distinct().sorted().toList();
        if (departments.isEmpty()) {
            throw new IllegalArgumentException("a case has at least one department");
        }
    }

    /** Whether everybody who may learn of this may learn of {@code other}, too. */
    public boolean mayKnowOf(Audience other) {
        return area.covers(other.area)
                && (!other.restricted || (restricted && other.departments.containsAll(departments)));
    }
}
