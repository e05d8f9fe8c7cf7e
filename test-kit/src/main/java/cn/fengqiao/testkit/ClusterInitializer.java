package cn.fengqiao.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets a service's own test context find its database, Kafka and the issuer of test tokens: {@code @ContextConfiguration(initializers =
 * ClusterInitializer.class)}. The database is the one of {@code fengqiao.test.database}, else the one that belongs to
 * {@code spring.application.name}: {@code case-service} has {@code fengqiao_case}.
 */
public final class ClusterInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        String service = environment.getRequiredProperty("spring.application.name");
        String database = environment.getProperty(
                "fengqiao.test.database",
                "fengqiao_" + service.replace("-service", "").replace('-', '_'));
        Map<String, Object> settings =
                new LinkedHashMap<>(TestCluster.postgres().database(database).properties());
        settings.put("fengqiao.kafka", TestCluster.kafka().bootstrapServers());
        Tokens.shared().settings().forEach(settings::put);
        environment.getPropertySources().addFirst(new MapPropertySource("test-cluster", settings));
    }
}
