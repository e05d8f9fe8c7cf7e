package cn.fengqiao.cases.group;

import cn.fengqiao.cases.store.NeighbourGroups.Kind;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Form a group, or write down anew who belongs to it.
 *
 * @param area the grid or the building
 * @param leader one of the households, as each member is; a household belongs to one active group, and is known again by
 *     its door (by its telephone or its name where none is given)
 * @param departments who works with it beside the department that forms it
 */
record GroupForm(
        AreaPath area,
        String name,
        Kind kind,
        GroupPerson leader,
        List<GroupPerson> members,
        @Nullable List<Department> departments) {

    List<Department> others() {
        return departments == null ? List.of() : departments;
    }

    List<GroupPerson> everybody() {
        List<GroupPerson> everybody = new ArrayList<>();
        everybody.add(leader);
        everybody.addAll(members);
        return everybody;
    }

    People people() {
        return new People(leader, members);
    }

    /** What is sealed of a group. */
    record People(GroupPerson leader, List<GroupPerson> members) {}
}
