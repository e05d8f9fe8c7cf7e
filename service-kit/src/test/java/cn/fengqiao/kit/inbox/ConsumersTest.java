package cn.fengqiao.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.MessageListenerContainer;

class ConsumersTest {

    /** A container that ends as often as it is told to, and then cannot even be stopped. */
    private static final class Container implements MessageListenerContainer {

        private boolean running;
        private boolean stoppable = true;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            if (!stoppable) {
                throw new IllegalStateException("as the test wants it");
            }
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public void setupMessageListener(Object listener) {
            // Nothing is listened to.
        }

        @Override
        public Map<String, Map<MetricName, ? extends Metric>> metrics() {
            return Map.of();
        }
    }

    private final Container one = new Container();
    private final Container other = new Container();
    private final Consumers consumers = new Consumers(containers(), new InboxMeters(new SimpleMeterRegistry()));

    private Map<String, MessageListenerContainer> containers() {
        var containers = new LinkedHashMap<String, MessageListenerContainer>();
        containers.put("one", one);
        containers.put("other", other);
        return containers;
    }

    @Test
    void a_consumer_that_cannot_be_stopped_holds_up_neither_the_others_nor_the_next_round() {
        consumers.start();
        one.running = false;
        one.stoppable = false;
        other.running = false;

        consumers.startStopped();
        assertThat(one.running).isFalse();
        assertThat(other.running).isTrue();

        one.stoppable = true;
        consumers.startStopped();
        assertThat(one.running).isTrue();
    }
}
