package cn.fengqiao.kit.inbox;

import cn.fengqiao.kit.observe.Traces;
import cn.fengqiao.kit.outbox.KafkaTopics;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.kit.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/** The inbox and its dead letters, for whoever declares a {@link Subscription}. */
@AutoConfiguration(
        afterName = {
            "cn.fengqiao.kit.outbox.OutboxAutoConfiguration",
            "cn.fengqiao.kit.observe.ObserveAutoConfiguration"
        })
@ConditionalOnBean(Transactions.class)
@EnableConfigurationProperties(InboxSettings.class)
class InboxAutoConfiguration {

    private static final Duration OFFSETS_EVERY = Duration.ofMillis(500);

    private final String group;

    InboxAutoConfiguration(@Value("${spring.application.name}") String group) {
        this.group = group;
    }

    @Bean
    Register inboxRegister(JdbcClient jdbc) {
        return new Register(jdbc, group);
    }

    @Bean
    DeadLetters deadLetters(JdbcClient jdbc) {
        return new DeadLetters(jdbc, group);
    }

    @Bean
    DeadLetterExpiry deadLetterExpiry(DeadLetters letters, InboxSettings settings) {
        return new DeadLetterExpiry(letters, settings.settledDaysKept());
    }

    @Bean
    DeadLetterTopic deadLetterTopic(Outbox outbox) {
        return new DeadLetterTopic(outbox, group);
    }

    @Bean
    Inbox inbox(Register register, DeadLetters letters, DeadLetterTopic topic, Traces traces) {
        return new Inbox(register, letters, topic, traces);
    }

    @Bean
    InboxMeters inboxMeters(MeterRegistry registry) {
        return new InboxMeters(registry);
    }

    @Bean
    DeadLetterDesk deadLetterDesk(
            Transactions transactions,
            Inbox inbox,
            Register register,
            DeadLetters letters,
            DeadLetterTopic topic,
            ObjectProvider<Subscription> subscriptions) {
        Map<String, EventHandler> handlers =
                subscriptions.orderedStream().collect(Collectors.toMap(Subscription::topic, Subscription::handler));
        return new DeadLetterDesk(transactions, inbox, register, letters, topic, handlers);
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters letters, DeadLetterDesk desk) {
        return new DeadLetterController(letters, desk);
    }

    @Bean
    Consumers inboxConsumers(
            ObjectProvider<Subscription> subscriptions,
            Transactions transactions,
            Inbox inbox,
            DeadLetterDesk desk,
            InboxSettings settings,
            InboxMeters meters,
            KafkaProperties kafka,
            MeterRegistry registry) {
        var factory = new DefaultKafkaConsumerFactory<byte[], byte[]>(consumer(kafka, settings));
        factory.addListener(new MicrometerConsumerListener<>(registry));
        var containers = new LinkedHashMap<String, MessageListenerContainer>();
        for (Subscription subscription : subscriptions.orderedStream().toList()) {
            var listener = new InboxListener(transactions, inbox, desk, subscription.handler(), settings, meters);
            containers.put(subscription.topic(), container(factory, subscription.topic(), listener, settings));
        }
        return new Consumers(containers, meters);
    }

    @Bean
    InboxLifecycle inboxLifecycle(
            ObjectProvider<Subscription> subscriptions,
            Consumers consumers,
            KafkaTopics topics,
            DeadLetterTopic deadLetterTopic,
            DeadLetters letters,
            DeadLetterExpiry expiry,
            InboxMeters meters) {
        var names = subscriptions.orderedStream().map(Subscription::topic).toList();
        return new InboxLifecycle(consumers, names, topics, deadLetterTopic, letters, expiry, meters);
    }

    private Map<String, Object> consumer(KafkaProperties kafka, InboxSettings settings) {
        var properties = new HashMap<>(kafka.buildConsumerProperties());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A new consumer wants the whole history; the inbox forgets nothing it has applied.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch());
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return properties;
    }

    private MessageListenerContainer container(
            DefaultKafkaConsumerFactory<byte[], byte[]> factory,
            String topic,
            InboxListener listener,
            InboxSettings settings) {
        var properties = new ContainerProperties(topic);
        properties.setMessageListener(listener);
        // Offsets follow what the database has committed, now and then and without waiting: what is read again after a
        // crash is dropped by the inbox, so an offset per batch would buy nothing.
        properties.setAckMode(ContainerProperties.AckMode.TIME);
        properties.setAckTime(OFFSETS_EVERY.toMillis());
        properties.setSyncCommits(false);
        properties.setPollTimeout(1_000);
        // A right that is taken away comes back, as a rule; the container asks again rather than end.
        properties.setAuthExceptionRetryInterval(settings.retryMost());
        var container = new ConcurrentMessageListenerContainer<>(factory, properties);
        container.setBeanName("inbox-" + topic);
        var backOff = new ExponentialBackOff(settings.retryFirst().toMillis(), 2.0);
        backOff.setMaxInterval(settings.retryMost().toMillis());
        // Only faults that pass come here, so there is no last attempt.
        container.setCommonErrorHandler(new DefaultErrorHandler(backOff));
        return container;
    }
}
