package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.view.QueueItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue.
 *
 * @param next give it as {@code after} for the page that follows; absent on the last one
 * @param estimate about how many cases there are in all; absent where it would tell of what is not shown, as for a search
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueuePage(
        List<QueueItem> items,
        @Nullable String next,
        @Nullable Long estimate) {
    static final QueuePage EMPTY = new QueuePage(List.of(), null, 0L);
}
