package cn.fengqiao.kit.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query parameter that the handler does not declare. A filter with a spelling mistake would otherwise answer
 * with everything, and look like a list without that filter's matches.
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
        Set<String> declared = declared(method);
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> QueryText.decode(pair.split("=", 2)[0]).orElse(pair))
                .filter(name -> !declared.contains(name))
                .findFirst()
                .map(unknown -> Problems.field(
                                ProblemType.UNKNOWN_FIELD, unknown, "没有这个查询参数", "there is no such query parameter")
                        .with("allowed", declared));
    }

    private static Set<String> declared(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                parameter.initParameterNameDiscovery(NAMES);
                names.add(
                        annotation.name().isEmpty()
                                ? Objects.requireNonNull(parameter.getParameterName())
                                : annotation.name());
            }
        }
        return names;
    }
}
