package cn.fengqiao.kit.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class KitDefaultsTest {

    private static StandardEnvironment serviceWith(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("service", settings));
        new KitDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void traces_are_neither_recorded_nor_sent_unless_asked_for() {
        StandardEnvironment service = serviceWith(Map.of());

        assertThat(service.getProperty("management.tracing.sampling.probability"))
                .isEqualTo("0");
        assertThat(service.getProperty("management.opentelemetry.tracing.export.otlp.endpoint"))
                .isNull();
    }

    @Test
    void asked_for_they_are_recorded_and_sent_to_the_collector_that_is_named() {
        StandardEnvironment service =
                serviceWith(Map.of("fengqiao.tracing", "on", "fengqiao.otlp", "http://collector:4318/v1/traces"));

        assertThat(service.getProperty("management.tracing.sampling.probability"))
                .isEqualTo("1.0");
        assertThat(service.getProperty("management.opentelemetry.tracing.export.otlp.endpoint"))
                .isEqualTo("http://collector:4318/v1/traces");
    }

    @Test
    void what_a_service_says_itself_wins() {
        StandardEnvironment service = serviceWith(Map.of("server.shutdown", "immediate"));

        assertThat(service.getProperty("server.shutdown")).isEqualTo("immediate");
    }
}
