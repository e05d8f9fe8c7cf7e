package cn.fengqiao.kit.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code fengqiao.inbox.*}.
 *
 * @param batch events applied in one transaction at most: one commit for many when there is much to do, locks held for
 *     milliseconds only
 * @param attempts how often an event may fail for a reason that will not pass before it is parked
 * @param slowFor how long an event whose statements are cancelled as too slow is brought again, because it is the database
 *     that may be slow; after that the event is to blame, and is parked after {@code attempts} more
 * @param retryFirst pause before the first retry after a fault that will pass
 * @param retryMost pauses double up to this, so that a service is back within seconds of what was away
 * @param settledDaysKept how long a dead letter is kept after it was settled. Longer than a topic keeps its records, or
 *     a reader that begins anew would park some of them again.
 */
@ConfigurationProperties("fengqiao.inbox")
record InboxSettings(
        @DefaultValue("200") int batch,
        @DefaultValue("3") int attempts,
        @DefaultValue("2m") Duration slowFor,
        @DefaultValue("200ms") Duration retryFirst,
        @DefaultValue("4s") Duration retryMost,
        @DefaultValue("90") int settledDaysKept) {}
