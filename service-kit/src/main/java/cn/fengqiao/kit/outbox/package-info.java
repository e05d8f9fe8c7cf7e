/** From commit to topic: the transaction, the ledger it writes to, and the relays that carry the ledger to Kafka. */
@NullMarked
package cn.fengqiao.kit.outbox;

import org.jspecify.annotations.NullMarked;
