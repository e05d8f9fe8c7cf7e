package cn.fengqiao.cases.group;

import cn.fengqiao.cases.store.NeighbourGroups;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupPage(List<GroupItem> items, @Nullable UUID next) {

    /** A group in the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroupItem(
            UUID id,
            NeighbourGroups.State state,
            NeighbourGroups.Kind kind,
            String name,
            AreaPath area,
            int households,
            @Nullable Department lead,
            long version) {

        static GroupItem of(NeighbourGroups.Listed listed) {
            return new GroupItem(
                    listed.matter().id(),
                    listed.group().state(),
                    listed.group().kind(),
                    listed.group().name(),
                    listed.matter().area().grid(),
                    listed.group().households(),
                    listed.matter().lead(),
                    listed.matter().version());
        }
    }
}
