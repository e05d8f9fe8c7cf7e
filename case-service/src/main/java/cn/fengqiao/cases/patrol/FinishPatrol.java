package cn.fengqiao.cases.patrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Finish a patrol.
 *
 * @param reason why stops were missed; needed when some were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FinishPatrol(@Nullable String reason) {}
