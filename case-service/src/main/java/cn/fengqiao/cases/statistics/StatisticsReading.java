package cn.fengqiao.cases.statistics;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.KafkaTopics;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The consumer of our own events. It reads calmly: a poll waits until it is worth it or a second has passed, so that many
 * changes of a case are one computation and an idle house costs next to nothing.
 *
 * <p>The kit's inbox would apply each event once and in order, for a row per case and a statement per event; the model
 * needs neither, because an event tells it nothing but where to look.
 */
@Component
class StatisticsReading implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsReading.class);
    private static final Duration OFFSETS_EVERY = Duration.ofMillis(500);
    private static final Duration RETRY_FIRST = Duration.ofMillis(200);
    private static final Duration RETRY_MOST = Duration.ofSeconds(4);

    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private final KafkaTopics topics;
    private boolean wanted;

    StatisticsReading(
            Transactions transactions,
            CallerScope scope,
            StatisticsModel model,
            KafkaProperties kafka,
            KafkaTopics topics,
            @Value("${spring.application.name}-statistics") String group,
            @Value("${fengqiao.case.statistics.batch}") int batch,
            @Value("${fengqiao.case.statistics.wait}") Duration wait,
            @Value("${fengqiao.case.statistics.worth}") int worth) {
        this.topics = topics;
        Map<String, Object> properties = new HashMap<>(kafka.buildConsumerProperties());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(wait.toMillis()));
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, worth);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        var settings = new ContainerProperties(Topics.CASE_EVENTS);
        settings.setMessageListener(new StatisticsListener(transactions, scope, model));
        // what is read again after a crash changes nothing
        settings.setAckMode(ContainerProperties.AckMode.TIME);
        settings.setAckTime(OFFSETS_EVERY.toMillis());
        settings.setSyncCommits(false);
        settings.setAuthExceptionRetryInterval(RETRY_MOST);
        container = new ConcurrentMessageListenerContainer<>(new DefaultKafkaConsumerFactory<>(properties), settings);
        container.setBeanName("statistics");
        var backOff = new ExponentialBackOff(RETRY_FIRST.toMillis(), 2.0);
        backOff.setMaxInterval(RETRY_MOST.toMillis());
        // only faults that pass come here, so there is no last attempt
        container.setCommonErrorHandler(new DefaultErrorHandler(backOff));
    }

    @Override
    public synchronized void start() {
        wanted = true;
        var unused = topics.ensure(List.of(new KafkaTopics.Plan(Topics.CASE_EVENTS, Topics.PARTITIONS)))
                .thenRun(this::startStopped);
    }

    @Override
    public synchronized void stop() {
        wanted = false;
        container.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return wanted;
    }

    /** After the outbox, which stands at 0, with the other consumers. */
    @Override
    public int getPhase() {
        return 10;
    }

    /** A container that met what it takes for the end has ended without telling anybody. */
    @Scheduled(fixedDelayString = "${fengqiao.case.statistics.look-every}", initialDelay = 30_000)
    synchronized void startStopped() {
        if (wanted && !(container.isRunning() && container.isChildRunning())) {
            LOG.info("the statistics begin to read");
            container.stop(); // it may have ended inside only
            container.start();
        }
    }
}
