package cn.fengqiao.kit.inbox;

/**
 * A service reads a topic. Declare one bean per topic; the consumer group is {@code spring.application.name}.
 *
 * @param topic of {@link cn.fengqiao.contract.Topics}
 * @param handler gets every event of the topic whose type this build knows
 */
public record Subscription(String topic, EventHandler handler) {}
