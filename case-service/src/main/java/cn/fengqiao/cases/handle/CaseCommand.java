package cn.fengqiao.cases.handle;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of a case that exists. */
sealed interface CaseCommand {

    /**
     * @param type what the case is found to be, of the dictionary of dispute types; absent leaves what it was raised with.
     *     A type that a machine proposed is decided on by being named here.
     */
    record Accept(@Nullable String type) implements CaseCommand {}

    record Assign(
            Department department, @Nullable @MultiLine String note) implements CaseCommand {}

    /** A body without content: {@code {}}. */
    record Sign() implements CaseCommand {}

    record Return(@MultiLine String reason) implements CaseCommand {}

    record HandOver(Department department, @MultiLine String reason) implements CaseCommand {}

    record Merge(UUID into) implements CaseCommand {}

    /** A body without content: {@code {}}. */
    record ShareAccept() implements CaseCommand {}

    record ShareReject(@MultiLine String reason) implements CaseCommand {}

    record ShareDone(@Nullable @MultiLine String note) implements CaseCommand {}
}
