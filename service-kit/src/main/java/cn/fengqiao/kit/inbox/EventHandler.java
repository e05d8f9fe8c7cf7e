package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.OpenTransaction;

/**
 * What a service does with an event of another service.
 *
 * <p>Called once in effect per event, in the order of the subject, inside the transaction that also remembers that the
 * event was applied. A canary comes here too but stands in no order and may come twice.
 *
 * <p>An exception that will pass (database away, broker away, timeout, 5xx of a called service) makes the event wait
 * and come again; any other exception, repeated, parks the event and its subject as dead letters. A handler therefore
 * does not catch, and does nothing outside the transaction that it could not do twice.
 */
@FunctionalInterface
public interface EventHandler {
    void handle(OpenTransaction tx, EventEnvelope<Event> event);
}
