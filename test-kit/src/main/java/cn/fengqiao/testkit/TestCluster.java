package cn.fengqiao.testkit;

import java.util.Locale;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The PostgreSQL and the Kafka that all tests of one JVM share. Both are real and start at first use: as containers
 * where a Docker engine answers, as processes of this machine otherwise. The switch is the system property
 * {@code fengqiao.infra} or the variable {@code FENGQIAO_INFRA}: {@code embedded}, {@code testcontainers} or
 * {@code auto} (the default).
 *
 * <p>Guarantees the settings of deployment: logical WAL, roles and databases of {@code cluster.sql}, passwords checked.
 * Does not guarantee durability over a crash of the machine: fsync is off, tests are thrown away.
 */
public final class TestCluster {

    private static final class Postgres {
        static final PostgresServer SERVER = containers() ? ContainerPostgres.start() : LocalPostgres.start();
    }

    private static final class Kafka {
        static final KafkaServer SERVER = containers() ? ContainerKafka.start() : LocalKafka.start();
    }

    private TestCluster() {}

    public static PostgresServer postgres() {
        return Postgres.SERVER;
    }

    public static KafkaServer kafka() {
        return Kafka.SERVER;
    }

    /** For {@code @DynamicPropertySource}: where a service finds its database and Kafka. */
    public static void register(DynamicPropertyRegistry registry, String database) {
        register(registry, postgres().database(database));
    }

    /** The same for a database that a test made for itself. */
    public static void register(DynamicPropertyRegistry registry, TestDatabase database) {
        database.properties().forEach((key, value) -> registry.add(key, () -> value));
        registry.add("fengqiao.kafka", () -> kafka().bootstrapServers());
    }

    private static boolean containers() {
        String choice = System.getProperty("fengqiao.infra", System.getenv().getOrDefault("FENGQIAO_INFRA", "auto"));
        return switch (choice.toLowerCase(Locale.ROOT)) {
            case "embedded" -> false;
            case "testcontainers" -> true;
            case "auto" -> DockerEngine.answers();
            default ->
                throw new IllegalArgumentException("fengqiao.infra is embedded, testcontainers or auto, not " + choice);
        };
    }
}
