package cn.fengqiao.cases.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What somebody said about a step: why, and what else. Text about people, so it is sealed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Remark(@Nullable String reason, @Nullable String note) {
    public static final Remark NONE = new Remark(null, null);
}
