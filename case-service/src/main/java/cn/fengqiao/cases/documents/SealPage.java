package cn.fengqiao.cases.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals of a case file, oldest first.
 *
 * @param next give it as {@code after} for those that follow; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SealPage(List<SealView> items, @Nullable Integer next) {}
