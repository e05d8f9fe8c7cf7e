package cn.fengqiao.cases.relapse;

import cn.fengqiao.cases.intake.Likeness;
import cn.fengqiao.cases.store.Relapses;
import cn.fengqiao.cases.store.Relapses.Relapse;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proposals to reopen a case, oldest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RelapsePage(List<RelapseView> items, @Nullable UUID next) {

    /**
     * A proposal. It is accepted by reopening the case.
     *
     * @param newCase the case that brought it up, with its number; or {@code newClue}, the clue that did
     * @param reasons what they have in common
     * @param reason why it was dismissed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RelapseView(
            UUID id,
            Relapses.State state,
            @Nullable UUID newCase,
            @Nullable String newNumber,
            @Nullable UUID newClue,
            List<Likeness> reasons,
            List<String> reasonNames,
            Instant at,
            @Nullable Instant dismissedAt,
            @Nullable String dismissedBy,
            @Nullable String dismissedByDepartment,
            @Nullable String reason,
            long version) {

        static RelapseView of(Relapse relapse, @Nullable String reason) {
            List<Likeness> reasons =
                    relapse.reasons().stream().map(Likeness::valueOf).toList();
            return new RelapseView(
                    relapse.id(),
                    relapse.state(),
                    relapse.newCase(),
                    relapse.newNumber(),
                    relapse.newClue(),
                    reasons,
                    reasons.stream().map(Likeness::zh).toList(),
                    relapse.at(),
                    relapse.dismissedAt(),
                    relapse.dismissedBy(),
                    relapse.dismissedByDepartment(),
                    reason,
                    relapse.version());
        }
    }
}
