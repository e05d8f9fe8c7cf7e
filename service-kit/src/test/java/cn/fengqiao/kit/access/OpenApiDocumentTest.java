package cn.fengqiao.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.OpenApiDocument;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@DeskTest
@TestPropertySource(properties = OpenApiDocument.ENABLED)
class OpenApiDocumentTest {

    @LocalServerPort
    private int port;

    @Test
    void a_service_offers_its_document_in_version_3_1_with_its_operation_ids() {
        String token = Tokens.shared().dispatcher(Department.POLICE);

        var answer = new DeskClient(port, token).get("/v3/api-docs");

        assertThat(answer.json().path("openapi").asString()).startsWith("3.1");
        assertThat(answer.json().at("/paths/~1notes/post/operationId").asString())
                .isEqualTo("cases.raise");
        assertThat(answer.json().path("paths").has("/error")).isFalse();
        assertThat(new DeskClient(port, null).get("/v3/api-docs").status()).isEqualTo(401);
    }

    @Test
    void a_document_that_was_never_committed_is_a_failure() {
        URI service = URI.create("http://localhost:" + port);
        String token = Tokens.shared().dispatcher(Department.POLICE);

        assertThatThrownBy(() -> OpenApiDocument.of("no-such-service").compareWith(service, token))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("openapi.write");
    }
}
