package cn.fengqiao.cases;

import cn.fengqiao.testkit.ClusterInitializer;
import cn.fengqiao.testkit.Tokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole service with the demo subdistrict, on the PostgreSQL and Kafka all tests share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "springdoc.api-docs.enabled=true",
            "logging.level.root=warn",
            "fengqiao.case.archive-every=1s",
            // as many as a matrix asks at once
            "fengqiao.case.exports.at-once=8",
            "fengqiao.case.files.directory=target/files/${fengqiao.fork:alone}",
            "fengqiao.case.files.sweep-every=1s",
            "fengqiao.case.households.erase-every=500ms",
            "fengqiao.case.patrols.missed-every=1s",
            "fengqiao.case.protection.rounds-every=1s",
            "fengqiao.case.relapses.settle=1s",
            "fengqiao.case.relapses.look-every=1s"
        })
@ActiveProfiles("embedded")
@ContextConfiguration(initializers = {ClusterInitializer.class, RunningService.Issuer.class})
public @interface RunningService {

    /** Makes the service believe the issuer of the tests. */
    final class Issuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "issuer",
                            Map.of(
                                    "fengqiao.issuer", Tokens.shared().issuer(),
                                    "fengqiao.jwks", Tokens.shared().jwks().toString())));
        }
    }
}
