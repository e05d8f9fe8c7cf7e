package cn.fengqiao.cases.group;

import cn.fengqiao.cases.store.NeighbourGroups.Task;
import cn.fengqiao.cases.store.NeighbourGroups.TaskState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Help tasks, oldest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskPage(List<HelpTaskView> items, @Nullable UUID next) {

    /** A help task. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HelpTaskView(
            UUID id,
            TaskState state,
            LocalDate dueOn,
            @Nullable String what,
            @Nullable String household,
            long version) {

        /** @param withContent whether what is about persons is shown */
        static HelpTaskView of(Task task, GroupContents contents, boolean withContent) {
            HelpTask.Content content =
                    withContent ? contents.open(task.id(), task.sealed(), HelpTask.Content.class) : null;
            return new HelpTaskView(
                    task.id(),
                    task.state(),
                    task.dueOn(),
                    content == null ? null : content.what(),
                    content == null ? null : content.household(),
                    task.version());
        }
    }
}
