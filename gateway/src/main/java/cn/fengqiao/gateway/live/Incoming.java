package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;

/**
 * An event as it came off the topic.
 *
 * @param timestamp when Kafka appended it, in milliseconds
 */
record Incoming(EventEnvelope<Event> envelope, long timestamp) {}
