package cn.fengqiao.launcher.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The services: each from its unpacked jar, told by environment where everything is. */
final class Services {

    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final Layout layout;
    private final Ports ports;
    private final Secrets secrets;
    private final Map<String, String> more;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PROBE_PATIENCE).build();

    /** @param more environment that wins over ours, for a load test or a trial */
    Services(Layout layout, Ports ports, Secrets secrets, Map<String, String> more) {
        this.layout = layout;
        this.ports = ports;
        this.secrets = secrets;
        this.more = Map.copyOf(more);
    }

    Launch launch(Part service, List<String> aot) {
        var command = new ArrayList<>(Jvm.modest(heapMib(service), "-Xss512k"));
        if (service == Part.IDENTITY) {
            // A few sign-ins an hour: the optimising compiler would cost more than it could ever win back.
            command.add(Jvm.QUICK_COMPILER_ONLY);
        }
        command.addAll(aot);
        command.addAll(List.of(
                "-jar",
                layout.extracted(service).resolve(service.key() + ".jar").toString()));
        return new Launch(command, environment(service), layout.data(), "TERM");
    }

    /** Whether the service says so itself. */
    boolean ready(Part service) {
        URI probe = ports.inside(service).resolve("/actuator/health/readiness");
        try {
            return http.send(
                                    HttpRequest.newBuilder(probe)
                                            .timeout(PROBE_PATIENCE)
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int heapMib(Part service) {
        return switch (service) {
            case CASE, GATEWAY -> 256;
            case RISK, NOTIFICATION -> 160;
            case IDENTITY -> 96;
            case POSTGRES, KAFKA -> throw new IllegalArgumentException("not a service: " + service);
        };
    }

    private Map<String, String> environment(Part service) {
        var environment = new HashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(ports.of(service)));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SPRING_PROFILES_ACTIVE", "embedded");
        environment.put("SPRING_MAIN_BANNER_MODE", "off");
        environment.put("FENGQIAO_ISSUER", ports.gateway().toString());
        environment.put(
                "FENGQIAO_JWKS",
                ports.inside(Part.IDENTITY).resolve("/oauth2/jwks").toString());
        environment.put("FENGQIAO_KAFKA", "127.0.0.1:" + ports.of(Part.KAFKA));
        environment.put("FENGQIAO_CASE_URL", ports.inside(Part.CASE).toString());
        environment.put("FENGQIAO_RISK_URL", ports.inside(Part.RISK).toString());
        environment.put(
                "FENGQIAO_NOTIFICATION_URL", ports.inside(Part.NOTIFICATION).toString());
        environment.put("FENGQIAO_IDENTITY_URL", ports.inside(Part.IDENTITY).toString());
        switch (service) {
            case IDENTITY -> identity(environment);
            case CASE -> {
                database(environment, "fengqiao_case");
                environment.put("FENGQIAO_DATA_KEY", secrets.dataKey());
                environment.put("FENGQIAO_FILES", layout.files().toString());
                environment.put("FENGQIAO_CLIENT_SECRET", secrets.client("case-service"));
            }
            case RISK -> {
                database(environment, "fengqiao_risk");
                environment.put("FENGQIAO_CLIENT_SECRET", secrets.client("risk-service"));
            }
            case NOTIFICATION -> {
                database(environment, "fengqiao_notification");
                environment.put("FENGQIAO_CLIENT_SECRET", secrets.client("notification-service"));
            }
            case GATEWAY -> {
                environment.put("FENGQIAO_CLIENT_SECRET", secrets.client("gateway-service"));
                environment.put("FENGQIAO_CONSOLE_SECRET", secrets.client("fengqiao-console"));
            }
            case POSTGRES, KAFKA -> throw new IllegalArgumentException("not a service: " + service);
        }
        environment.putAll(more);
        return environment;
    }

    private void identity(Map<String, String> environment) {
        environment.put("FENGQIAO_KEYS", layout.identityKeys().toString());
        environment.put("FENGQIAO_DEMO_PASSWORD", secrets.demoPassword());
        for (String client : Secrets.CLIENTS) {
            String name = client.replace('-', '_').toUpperCase(Locale.ROOT);
            environment.put("FENGQIAO_SECRET_" + name, secrets.client(client));
        }
    }

    private void database(Map<String, String> environment, String name) {
        environment.put("FENGQIAO_DB_URL", "jdbc:postgresql://127.0.0.1:" + ports.of(Part.POSTGRES) + "/" + name);
        environment.put("FENGQIAO_DB_APP_PASSWORD", secrets.database("app"));
        environment.put("FENGQIAO_DB_OWNER_PASSWORD", secrets.database("owner"));
        environment.put("FENGQIAO_DB_RELAY_PASSWORD", secrets.database("relay"));
    }
}
