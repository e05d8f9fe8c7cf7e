package cn.fengqiao.gateway.live;

import cn.fengqiao.access.LiveFeed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers the feeds. There are as many as there are different departments, areas and kinds of rights, a few dozen. */
final class Feeds {

    private final Map<LiveFeed, Feed> known = new ConcurrentHashMap<>();

    Feed of(LiveFeed rights) {
        Feed feed = known.get(rights);
        if (feed != null) {
            return feed;
        }
        synchronized (this) {
            return known.computeIfAbsent(rights, fresh -> new Feed(known.size(), fresh));
        }
    }
}
