package cn.fengqiao.notify.store;

import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps reports of feeds about cases that never came from piling up. Several instances may do it at once. */
@Component
class Forgetting {

    private final Transactions transactions;
    private final Receipts receipts;
    private final Duration age;

    Forgetting(Transactions transactions, Receipts receipts, @Value("${fengqiao.receipts.keep-early}") Duration age) {
        this.transactions = transactions;
        this.receipts = receipts;
        this.age = age;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        transactions.inTransaction(tx -> {
            receipts.takeTurn(tx);
            return receipts.forget(tx, age);
        });
    }
}
