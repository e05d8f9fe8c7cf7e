package cn.fengqiao.kit.access;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;

/** The name by which the access policy knows a handler: the {@code operationId} of its {@code @Operation}. */
final class OperationIds {

    private OperationIds() {}

    static Optional<String> of(HandlerMethod handler) {
        Operation operation = handler.getMethodAnnotation(Operation.class);
        return operation == null || operation.operationId().isBlank()
                ? Optional.empty()
                : Optional.of(operation.operationId());
    }

    /** The error page and the generator of the OpenAPI document are the framework's, show no data and have no name. */
    static boolean exempt(HandlerMethod handler) {
        String type = handler.getBeanType().getName();
        return type.startsWith("org.springdoc.") || ErrorController.class.isAssignableFrom(handler.getBeanType());
    }
}
