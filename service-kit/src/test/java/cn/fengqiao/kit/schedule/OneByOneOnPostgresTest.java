package cn.fengqiao.kit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.kit.observe.Measured;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Whose fault it is when a transaction fails, on a real server and through the pool and manager that services use. */
class OneByOneOnPostgresTest {

    private static final UUID BAD = new UUID(0, 1);
    private static final UUID GOOD = new UUID(0, 2);
    private static final UUID LAST = new UUID(0, 3);

    private static TestDatabase database;
    private static HikariDataSource pool;
    private static JdbcClient jdbc;
    private static Transactions transactions;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OneByOne round = new OneByOne("tests", () -> Instant.parse("2026-03-02T08:00:00Z"), meters);

    @BeforeAll
    static void open() {
        database = TestCluster.postgres().freshDatabase("rounds");
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername("fengqiao_owner");
        config.setPassword(database.password());
        config.setMaximumPoolSize(3);
        config.setConnectionTimeout(2_000);
        config.addDataSourceProperty(
                "options", "-c statement_timeout=500ms -c idle_in_transaction_session_timeout=300ms");
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        transactions = new Transactions(new JdbcTransactionManager(pool));
        jdbc.sql("""
                        create table due (id uuid primary key, worked boolean not null default false);
                        create table mark (
                            id uuid primary key,
                            number integer unique deferrable initially deferred,
                            words text);
                        create index on mark (words);
                        insert into mark (id, number) values ('00000000-0000-0000-0000-00000000000f', 7);
                        create function refuse() returns trigger language plpgsql as $body$
                        begin
                            raise exception 'refused by a test';
                        end $body$;
                        create constraint trigger refused after insert on mark
                        deferrable initially deferred
                        for each row when (new.number = 13)
                        execute function refuse()
                        """).update();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void three_are_due() {
        jdbc.sql("delete from due").update();
        jdbc.sql("insert into due (id) select * from unnest(:ids::uuid[])")
                .param("ids", new UUID[] {BAD, GOOD, LAST})
                .update();
    }

    /** What cuts the connection in the middle of {@link #BAD}. */
    enum Cut {
        BEFORE_A_STATEMENT {
            @Override
            void happen() {
                terminate(backend());
                mark(1);
            }
        },
        BY_A_STATEMENT {
            @Override
            void happen() {
                jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .singleRow();
            }
        },
        BEFORE_THE_COMMIT {
            @Override
            void happen() {
                mark(2);
                terminate(backend());
            }
        },
        BEFORE_A_ROLLBACK {
            @Override
            void happen() {
                terminate(backend());
                throw new IllegalStateException("thrown by the test");
            }
        },
        AND_SAID_IN_OTHER_WORDS {
            @Override
            void happen() {
                try {
                    BEFORE_A_STATEMENT.happen();
                } catch (RuntimeException cut) {
                    throw new IllegalStateException("thrown by the test", cut);
                }
            }
        },
        WITH_THE_SERVER {
            @Override
            void happen() {
                TestCluster.postgres().kill();
                mark(3);
            }
        },
        WITH_THE_SERVER_BEFORE_THE_COMMIT {
            @Override
            void happen() {
                mark(4);
                TestCluster.postgres().kill();
            }
        };

        abstract void happen();
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_is_cut_ends_the_round_and_nobody_is_at_fault(Cut cut) {
        assertThatThrownBy(() -> look(cut::happen)).isInstanceOf(RuntimeException.class);
        TestCluster.postgres().restart();

        assertThat(passedBy()).isZero();
        assertThat(worked(BAD)).isFalse();
        assertThat(worked(GOOD)).isFalse();
        look(() -> {});
        assertThat(worked(BAD)).isTrue();
        assertThat(worked(LAST)).isTrue();
    }

    /** What a single one is to blame for, though it may cost the connection too. */
    enum Fault {
        A_UNIQUE_NUMBER_AT_THE_COMMIT {
            @Override
            void happen() {
                mark(7);
            }
        },
        A_TRIGGER_AT_THE_COMMIT {
            @Override
            void happen() {
                mark(13);
            }
        },
        WORDS_TOO_LONG_FOR_THEIR_INDEX {
            @Override
            void happen() {
                jdbc.sql("""
                                insert into mark (id, words)
                                select gen_random_uuid(), string_agg(sha512(n::text::bytea)::text, '')
                                from generate_series(1, 1000) n
                                """).update();
            }
        },
        WHAT_THE_SERVER_DOES_NOT_KNOW_AFTER_WHICH_THE_POOL_CLOSES_THE_CONNECTION {
            @Override
            void happen() {
                jdbc.sql("do 'begin raise exception feature_not_supported; end'")
                        .update();
            }
        },
        A_STATEMENT_THAT_TAKES_TOO_LONG {
            @Override
            void happen() {
                jdbc.sql("select pg_sleep(60)").query().singleRow();
            }
        },
        SILENCE_IN_A_TRANSACTION_AFTER_WHICH_THE_SERVER_CLOSES_THE_CONNECTION {
            @Override
            void happen() {
                int backend = backend();
                Awaitility.await().until(() -> isGone(backend));
                mark(5);
            }
        };

        abstract void happen();
    }

    @ParameterizedTest
    @EnumSource
    void what_a_single_one_is_to_blame_for_is_passed_by(Fault fault) {
        look(fault::happen);

        assertThat(passedBy()).isEqualTo(1);
        assertThat(worked(BAD)).isFalse();
        assertThat(worked(GOOD)).isTrue();
        assertThat(worked(LAST)).isTrue();
    }

    /** @param onTheBad what happens while the first is worked on */
    private void look(Runnable onTheBad) {
        round.through((leftOut, taken) -> transactions.inTransaction(tx -> {
            var next = jdbc.sql("""
                            select id
                            from due
                            where not worked
                            and id <> all (:leftOut::uuid[])
                            order by id
                            limit 1
                            """).param("leftOut", leftOut).query(UUID.class).optional();
            next.ifPresent(taken);
            next.ifPresent(id -> {
                jdbc.sql("update due set worked = true where id = :id")
                        .param("id", id)
                        .update();
                if (id.equals(BAD)) {
                    onTheBad.run();
                }
            });
            return next.isPresent() ? Went.WORKED : Went.NOTHING_DUE;
        }));
    }

    private static void mark(int number) {
        jdbc.sql("insert into mark (id, number) values (gen_random_uuid(), :number)")
                .param("number", number)
                .update();
    }

    private static int backend() {
        return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    private static void terminate(int backend) {
        try (Connection other = TestCluster.postgres().admin(database.name());
                Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(" + backend + ", 5000)");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean isGone(int backend) throws SQLException {
        try (Connection other = TestCluster.postgres().admin(database.name());
                Statement statement = other.createStatement();
                var row = statement.executeQuery("select from pg_stat_activity where pid = " + backend)) {
            return !row.next();
        }
    }

    private double passedBy() {
        return meters.get(Measured.ROUNDS_PASSED_BY.metric())
                .tag("round", "tests")
                .counter()
                .count();
    }

    private static boolean worked(UUID id) {
        return jdbc.sql("select worked from due where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
