package cn.fengqiao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Operation;
import cn.fengqiao.access.Operations;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.reactive.function.server.RouterFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed document against the running door, and both against the access policy. */
class ApiDocumentTest extends RunningGateway {

    private static final Pattern API_PATH = Pattern.compile("/api/[a-z/-]+");

    @Autowired
    List<RouterFunction<?>> ownAnswers;

    /** Answered by a service, under an address that only the door knows. */
    private static final String PASSED_ON = "/api/ops/{service}";

    private static JsonNode document() {
        return document("gateway");
    }

    private static JsonNode document(String part) {
        try {
            return JsonMapper.shared().readTree(Files.readString(Path.of("../docs/api/" + part + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Path to operation id, of what the door answers itself. */
    private static Map<String, String> documented() {
        var operations = new TreeMap<String, String>();
        document()
                .get("paths")
                .propertyStream()
                .filter(path -> !path.getKey().startsWith(PASSED_ON))
                .forEach(path -> operations.put(
                        path.getKey(),
                        path.getValue().get("get").get("operationId").asString()));
        return operations;
    }

    @Test
    void whatever_the_door_answers_itself_is_documented_and_has_a_row_in_the_policy() {
        List<String> answered = ownAnswers.stream()
                .flatMap(function -> API_PATH.matcher(function.toString()).results())
                .map(MatchResult::group)
                .toList();

        assertThat(answered).containsExactlyInAnyOrderElementsOf(documented().keySet());
        assertThat(documented().values())
                .allSatisfy(id -> assertThat(Operations.find(id)).isPresent());
    }

    @Test
    void every_role_gets_past_the_door_or_not_as_the_policy_says() {
        documented().forEach((path, id) -> {
            Operation operation = Operations.find(id).orElseThrow();
            assertThat(send(request(path)).statusCode()).as("nobody at " + path).isEqualTo(401);
            for (Role role : Role.values()) {
                int expected = operation.roles().contains(role) ? 200 : 403;
                assertThat(status(path, TOKENS.of(caller(role))))
                        .as(role + " at " + path)
                        .isEqualTo(expected);
            }
        });
    }

    private static Caller caller(Role role) {
        return switch (role) {
            case FEED, SERVICE -> Tokens.caller(Caller.PLATFORM, Caller.NOWHERE, role);
            default -> Tokens.caller(Department.COMMUNITY, role);
        };
    }

    // The feed does not end, so only the head of the answer is waited for.
    private int status(String path, String token) {
        String answer = RawHttp.firstLine(
                port, "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"case", "risk", "notification"})
    void dead_letters_are_documented_where_they_are_reached_as_the_services_document_them(String service) {
        JsonNode ours = document();
        JsonNode theirs = document(service + "-service");

        Map<String, JsonNode> passedOn = new TreeMap<>();
        ours.get("paths")
                .propertyStream()
                .filter(path -> path.getKey().startsWith(PASSED_ON))
                .forEach(path -> {
                    ObjectNode operations = path.getValue().deepCopy().asObject();
                    operations.remove("parameters");
                    passedOn.put(path.getKey().replace(PASSED_ON, "/api"), operations);
                });
        assertThat(passedOn)
                .isEqualTo(theirs.get("paths")
                        .propertyStream()
                        .filter(path -> path.getKey().startsWith("/api/dead-letters"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertThat(deadLetterSchemas(ours)).isEqualTo(deadLetterSchemas(theirs)).isNotEmpty();
        get("/api/ops/" + service + "/dead-letters", TOKENS.of(Tokens.caller(Department.COMMUNITY, Role.ADMIN)));
        assertThat(peer(service).last().target()).isEqualTo("/api/dead-letters");
    }

    private static Peer peer(String service) {
        return switch (service) {
            case "case" -> CASE;
            case "risk" -> RISK;
            default -> NOTIFICATION;
        };
    }

    private static Map<String, JsonNode> deadLetterSchemas(JsonNode document) {
        return document.get("components")
                .get("schemas")
                .propertyStream()
                .filter(schema -> schema.getKey().matches("DeadLetter.*|DiscardReason"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void answers_have_the_documented_shape() {
        String token = TOKENS.dispatcher(Department.POLICE);
        assertShape("Me", get("/api/me", token).body());
        assertShape("Reachability", get("/api/reachability", token).body());
        assertShape("Problem", get("/api/nothing", token).body());
        try (OpenFeed feed = OpenFeed.open(port, token)) {
            assertShape("Hello", feed.awaitEvent("hello").data());
            var raised = Topic.write(Topic.registered(false, Department.POLICE));
            assertShape("Fact", feed.awaitAbout(raised.subject()).data());
        }
    }

    private static void assertShape(String name, String json) {
        String schema = document().get("components").get("schemas").get(name).toString();
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(json, InputFormat.JSON);
        assertThat(errors).as(name + ": " + json).isEmpty();
    }
}
