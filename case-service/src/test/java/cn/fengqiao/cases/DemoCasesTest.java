package cn.fengqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.Department;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The cases the launcher fills a new system with are refused by nothing. */
@RunningService
class DemoCasesTest {

    private static final Path CASES = Path.of("../launcher/src/main/resources/demo/cases.json");

    @LocalServerPort
    private int port;

    @Test
    void every_demo_case_and_every_step_of_it_is_accepted() throws IOException {
        Set<String> keys = new HashSet<>();
        for (JsonNode entry : Desk.JSON.readTree(Files.readString(CASES))) {
            String key = entry.path("key").asString();
            assertThat(keys.add(key)).as(key).isTrue();
            Answer current = desk(entry).raise(key, (ObjectNode) entry.path("case"));
            assertThat(current.status()).as(key + " " + current.body()).isEqualTo(201);
            for (JsonNode step : entry.path("then")) {
                String command = step.path("command").asString();
                if (!command.equals("seen")) {
                    current = desk(step)
                            .command(current, command, step.path("body").toString());
                    assertThat(current.status())
                            .as(key + " " + command + " " + current.body())
                            .isEqualTo(200);
                }
            }
        }
        assertThat(keys).hasSizeGreaterThanOrEqualTo(60);
    }

    private Desk desk(JsonNode by) {
        return Desk.dispatcher(port, Department.of(by.path("by").asString()));
    }
}
