package cn.fengqiao.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code fengqiao.outbox.*}.
 *
 * @param unacknowledgedKib see {@link RelaySettings}
 * @param daysAhead partitions made in advance: how long a service may run while it cannot make new ones
 * @param daysKept how long the ledger remembers what is published: as long as a lost topic could be filled again from it
 * @param sampleEvery how often backlog, age and retained log are measured
 */
@ConfigurationProperties("fengqiao.outbox")
record OutboxSettings(
        @DefaultValue("8192") int unacknowledgedKib,
        @DefaultValue("3") int daysAhead,
        @DefaultValue("30") int daysKept,
        @DefaultValue("5s") Duration sampleEvery) {}
