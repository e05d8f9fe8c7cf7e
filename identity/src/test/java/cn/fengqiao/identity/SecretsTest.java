package cn.fengqiao.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

class SecretsTest {

    private static final String LONG = "0123456789abcdef0123456789abcdef";

    private static IdentitySettings settings(boolean demo, String password, Map<String, String> secrets) {
        return new IdentitySettings(
                URI.create("http://localhost:8080"),
                Path.of("keys.json"),
                demo,
                password,
                secrets,
                Duration.ofMinutes(10),
                Duration.ofHours(12));
    }

    private static Map<String, String> allGiven() {
        var secrets = new HashMap<String, String>();
        secrets.put(Secrets.CONSOLE, LONG);
        DemoSubdistrict.SYSTEMS.forEach(system -> secrets.put(system.clientId(), LONG));
        return secrets;
    }

    private static Secrets read(IdentitySettings settings, String... profiles) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles(profiles);
        return Secrets.of(settings, environment);
    }

    @Test
    void in_the_embedded_profile_what_nobody_gave_is_well_known() {
        Secrets secrets = read(settings(false, "", Map.of()), "embedded");

        assertThat(secrets.password()).isEqualTo("fengqiao-demo");
        assertThat(secrets.ofClient("police-system")).isEqualTo("fengqiao-demo-police-system");
        assertThat(secrets.embedded()).isTrue();
    }

    @Test
    void in_the_embedded_profile_what_was_given_counts() {
        Secrets secrets = read(settings(false, "mine", Map.of("police-system", "other")), "embedded");

        assertThat(secrets.password()).isEqualTo("mine");
        assertThat(secrets.ofClient("police-system")).isEqualTo("other");
    }

    @Test
    void outside_it_the_demo_must_be_wanted() {
        assertThatThrownBy(() -> read(settings(false, LONG, allGiven())))
                .isInstanceOf(Secrets.Refused.class)
                .hasMessageContaining("FENGQIAO_DEMO");
    }

    @Test
    void outside_it_every_secret_must_be_given() {
        Map<String, String> secrets = allGiven();
        secrets.remove("urban-management-system");

        assertThatThrownBy(() -> read(settings(true, "", secrets)))
                .hasMessageContaining("FENGQIAO_DEMO_PASSWORD is not given")
                .hasMessageContaining("FENGQIAO_SECRET_URBAN_MANAGEMENT_SYSTEM is not given")
                .message()
                .doesNotContain("POLICE");
    }

    @Test
    void outside_it_a_well_known_secret_is_refused_by_name() {
        Map<String, String> secrets = allGiven();
        secrets.put("police-system", "fengqiao-demo-police-system");

        assertThatThrownBy(() -> read(settings(true, LONG, secrets)))
                .hasMessageContaining("FENGQIAO_SECRET_POLICE_SYSTEM is a demo secret");
    }

    @Test
    void outside_it_a_short_secret_is_refused() {
        Map<String, String> secrets = allGiven();
        secrets.put("police-system", "hunter2");

        assertThatThrownBy(() -> read(settings(true, LONG, secrets)))
                .hasMessageContaining("FENGQIAO_SECRET_POLICE_SYSTEM is shorter than 32 characters");
    }

    @Test
    void outside_it_the_page_names_nobody() {
        assertThat(read(settings(true, LONG, allGiven())).embedded()).isFalse();
    }

    @Test
    void secrets_are_not_written_down_by_accident() {
        assertThat(read(settings(true, LONG, allGiven())).toString()).doesNotContain(LONG);
    }
}
