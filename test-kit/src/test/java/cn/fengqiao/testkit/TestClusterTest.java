package cn.fengqiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestClusterTest {

    @Test
    void the_services_role_owns_nothing_and_a_wrong_password_is_refused() throws SQLException {
        TestDatabase database = TestCluster.postgres().database("fengqiao_case");

        try (var app = database.app();
                var statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table not_mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "fengqiao_app", "guess"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_killed_postgres_comes_back_with_its_commits() throws SQLException {
        PostgresServer server = TestCluster.postgres();
        TestDatabase database = server.freshDatabase("kill_test");
        try (var owner = database.owner();
                var statement = owner.createStatement()) {
            statement.execute("create table kept as select 7 as answer");
        }

        server.kill();
        assertThatThrownBy(database::owner).isInstanceOf(SQLException.class);
        server.restart();

        try (var owner = database.owner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery("select answer from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void a_killed_kafka_comes_back_with_its_topics() throws ExecutionException, InterruptedException {
        KafkaServer server = TestCluster.kafka();
        try (var admin = Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }

        server.kill();
        server.restart();

        try (var admin = Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }
}
