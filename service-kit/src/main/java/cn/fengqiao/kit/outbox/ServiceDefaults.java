package cn.fengqiao.kit.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Gives every service the settings it shares with the others, from {@code fengqiao-service.properties}. They stand last,
 * so whatever a service or its environment says wins.
 */
final class ServiceDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(
                            "fengqiao-service", new ClassPathResource("fengqiao-service.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("the service kit's own defaults are not readable", e);
        }
    }
}
