package cn.fengqiao.kit.outbox;

import cn.fengqiao.contract.EventType;
import cn.fengqiao.contract.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Transactions, the outbox and its relay, for whoever has {@code fengqiao.db.url}. Which relay carries the events is
 * said by {@code fengqiao.relay}: {@code decoding} (the default) or {@code polling}.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnProperty("fengqiao.db.url")
@EnableConfigurationProperties({OutboxSettings.class, TopicSettings.class})
class OutboxAutoConfiguration {

    @Bean
    Doorbell outboxDoorbell() {
        return new Doorbell();
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager, Doorbell doorbell) {
        return new Transactions(manager, doorbell::ring);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc) {
        return new Outbox(jdbc);
    }

    @Bean
    KafkaTopics kafkaTopics(KafkaProperties kafka, TopicSettings settings) {
        return new KafkaTopics(kafka.buildAdminProperties(), settings);
    }

    @Bean
    RelaySettings relaySettings(
            @Value("${fengqiao.db.url}") String url,
            @Value("${fengqiao.db.relay-password}") String password,
            OutboxSettings settings) {
        var defaults = new RelaySettings(url, password);
        return new RelaySettings(
                url, password, settings.unacknowledgedKib(), defaults.retryFirst(), defaults.retryMost());
    }

    @Bean
    @ConditionalOnProperty(name = "fengqiao.relay", havingValue = LogicalDecodingRelay.NAME, matchIfMissing = true)
    LogicalDecodingRelay logicalDecodingRelay(RelaySettings settings, KafkaProperties kafka, MeterRegistry registry) {
        return new LogicalDecodingRelay(settings, OutboxProducers.of(kafka.buildProducerProperties()), registry);
    }

    @Bean
    @ConditionalOnProperty(name = "fengqiao.relay", havingValue = PollingRelay.NAME)
    PollingRelay pollingRelay(
            RelaySettings settings, KafkaProperties kafka, Doorbell doorbell, MeterRegistry registry) {
        return new PollingRelay(settings, OutboxProducers.of(kafka.buildProducerProperties()), doorbell, registry);
    }

    @Bean
    OutboxHealth outboxHealthIndicator(OutboxRelay relay) {
        return new OutboxHealth(relay);
    }

    @Bean
    LedgerCare ledgerCare(
            JdbcClient jdbc,
            OutboxSettings settings,
            RelaySettings relaySettings,
            OutboxRelay relay,
            MeterRegistry registry) {
        String name = switch (relay) {
            case LogicalDecodingRelay decoding -> LogicalDecodingRelay.NAME;
            case PollingRelay polling -> PollingRelay.NAME;
        };
        return new LedgerCare(jdbc, settings, name, relaySettings.slot(), registry);
    }

    @Bean
    OutboxLifecycle outboxLifecycle(OutboxRelay relay, LedgerCare care, KafkaTopics topics) {
        var plans = Arrays.stream(EventType.values())
                .map(EventType::topic)
                .distinct()
                .map(topic -> new KafkaTopics.Plan(topic, Topics.PARTITIONS))
                .toList();
        return new OutboxLifecycle(relay, care, () -> topics.ensure(plans));
    }
}
