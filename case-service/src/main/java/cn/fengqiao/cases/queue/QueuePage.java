package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.view.QueueItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue.
 *
 * @param next give it as {@code after} for the page that follows; absent on the last one
 * @param estimate about how many cases there are in all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueuePage(List<QueueItem> items, @Nullable String next, long estimate) {
    static final QueuePage EMPTY = new QueuePage(List.of(), null, 0);
}
