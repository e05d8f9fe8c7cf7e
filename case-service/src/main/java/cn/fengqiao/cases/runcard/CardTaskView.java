package cn.fengqiao.cases.runcard;

import cn.fengqiao.cases.card.RunCard.CardPatrol;
import cn.fengqiao.cases.card.RunCard.CardTask;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a department does.
 *
 * @param task in words, 1 to 200 characters
 * @param patrol that belongs to it; absent when none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CardTaskView(
        Department department, String task, @Nullable CardPatrolView patrol) {

    /**
     * A patrol that belongs to a task.
     *
     * @param withinHours so many hours after the department was given its task it has to begin, 1 to 720; absent when that
     *     is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CardPatrolView(@Nullable Integer withinHours) {}

    static CardTaskView of(CardTask task) {
        CardPatrol patrol = task.patrol();
        return new CardTaskView(
                task.department(), task.task(), patrol == null ? null : new CardPatrolView(patrol.withinHours()));
    }

    CardTask entered() {
        return new CardTask(department, task, patrol == null ? null : new CardPatrol(patrol.withinHours()));
    }
}
