package cn.fengqiao.kit.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query parameter that the handler does not declare, and one that is given twice where a single value counts. A
 * filter with a spelling mistake would otherwise answer with everything, and look like a list without that filter's
 * matches; of two values one would be ignored.
 */
final class QueryNames implements HandlerInterceptor {

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final ProblemWriter writer;

    QueryNames(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // the error page is shown for a query that was meant for another handler
        if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        Optional<Problem> refused = check(request.getQueryString(), method);
        if (refused.isPresent()) {
            writer.write(request, response, refused.get());
        }
        return refused.isEmpty();
    }

    private static Optional<Problem> check(@Nullable String query, HandlerMethod method) {
        if (query == null || query.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Boolean> declared = declared(method);
        Set<String> given = new HashSet<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            String sent = pair.split("=", 2)[0];
            String name = QueryText.decode(sent).orElse(sent);
            Boolean repeatable = declared.get(name);
            if (repeatable == null) {
                return Optional.of(
                        Problems.field(ProblemType.UNKNOWN_FIELD, name, "没有这个查询参数", "there is no such query parameter")
                                .with("allowed", declared.keySet()));
            }
            if (!given.add(name) && !repeatable) {
                return Optional.of(
                        Problems.field(ProblemType.DUPLICATE_FIELD, name, "此参数只能给一次", "give this parameter once"));
            }
        }
        return Optional.empty();
    }

    /** The names of the handler's parameters; true for those that take several values. */
    private static Map<String, Boolean> declared(HandlerMethod method) {
        Map<String, Boolean> names = new TreeMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                parameter.initParameterNameDiscovery(NAMES);
                names.put(
                        annotation.name().isEmpty()
                                ? Objects.requireNonNull(parameter.getParameterName())
                                : annotation.name(),
                        Collection.class.isAssignableFrom(parameter.getParameterType()));
            }
        }
        return names;
    }
}
