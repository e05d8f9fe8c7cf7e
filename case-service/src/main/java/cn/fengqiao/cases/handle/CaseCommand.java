package cn.fengqiao.cases.handle;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of a case that exists. */
sealed interface CaseCommand {

    /** Bodies without content: {@code {}}. */
    record Accept() implements CaseCommand {}

    record Assign(
            Department department, @Nullable @MultiLine String note) implements CaseCommand {}

    record Sign() implements CaseCommand {}

    record Return(@MultiLine String reason) implements CaseCommand {}

    record HandOver(Department department, @MultiLine String reason) implements CaseCommand {}

    record Merge(UUID into) implements CaseCommand {}

    record ShareAccept() implements CaseCommand {}

    record ShareReject(@MultiLine String reason) implements CaseCommand {}

    record ShareDone(@Nullable @MultiLine String note) implements CaseCommand {}
}
