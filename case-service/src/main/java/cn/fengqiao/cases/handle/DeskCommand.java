package cn.fengqiao.cases.handle;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked at a dispatcher's desk. */
final class DeskCommand {

    private DeskCommand() {}

    /**
     * @param type what the case is found to be, of the dictionary of dispute types; absent leaves what it was raised with.
     *     A type that a machine proposed is decided on by being named here.
     */
    record Accept(@Nullable String type) {}

    record Decline(@MultiLine String reason) {}

    /** @param to whom it was handed to, in words */
    record ReferOut(@MultiLine String reason, String to) {}

    record Assign(
            Department department, @Nullable @MultiLine String note) {}

    /** A body without content: {@code {}}. */
    record Sign() {}

    record Return(@MultiLine String reason) {}

    record HandOver(Department department, @MultiLine String reason) {}

    record Merge(UUID into) {}
}
