package cn.fengqiao.risk;

import cn.fengqiao.testkit.ClusterInitializer;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.OpenApiDocument;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Starts the service once for all test classes that say so, on a real PostgreSQL and a real Kafka. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {RiskService.class, RiskServiceTest.Trust.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {OpenApiDocument.ENABLED, "logging.level.root=warn", "fengqiao.risk.wait-for-case=400ms"})
@ContextConfiguration(initializers = ClusterInitializer.class)
public @interface RiskServiceTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Trust {
        @Bean
        DynamicPropertyRegistrar issuer() {
            return registry -> Tokens.shared().trustedBy(registry);
        }
    }
}
