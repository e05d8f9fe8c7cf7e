package cn.fengqiao.cases.group;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.NeighbourGroups;
import cn.fengqiao.cases.store.NeighbourGroups.Group;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group. Who belongs to it is for those who work with it.
 *
 * @param area to the precision of a grid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupView(
        UUID id,
        NeighbourGroups.State state,
        NeighbourGroups.Kind kind,
        String name,
        AreaPath area,
        int households,
        List<Department> departments,
        @Nullable Department lead,
        @Nullable GroupPerson leader,
        @Nullable List<GroupPerson> members,
        long version) {

    /** @param people null when the caller may not see them */
    static GroupView of(Matter matter, Group group, GroupForm.@Nullable People people, CaseAccess access) {
        return new GroupView(
                matter.id(),
                group.state(),
                group.kind(),
                group.name(),
                matter.area().grid(),
                group.households(),
                matter.departments(),
                matter.lead(),
                people == null ? null : shown(people.leader(), access),
                people == null
                        ? null
                        : people.members().stream()
                                .map(person -> shown(person, access))
                                .toList(),
                matter.version());
    }

    /** A telephone number and a door are how somebody is reached. */
    private static GroupPerson shown(GroupPerson person, CaseAccess access) {
        boolean reachable = access.shows(FieldClass.CONTACT);
        return new GroupPerson(person.name(), reachable ? person.phone() : null, reachable ? person.household() : null);
    }
}
