package cn.fengqiao.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AccessMatrix;
import cn.fengqiao.testkit.api.OpenApiDocument.OpenApiOperation;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The generated access test itself must be able to find what it is for. */
@DeskTest
class AccessMatrixTest {

    private static final List<OpenApiOperation> DESK = List.of(
            new OpenApiOperation("cases.raise", "POST", "/notes", Optional.of("application/json")),
            new OpenApiOperation("cases.get", "GET", "/notes/{id}", Optional.empty()),
            new OpenApiOperation("imports.start", "POST", "/imports", Optional.of("multipart/form-data")),
            new OpenApiOperation("deadLetters.list", "GET", "/dead-letters", Optional.empty()));

    @LocalServerPort
    private int port;

    private URI desk() {
        return URI.create("http://localhost:" + port);
    }

    @Test
    void a_service_that_follows_the_policy_passes() {
        assertThat(AccessMatrix.findings(DESK, desk(), Tokens.shared())).isEmpty();
    }

    @Test
    void an_operation_without_a_row_is_found() {
        var forgotten = new OpenApiOperation("cases.eraseAll", "GET", "/notes", Optional.empty());

        assertThat(AccessMatrix.findings(List.of(forgotten), desk(), Tokens.shared()))
                .singleElement()
                .asString()
                .contains("cases.eraseAll", "no row in the policy");
    }

    @Test
    void a_door_that_is_open_too_wide_or_too_narrow_is_found() {
        var tooWide = new OpenApiOperation("deadLetters.list", "GET", "/notes?limit=1", Optional.empty());
        var tooNarrow = new OpenApiOperation("me.get", "GET", "/dead-letters", Optional.empty());

        assertThat(AccessMatrix.findings(List.of(tooWide), desk(), Tokens.shared()))
                .anyMatch(finding -> finding.contains("as DISPATCHER: expected 403"));
        assertThat(AccessMatrix.findings(List.of(tooNarrow), desk(), Tokens.shared()))
                .anyMatch(finding -> finding.contains("as DISPATCHER: should come past the door"));
    }

    @Test
    void a_body_that_is_taken_in_any_format_is_found() {
        var anything = new OpenApiOperation("cases.raise", "POST", "/notes/1/accept", Optional.of("application/json"));

        assertThat(AccessMatrix.findings(List.of(anything), desk(), Tokens.shared()))
                .anyMatch(finding -> finding.contains("as a sender of YAML: expected 415"));
    }

    @Test
    void a_handler_that_breaks_is_found() {
        var broken = new OpenApiOperation("areas.get", "GET", "/broken", Optional.empty());

        assertThat(AccessMatrix.findings(List.of(broken), desk(), Tokens.shared()))
                .isNotEmpty();
    }

    @Test
    void a_document_without_operations_is_not_a_success() {
        assertThat(AccessMatrix.findings(List.of(), desk(), Tokens.shared())).isNotEmpty();
    }
}
