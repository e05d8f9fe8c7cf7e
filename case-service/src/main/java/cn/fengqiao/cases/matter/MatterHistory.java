package cn.fengqiao.cases.matter;

import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of the history of a matter, oldest first.
 *
 * @param next give it as {@code after} for the lines that follow; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MatterHistory(List<Step> items, @Nullable Long next) {

    /**
     * A step.
     *
     * @param version of the matter, that the step led to
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MatterHistoryStep")
    public record Step(
            long version,
            Instant at,
            String what,
            String whatName,
            String byName,
            Department byDepartment,
            @Nullable String reason,
            @Nullable String note) {}
}
