package cn.fengqiao.kit.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * The containers of this service, one per topic. A container that meets what it takes for the end, such as an error of
 * the virtual machine, ends without telling anybody; here it is found and started again.
 */
final class Consumers {

    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);

    private final Map<String, MessageListenerContainer> byTopic;
    private final InboxMeters meters;
    private boolean wanted;

    Consumers(Map<String, MessageListenerContainer> byTopic, InboxMeters meters) {
        this.byTopic = new LinkedHashMap<>(byTopic);
        this.meters = meters;
        byTopic.forEach((topic, container) -> meters.running(topic, () -> runs(container)));
    }

    synchronized void start() {
        wanted = true;
        byTopic.forEach((topic, container) -> attempt(topic, container::start));
    }

    synchronized void stop() {
        wanted = false;
        byTopic.values().forEach(MessageListenerContainer::stop);
    }

    /** Starts those that should run and do not. */
    synchronized void startStopped() {
        if (!wanted) {
            return;
        }
        byTopic.forEach((topic, container) -> {
            if (!runs(container)) {
                LOG.error("the consumer of {} had ended and is started again", topic);
                meters.restarted(topic);
                attempt(topic, () -> {
                    container.stop(); // It may have ended inside only.
                    container.start();
                });
            }
        });
    }

    private static void attempt(String topic, Runnable start) {
        try {
            start.run();
        } catch (RuntimeException e) { // Whatever it was, the others start, and the next round tries again.
            LOG.warn("the consumer of {} could not be started, next time", topic, e);
        }
    }

    private static boolean runs(MessageListenerContainer container) {
        return container.isRunning() && container.isChildRunning();
    }
}
