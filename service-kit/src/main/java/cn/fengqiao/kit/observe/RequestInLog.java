package cn.fengqiao.kit.observe;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Puts operation and case of a request into every line of the log, and takes them out again. */
final class RequestInLog implements HandlerInterceptor {

    private static final String OPERATION = "operation";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Operation operation = method.getMethodAnnotation(Operation.class);
            if (operation != null) {
                MDC.put(OPERATION, operation.operationId());
            }
            String id = pathVariable(request, "id");
            // only what looks like an id: whatever else stands in a path came from outside and may be anything
            if (id != null && ID.matcher(id).matches()) {
                MDC.put(CaseInLog.KEY, id);
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        MDC.remove(OPERATION);
        MDC.remove(CaseInLog.KEY);
    }

    private static @Nullable String pathVariable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String value
                ? value
                : null;
    }
}
