package cn.fengqiao.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class ObservedDeskTest {

    @LocalServerPort
    private int port;

    @Test
    void a_line_of_the_log_is_json_with_trace_operation_and_case_and_without_the_caller(CapturedOutput log) {
        UUID id = UUID.randomUUID();

        new DeskClient(port, Tokens.shared().dispatcher(Department.POLICE))
                .get(
                        "/notes/" + id + "/logged",
                        "traceparent",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        JsonNode line = log.getOut()
                .lines()
                .filter(text -> text.contains("work on it"))
                .map(JsonMapper.shared()::readTree)
                .findFirst()
                .orElseThrow();
        assertThat(line.path("case").asString()).isEqualTo(id.toString());
        assertThat(line.path("operation").asString()).isEqualTo("cases.timeline");
        assertThat(line.path("traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(line.toString()).doesNotContain("police.dispatcher");
    }

    @Test
    void the_promise_of_the_platform_is_a_histogram_with_its_figures_as_buckets(@Autowired MeterRegistry meters) {
        meters.timer("fengqiao.case.end-to-end").record(Duration.ofMillis(4));

        String metrics = new DeskClient(port, null).get("/actuator/prometheus").text();

        assertThat(metrics)
                .contains("fengqiao_case_end_to_end_seconds_bucket{")
                .containsPattern("fengqiao_case_end_to_end_seconds_bucket\\{[^}]*le=\"0.005\"} 1")
                .containsPattern("fengqiao_case_end_to_end_seconds_bucket\\{[^}]*le=\"0.002\"} 0")
                .contains("service=");
    }
}
