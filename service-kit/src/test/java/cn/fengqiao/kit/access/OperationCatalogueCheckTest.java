package cn.fengqiao.kit.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OperationCatalogueCheckTest {

    @RestController
    static class Known {
        @GetMapping("/known")
        @Operation(operationId = "cases.list")
        void list() {}
    }

    @RestController
    static class Unnamed {
        @GetMapping("/unnamed")
        void list() {}
    }

    @RestController
    static class Misspelt {
        @GetMapping("/misspelt")
        @Operation(operationId = "cases.lst")
        void list() {}
    }

    private static void start(Class<?> controller) {
        try (var context = new AnnotationConfigApplicationContext(controller, RequestMappingHandlerMapping.class)) {
            new OperationCatalogueCheck(List.of(context.getBean(RequestMappingHandlerMapping.class)))
                    .afterSingletonsInstantiated();
        }
    }

    @Test
    void a_service_whose_operations_all_have_a_row_starts() {
        assertThatCode(() -> start(Known.class)).doesNotThrowAnyException();
    }

    @Test
    void an_operation_without_a_name_stops_the_start() {
        assertThatThrownBy(() -> start(Unnamed.class)).hasMessageContaining("/unnamed");
    }

    @Test
    void an_operation_without_a_row_stops_the_start() {
        assertThatThrownBy(() -> start(Misspelt.class)).hasMessageContaining("/misspelt");
    }
}
