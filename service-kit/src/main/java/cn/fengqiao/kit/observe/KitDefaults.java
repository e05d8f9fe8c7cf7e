package cn.fengqiao.kit.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Settings every service shares, below everything a service, an operator or a test says: {@code
 * fengqiao-kit.properties}, where each stands with its why.
 */
final class KitDefaults implements EnvironmentPostProcessor {

    /** Where a collector listens unless {@code FENGQIAO_OTLP} says otherwise. */
    private static final String COLLECTOR = "http://localhost:4318/v1/traces";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if ("on".equalsIgnoreCase(environment.getProperty("fengqiao.tracing", "off"))) {
            environment.getPropertySources().addLast(tracing(environment));
        }
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(
                            "fengqiao-kit", new ClassPathResource("fengqiao-kit.properties")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The exporter exists only where it has an address, so without this no span is kept or sent. */
    private static MapPropertySource tracing(ConfigurableEnvironment environment) {
        return new MapPropertySource(
                "fengqiao-tracing",
                Map.of(
                        "management.tracing.sampling.probability",
                        environment.getProperty("fengqiao.tracing-share", "1.0"),
                        "management.opentelemetry.tracing.export.otlp.endpoint",
                        environment.getProperty("fengqiao.otlp", COLLECTOR)));
    }
}
