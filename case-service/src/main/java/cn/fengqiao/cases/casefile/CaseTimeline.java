package cn.fengqiao.cases.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a timeline.
 *
 * @param next give it as {@code after} for the lines that follow; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseTimeline(List<TimelineItem> items, @Nullable Long next) {}
