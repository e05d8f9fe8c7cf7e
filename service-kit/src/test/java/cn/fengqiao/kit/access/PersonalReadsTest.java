package cn.fengqiao.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.ReadLogVerifier.Finding;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.TestDatabase;
import cn.fengqiao.testkit.Tokens;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class PersonalReadsTest {

    private static final UUID CASE = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final TestDatabase DATABASE = TestCluster.postgres().freshDatabase("readlog");
    private static final ReadLogChain CHAIN = new ReadLogChain(new byte[32]);

    static {
        Flyway.configure()
                .dataSource(DATABASE.url(), "fengqiao_owner", DATABASE.password())
                .locations("classpath:db/kit")
                .load()
                .migrate();
    }

    private static final HikariDataSource APP = app();

    private final JdbcClient jdbc = JdbcClient.create(APP);
    private final Transactions transactions = new Transactions(new DataSourceTransactionManager(APP));
    private final PersonalReads reads = new PersonalReads(jdbc);
    private final ReadLogSealer sealer = new ReadLogSealer(jdbc, transactions, CHAIN);
    private final ReadLogMarks marks = new ReadLogMarks(jdbc, CHAIN);
    private final ReadLogVerifier verifier = verifier(Duration.ofSeconds(10));

    private static HikariDataSource app() {
        var app = new HikariDataSource();
        app.setJdbcUrl(DATABASE.url());
        app.setUsername("fengqiao_app");
        app.setPassword(DATABASE.password());
        return app;
    }

    private ReadLogVerifier verifier(Duration step) {
        return new ReadLogVerifier(jdbc, transactions, CHAIN, marks, step);
    }

    @BeforeEach
    void anEmptyLog() throws SQLException {
        asOwner("truncate read_log, read_log_seal, read_log_mark");
    }

    private static void asOwner(String statement) throws SQLException {
        try (Connection owner = DATABASE.owner();
                var tampering = owner.createStatement()) {
            tampering.execute(statement);
        }
    }

    private void read(FieldClass... shown) {
        CurrentCaller.callAs(
                Tokens.caller(Department.POLICE, Role.DISPATCHER),
                () -> transactions.inTransaction(transaction -> {
                    reads.record(transaction, CASE, EnumSet.of(shown[0], shown), "cases.get", "on the case");
                    return true;
                }));
    }

    private void sealed(int entries) {
        for (int i = 0; i < entries; i++) {
            read(FieldClass.PARTIES, FieldClass.CONTACT);
        }
        sealer.round();
        assertThat(sealer.round()).isEqualTo(entries);
    }

    @Test
    void a_read_of_persons_is_logged_with_who_what_which_and_why() {
        read(FieldClass.EXISTENCE, FieldClass.CONTACT, FieldClass.PARTIES);

        var entry = jdbc.sql("select * from read_log").query().singleRow();
        assertThat(entry)
                .containsEntry("reader", "police.dispatcher")
                .containsEntry("department", "POLICE")
                .containsEntry("operation", "cases.get")
                .containsEntry("purpose", "on the case")
                .containsEntry("policy", CasePolicy.VERSION);
        assertThat(jdbc.sql("select unnest(fields) from read_log")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("PARTIES", "CONTACT"));
    }

    @Test
    void a_read_without_persons_is_not_logged() {
        read(FieldClass.EXISTENCE, FieldClass.RISK);

        assertThat(jdbc.sql("select count(*) from read_log").query(Long.class).single())
                .isZero();
    }

    @Test
    void several_cases_of_one_answer_are_one_entry_that_each_of_them_finds() {
        CurrentCaller.callAs(
                Tokens.caller(Department.POLICE, Role.DISPATCHER),
                () -> transactions.inTransaction(tx -> {
                    reads.record(
                            tx, Set.of(CASE, UUID.randomUUID()), Set.of(FieldClass.PARTIES), "cases.list", "queue");
                    return true;
                }));

        assertThat(jdbc.sql("select cardinality(case_ids) from read_log where case_ids @> array[:case::uuid]")
                        .param("case", CASE.toString())
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update read_log set reader = 'somebody'",
                "delete from read_log",
                "truncate read_log",
                "delete from read_log_seal",
                "update read_log_seal set hash = ''",
                "insert into read_log (position, reader, reader_name, department, area, case_ids, fields, operation, purpose, policy) overriding system value values (1, 'a', 'a', 'A', 'A', array[gen_random_uuid()], '{PARTIES}', 'o', 'p', 'v')",
                "insert into read_log (read_at, reader, reader_name, department, area, case_ids, fields, operation, purpose, policy) values (now(), 'a', 'a', 'A', 'A', array[gen_random_uuid()], '{PARTIES}', 'o', 'p', 'v')"
            })
    void the_service_itself_cannot_change_or_date_back_what_was_logged(String tampering) {
        assertThatThrownBy(() -> jdbc.sql(tampering).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void an_untouched_log_is_intact() {
        sealed(3);
        sealed(2);
        read(FieldClass.PARTIES);

        assertThat(verifier.verify(false)).isInstanceOfSatisfying(Finding.Intact.class, intact -> {
            assertThat(intact.seals()).isEqualTo(2);
            assertThat(intact.entries()).isEqualTo(5);
            assertThat(intact.notYetSealed()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update read_log set reader = 'somebody.else' where position = (select min(position) from read_log)",
                "update read_log set purpose = purpose || ' ' where position = (select max(position) from read_log)",
                "update read_log set read_at = read_at + interval '1 microsecond' where position = (select max(position) from read_log)",
                "update read_log set fields = '{PARTIES}' where position = (select max(position) from read_log)",
                "delete from read_log where position = (select min(position) from read_log)",
                "delete from read_log where position = (select max(position) from read_log)",
                // two entries change places
                "update read_log a set reader = b.reader, read_at = b.read_at, case_ids = b.case_ids from read_log b where a.position + b.position = (select min(position) + max(position) from read_log)",
                "insert into read_log (position, reader, reader_name, department, area, case_ids, fields, operation, purpose, policy) overriding system value select min(position) - 1, 'a', 'a', 'A', 'A', array[gen_random_uuid()], '{PARTIES}', 'o', 'p', 'v' from read_log where position > 1",
                "delete from read_log_seal where number = 1",
                "update read_log_seal set row_count = row_count - 1 where number = 1",
                "update read_log_seal set hash = repeat('0', 64) where number = 1",
                "update read_log_seal set upto_position = upto_position - 1 where number = 2"
            })
    void a_change_a_removal_and_a_reordering_are_found(String tampering) throws SQLException {
        // entries before, so that one can be slipped in below
        sealed(1);
        sealed(3);

        asOwner(tampering);

        assertThat(verifier.verify(false)).as(tampering).isInstanceOf(Finding.Broken.class);
    }

    @Test
    void a_verification_goes_on_where_the_last_one_ended_until_it_is_complete() {
        for (int i = 0; i < 501; i++) {
            sealed(1);
        }
        // More seals than a page has, and time for one page.
        var hasty = verifier(Duration.ZERO);

        assertThat(hasty.verify(false)).isInstanceOfSatisfying(Finding.Intact.class, intact -> {
            assertThat(intact.complete()).isFalse();
            assertThat(intact.seals()).isEqualTo(500);
        });
        assertThat(hasty.verify(false)).isInstanceOfSatisfying(Finding.Intact.class, intact -> {
            assertThat(intact.complete()).isTrue();
            assertThat(intact.entries()).isEqualTo(501);
        });
    }

    @Test
    void what_was_verified_is_looked_at_again_only_from_the_beginning() throws SQLException {
        sealed(2);
        sealed(1);
        assertThat(verifier.verify(false)).isInstanceOf(Finding.Intact.class);
        asOwner("update read_log set reader = 'somebody.else' where position = (select min(position) from read_log)");

        assertThat(verifier.verify(false)).isInstanceOf(Finding.Intact.class);
        assertThat(verifier.verify(true))
                .isInstanceOfSatisfying(
                        Finding.Broken.class,
                        broken -> assertThat(broken.seal()).isEqualTo(1));
    }

    @Test
    void a_seal_that_was_verified_and_then_removed_from_the_end_is_missed() throws SQLException {
        sealed(1);
        sealed(1);
        verifier.verify(false);
        asOwner(
                "delete from read_log_seal where number = 2; delete from read_log where position = (select max(position) from read_log)");

        assertThat(verifier.verify(false)).isInstanceOf(Finding.Broken.class);
    }

    @Test
    void while_one_verifies_another_is_told_how_far_it_is() throws SQLException {
        sealed(1);
        verifier.verify(false);
        sealed(1);
        try (Connection other = DATABASE.owner();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_try_advisory_xact_lock(hashtext('read_log_mark'))");

            assertThat(verifier.verify(false)).isInstanceOfSatisfying(Finding.Intact.class, intact -> {
                assertThat(intact.complete()).isFalse();
                assertThat(intact.seals()).isEqualTo(1);
            });
        }
    }

    @Test
    void entries_expire_with_their_seals_and_the_rest_can_still_be_verified() throws SQLException {
        var expiry = new ReadLogExpiry(jdbc, transactions, marks, 1);
        sealed(2);
        sealed(3);
        expiry.round();
        assertThat(marks.expired())
                .as("less than three years are never asked for")
                .isEqualTo(ReadLogMarks.BEGINNING);
        asOwner("update read_log_seal set sealed_at = now() - interval '3 years 1 day' where number = 1");

        expiry.round();

        assertThat(jdbc.sql("select count(*) from read_log").query(Long.class).single())
                .isEqualTo(3);
        assertThat(verifier.verify(true)).isInstanceOfSatisfying(Finding.Intact.class, intact -> {
            assertThat(intact.seals()).isEqualTo(2);
            assertThat(intact.entries()).isEqualTo(3);
        });
    }

    @Test
    void nobody_without_the_key_can_pretend_that_entries_expired() throws SQLException {
        sealed(2);
        sealed(3);
        asOwner("""
                insert into read_log_mark (kind, number, upto_position, entries, hash, signature)
                select 'EXPIRED', number, upto_position, 0, hash, hash from read_log_seal where number = 1;
                delete from read_log where position <= (select upto_position from read_log_seal where number = 1);
                delete from read_log_seal where number = 1
                """);

        assertThat(verifier.verify(false)).isInstanceOf(Finding.Broken.class);
    }

    @Test
    void a_chain_made_without_the_key_does_not_fit() throws SQLException {
        sealed(2);
        asOwner("truncate read_log_seal");
        var forger = new ReadLogSealer(jdbc, transactions, new ReadLogChain(new byte[] {1}));
        forger.round();
        forger.round();

        assertThat(verifier.verify(false)).isInstanceOf(Finding.Broken.class);
    }

    @ParameterizedTest(name = "{0} reads after it")
    @ValueSource(ints = {0, 1})
    void an_entry_whose_transaction_is_still_open_is_not_skipped_by_the_seal(int readsAfter) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow = threads.submit(() -> slowRead(written, commit));
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < readsAfter; i++) {
                read(FieldClass.PARTIES);
            }

            sealer.round();
            assertThat(sealer.round())
                    .as("the slow reader holds a lower position")
                    .isZero();
            assertThat(jdbc.sql("select count(*) from read_log_seal")
                            .query(Long.class)
                            .single())
                    .isZero();

            commit.countDown();
            slow.get(10, TimeUnit.SECONDS);
            assertThat(sealer.round()).isEqualTo(1 + readsAfter);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
        assertThat(verifier.verify(false)).isInstanceOf(Finding.Intact.class);
    }

    @Test
    void an_entry_written_while_the_seal_is_made_is_not_skipped_by_the_next_one() throws Exception {
        // The seal's transaction waits after its insert, when it has its id, until the slow reader has a position.
        asOwner("""
                create or replace function wait_in_seal() returns trigger language plpgsql as
                'begin perform pg_advisory_xact_lock(4711); return null; end';
                create trigger wait_in_seal after insert on read_log_seal for each row execute function wait_in_seal()
                """);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        read(FieldClass.PARTIES);
        sealer.round();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = DATABASE.owner();
                var statement = held.createStatement()) {
            statement.execute("select pg_advisory_lock(4711)");
            Future<Long> sealing = threads.submit(() -> sealer.round());
            await().until(() -> jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                            .query(Long.class)
                            .single()
                    == 1);
            Future<?> slow = threads.submit(() -> slowRead(written, commit));
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
            statement.execute("select pg_advisory_unlock(4711)");
            assertThat(sealing.get(10, TimeUnit.SECONDS)).isEqualTo(1);

            assertThat(sealer.round()).as("the slow reader may still commit").isZero();
            commit.countDown();
            slow.get(10, TimeUnit.SECONDS);
            assertThat(sealer.round()).isEqualTo(1);
        } finally {
            asOwner("drop trigger wait_in_seal on read_log_seal");
        }
        assertThat(verifier.verify(false)).isInstanceOf(Finding.Intact.class);
    }

    private boolean slowRead(CountDownLatch written, CountDownLatch commit) {
        return CurrentCaller.callAs(
                Tokens.caller(Department.COMMUNITY, Role.RECEIVER),
                () -> transactions.inTransaction(transaction -> {
                    reads.record(transaction, CASE, Set.of(FieldClass.PARTIES), "cases.get", "on the case");
                    written.countDown();
                    try {
                        return commit.await(10, TimeUnit.SECONDS);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                }));
    }

    @Test
    void the_callers_scope_is_set_for_the_transaction_and_gone_after_it() {
        var scope = new CallerScope(jdbc);
        String during = CurrentCaller.callAs(
                Tokens.caller(Department.POLICE, Role.LIAISON, Role.DISPATCHER),
                () -> transactions.inTransaction(transaction -> {
                    scope.apply(transaction);
                    return settings();
                }));

        assertThat(during).isEqualTo("POLICE HC.FQ DISPATCHER,LIAISON");
        assertThat(transactions.inTransaction(transaction -> settings()).trim()).isEmpty();
    }

    private String settings() {
        return jdbc.sql("""
                        select concat_ws(' ', current_setting('fengqiao.department', true),
                                              current_setting('fengqiao.area', true),
                                              current_setting('fengqiao.roles', true))
                        """).query(String.class).single();
    }
}
