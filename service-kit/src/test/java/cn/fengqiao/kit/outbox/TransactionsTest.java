package cn.fengqiao.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private static Ledger ledger;

    @BeforeAll
    static void open() {
        ledger = Ledger.create();
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void a_token_is_dead_when_its_transaction_is_over() {
        var kept = new AtomicReference<OpenTransaction>();
        ledger.transactions.inTransaction(tx -> {
            kept.set(tx);
            return 1;
        });

        assertThatThrownBy(() -> ledger.outbox.append(kept.get(), Ledger.accepted(ledger.openCase(), 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this transaction is over");
    }

    @Test
    void a_token_is_of_no_use_to_another_thread() throws InterruptedException {
        var refusals = new ArrayList<String>();
        ledger.transactions.inTransaction(tx -> {
            Thread other = Thread.ofVirtual().start(() -> {
                try {
                    tx.requireOpen();
                } catch (IllegalStateException e) {
                    refusals.add(e.getMessage());
                }
            });
            try {
                other.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });

        assertThat(refusals).containsExactly("this transaction belongs to another thread");
    }

    @Test
    void a_transaction_in_a_transaction_is_refused() {
        assertThatThrownBy(
                        () -> ledger.transactions.inTransaction(outer -> ledger.transactions.inTransaction(inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a transaction is already open on this thread");
    }

    @Test
    void state_and_event_are_both_there_or_neither() {
        UUID one = ledger.openCase();

        assertThatThrownBy(() -> ledger.transactions.inTransaction(tx -> {
                    ledger.append(tx, one);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(count("select version from test_case where id = :id", one)).isZero();
        assertThat(count("select count(*) from outbox where subject = :id", one))
                .isZero();
        ledger.advance(one);
        assertThat(count("select version from test_case where id = :id", one)).isEqualTo(1);
        assertThat(count("select count(*) from outbox where subject = :id", one))
                .isEqualTo(1);
    }

    @Test
    void an_event_that_no_broker_would_take_does_not_get_into_the_ledger() {
        String tooMuch = "\"" + "字".repeat(300_000) + "\"";

        assertThatThrownBy(
                        () -> new OutboxRow(UUID.randomUUID(), "case-events", UUID.randomUUID(), 1, "t", "{}", tooMuch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exceeds");
    }

    private static long count(String sql, UUID id) {
        return ledger.jdbc.sql(sql).param("id", id).query(Long.class).single();
    }
}
