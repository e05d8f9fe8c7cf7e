package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be known of the deployment files without an engine: they agree with each other and keep the doors shut. */
class DeploymentFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SERVICES =
            List.of("case-service", "gateway", "identity", "notification-service", "risk-service");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[?-])?");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?");

    private final JsonNode compose = document("docker-compose.yml");

    @Test
    void compose_publishes_the_gateway_alone_and_on_loopback_unless_told_otherwise() {
        Map<String, JsonNode> published = new TreeMap<>();
        compose.path("services").forEachEntry((name, service) -> {
            if (service.has("ports")) {
                published.put(name, service.path("ports"));
            }
        });

        assertThat(published.keySet()).containsExactly("gateway");
        assertThat(published.get("gateway"))
                .extracting(JsonNode::stringValue)
                .containsExactly("${FENGQIAO_BIND:-127.0.0.1}:${FENGQIAO_PORT:-8080}:8080");
        assertThat(compose.path("networks").path("inside").path("internal").booleanValue())
                .isTrue();
    }

    @Test
    void compose_runs_every_service_without_privileges_and_within_bounds() {
        for (String name : SERVICES) {
            JsonNode service = compose.path("services").path(name);

            assertThat(service.path("read_only").booleanValue()).as(name).isTrue();
            assertThat(service.path("cap_drop").path(0).stringValue()).as(name).isEqualTo("ALL");
            assertThat(service.path("security_opt").path(0).stringValue())
                    .as(name)
                    .isEqualTo("no-new-privileges:true");
            assertThat(service.has("mem_limit")).as(name).isTrue();
            assertThat(service.path("build").path("args").path("SERVICE").stringValue())
                    .isEqualTo(name);
        }
    }

    @Test
    void compose_refuses_to_start_without_a_secret() throws IOException {
        String text = Files.readString(ROOT.resolve("docker-compose.yml"));
        Set<String> withoutRefusal = VARIABLE.matcher(text)
                .results()
                .filter(variable -> !":?".equals(variable.group(2)))
                .map(variable -> variable.group(1))
                .filter(name -> name.matches(".*(SECRET|PASSWORD|KEY)($|_).*"))
                .collect(Collectors.toSet());

        assertThat(withoutRefusal).isEmpty();
    }

    @Test
    void the_secrets_script_writes_every_secret_once_for_its_owner_alone(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("deploy/compose-secrets.sh");
        Files.createDirectories(script.getParent());
        Files.copy(ROOT.resolve("deploy/compose-secrets.sh"), script);
        Path written = folder.resolve(".env");

        assertThat(run(script)).isZero();

        Map<String, String> secrets = Files.readAllLines(written).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Set<String> required = REQUIRED.matcher(Files.readString(ROOT.resolve("docker-compose.yml")))
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toSet());
        assertThat(secrets.keySet()).isEqualTo(required);
        assertThat(secrets.values()).doesNotHaveDuplicates().allMatch(secret -> secret.length() >= 16);
        assertThat(Base64.getDecoder().decode(secrets.get("FENGQIAO_DATA_KEY"))).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                .isEqualTo("rw-------");

        String before = Files.readString(written);
        assertThat(run(script)).as("a second time").isNotZero();
        assertThat(Files.readString(written)).isEqualTo(before);
    }

    @Test
    void prometheus_scrapes_every_service_where_compose_puts_it() {
        JsonNode prometheus = document("deploy/prometheus/prometheus.yml");
        Set<String> scraped = prometheus
                .path("scrape_configs")
                .path(0)
                .path("static_configs")
                .valueStream()
                .map(config -> config.path("targets").path(0).stringValue())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> running = SERVICES.stream()
                .map(name -> {
                    JsonNode environment = compose.path("services").path(name).path("environment");
                    JsonNode apart = environment.path("MANAGEMENT_SERVER_PORT");
                    return name + ":" + (apart.isMissingNode() ? environment.path("SERVER_PORT") : apart).asString();
                })
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(scraped).isEqualTo(running);
    }

    @Test
    void the_published_port_serves_neither_health_nor_metrics() {
        JsonNode gateway = compose.path("services").path("gateway").path("environment");
        JsonNode pod = manifests("gateway", "Deployment")
                .getFirst()
                .path("spec")
                .path("template")
                .path("spec");
        JsonNode container = pod.path("containers").path(0);

        assertThat(gateway.path("MANAGEMENT_SERVER_PORT").asString())
                .isNotEqualTo(gateway.path("SERVER_PORT").asString());
        assertThat(container.path("readinessProbe").path("httpGet").path("port").stringValue())
                .isEqualTo("management");
        assertThat(manifests("gateway", "Service")
                        .getFirst()
                        .path("spec")
                        .path("ports")
                        .valueStream()
                        .map(port -> port.path("targetPort").stringValue()))
                .containsExactly("http");
    }

    @Test
    void every_alert_says_what_to_do_and_where_it_is_written() throws IOException {
        JsonNode alerts = document("deploy/prometheus/alerts.yml");
        String runbook = Files.readString(ROOT.resolve("docs/runbook.md"));
        List<JsonNode> rules = alerts.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .filter(rule -> rule.has("alert"))
                .toList();

        assertThat(rules).isNotEmpty();
        for (JsonNode rule : rules) {
            String link = rule.path("annotations").path("runbook").stringValue();
            assertThat(rule.path("annotations").path("summary").stringValue()).isNotBlank();
            assertThat(link).as(rule.toString()).startsWith("docs/runbook.md#");
            assertThat(anchors(runbook)).contains(link.substring(link.indexOf('#') + 1));
        }
    }

    @Test
    void the_dashboard_has_a_panel_for_each_thing_an_operator_asks() throws IOException {
        JsonNode dashboard = JSON.readTree(Files.readString(ROOT.resolve("deploy/grafana/dashboards/fengqiao.json")));
        List<JsonNode> panels = dashboard
                .path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").stringValue().equals("row"))
                .toList();

        assertThat(dashboard.path("uid").stringValue()).isEqualTo("fengqiao");
        assertThat(dashboard
                        .path("panels")
                        .valueStream()
                        .map(panel -> panel.path("id").intValue()))
                .doesNotHaveDuplicates();
        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("datasource").path("uid").stringValue()).isEqualTo("prometheus");
            assertThat(panel.path("description").stringValue()).isNotBlank();
            assertThat(panel.path("targets")
                            .valueStream()
                            .map(target -> target.path("expr").stringValue()))
                    .isNotEmpty()
                    .allMatch(expression -> !expression.isBlank());
        });
    }

    @Test
    void every_service_on_the_cluster_is_probed_bounded_and_unprivileged() {
        for (String name : SERVICES) {
            JsonNode pod = manifests(name, "Deployment")
                    .getFirst()
                    .path("spec")
                    .path("template")
                    .path("spec");
            JsonNode container = pod.path("containers").path(0);

            assertThat(pod.path("securityContext").path("runAsNonRoot").booleanValue())
                    .as(name)
                    .isTrue();
            assertThat(pod.path("automountServiceAccountToken").booleanValue(true))
                    .as(name)
                    .isFalse();
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.path(probe).has("httpGet"))
                        .as(name + " " + probe)
                        .isTrue();
            }
            assertThat(container.path("resources").path("limits").has("memory"))
                    .as(name)
                    .isTrue();
            assertThat(container.path("resources").path("requests").has("cpu"))
                    .as(name)
                    .isTrue();
            JsonNode security = container.path("securityContext");
            assertThat(security.path("readOnlyRootFilesystem").booleanValue())
                    .as(name)
                    .isTrue();
            assertThat(security.path("allowPrivilegeEscalation").booleanValue(true))
                    .as(name)
                    .isFalse();
            assertThat(manifests(name, "Service")).as(name).hasSize(1);
        }
    }

    @Test
    void no_secret_is_written_into_a_manifest() {
        for (String name : SERVICES) {
            JsonNode environment = manifests(name, "Deployment")
                    .getFirst()
                    .path("spec")
                    .path("template")
                    .path("spec")
                    .path("containers")
                    .path(0)
                    .path("env");
            assertThat(environment
                            .valueStream()
                            .filter(entry -> entry.path("name").stringValue().matches(".*(SECRET|PASSWORD|KEY)($|_).*"))
                            .filter(entry -> !entry.path("valueFrom").has("secretKeyRef")))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void the_cluster_gives_each_service_the_same_settings_as_compose() {
        JsonNode shared = manifests("configuration", "ConfigMap").getFirst().path("data");
        for (String name : SERVICES) {
            Set<String> onCluster = new TreeSet<>(shared.propertyNames());
            manifests(name, "Deployment")
                    .getFirst()
                    .path("spec")
                    .path("template")
                    .path("spec")
                    .path("containers")
                    .path(0)
                    .path("env")
                    .forEach(entry -> onCluster.add(entry.path("name").stringValue()));
            manifests(name, "ConfigMap")
                    .forEach(map -> onCluster.addAll(map.path("data").propertyNames()));

            assertThat(onCluster)
                    .as(name)
                    .containsAll(compose.path("services")
                            .path(name)
                            .path("environment")
                            .propertyNames());
        }
    }

    @Test
    void every_file_of_the_cluster_is_listed_and_every_listed_one_is_there() {
        for (String folder : List.of("base", "identity", "example")) {
            Path home = ROOT.resolve("deploy/kubernetes").resolve(folder);
            JsonNode kustomization =
                    documents(home.resolve("kustomization.yaml")).getFirst();
            Set<String> listed = kustomization
                    .path("resources")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .filter(file -> file.endsWith(".yaml"))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(listed).as(folder).isEqualTo(filesIn(home));
        }
    }

    private static Set<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> manifests(String name, String kind) {
        String folder = name.equals("identity") ? "identity" : "base";
        Path file = ROOT.resolve("deploy/kubernetes").resolve(folder).resolve(name + ".yaml");
        return documents(file).stream()
                .filter(document -> document.path("kind").stringValue().equals(kind))
                .toList();
    }

    /** Documents of a YAML file, with anchors and merge keys already followed. */
    private static List<JsonNode> documents(Path file) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (Reader reader = Files.newBufferedReader(file)) {
            var documents = new ArrayList<JsonNode>();
            yaml.loadAll(reader).forEach(document -> documents.add(JSON.valueToTree(document)));
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode document(String file) {
        return documents(ROOT.resolve(file)).getFirst();
    }

    private static Set<String> anchors(String markdown) {
        Matcher headings = Pattern.compile("(?m)^#+ (.+)$").matcher(markdown);
        return headings.results()
                .map(heading -> heading.group(1).toLowerCase(java.util.Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static int run(Path script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
