package cn.fengqiao.cases.promises;

import cn.fengqiao.kit.problem.MultiLine;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked about the promises of departments. */
final class CommitmentCommand {

    private CommitmentCommand() {}

    /**
     * @param what the department will do
     * @param due the last day on which it is in time
     */
    record MakeCommitment(@MultiLine String what, LocalDate due) {}

    /**
     * One of them is needed.
     *
     * @param evidence document of the case file that shows it
     * @param report what was done
     */
    record KeepCommitment(
            @Nullable UUID evidence, @Nullable @MultiLine String report) {}

    record BreakCommitment(@MultiLine String reason) {}

    record MoveCommitment(LocalDate due, @MultiLine String reason) {}

    record WaiveCommitment(@MultiLine String reason) {}
}
