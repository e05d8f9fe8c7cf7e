package cn.fengqiao.kit.access;

import cn.fengqiao.access.Operations;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stops the start of a service that offers an operation the access policy does not know. */
final class OperationCatalogueCheck implements SmartInitializingSingleton {

    private final List<RequestMappingHandlerMapping> mappings;

    OperationCatalogueCheck(List<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> forgotten = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> !OperationIds.exempt(entry.getValue()))
                .filter(entry -> OperationIds.of(entry.getValue())
                        .flatMap(Operations::find)
                        .isEmpty())
                .map(OperationCatalogueCheck::describe)
                .sorted()
                .toList();
        if (!forgotten.isEmpty()) {
            throw new IllegalStateException("operations without a row in the access policy: " + forgotten);
        }
    }

    private static String describe(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
        return entry.getKey() + " → " + entry.getValue().getShortLogMessage();
    }
}
