package cn.fengqiao.cases;

import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AccessMatrix;
import cn.fengqiao.testkit.api.OpenApiDocument;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningService
class ApiTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.of("case-service");

    @LocalServerPort
    private int port;

    @Test
    void the_service_offers_what_its_committed_document_says() {
        DOCUMENT.compareWith(service(), Tokens.shared().dispatcher(Department.POLICE));
    }

    @Test
    void every_operation_opens_to_the_roles_of_the_policy_and_to_no_others() {
        AccessMatrix.check(DOCUMENT, service(), Tokens.shared());
    }

    private URI service() {
        return URI.create("http://localhost:" + port);
    }
}
