package cn.fengqiao.cases.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some documents of a case file, in the order of filing.
 *
 * @param next give it as {@code after} for those that follow; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentPage(List<DocumentView> items, @Nullable UUID next) {}
