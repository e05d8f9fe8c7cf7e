package cn.fengqiao.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code fengqiao.topics.*}, applied when a topic is created and never to one that exists.
 *
 * @param replication copies of each partition: 1 on a single broker, 3 in production
 * @param minInsync copies that must have a record before it is acknowledged: 1 on a single broker, 2 in production
 * @param retention how long a consumer may be away and still miss nothing
 */
@ConfigurationProperties("fengqiao.topics")
record TopicSettings(
        @DefaultValue("1") short replication,
        @DefaultValue("1") int minInsync,
        @DefaultValue("30d") Duration retention) {}
