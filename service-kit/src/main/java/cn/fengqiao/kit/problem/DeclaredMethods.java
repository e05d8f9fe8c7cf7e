package cn.fengqiao.kit.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Refuses {@code OPTIONS} like every method that is not declared. Spring would answer it with a handler of its own, which
 * is no operation and has no row in the access policy; which methods there are, the refusal says as well.
 */
final class DeclaredMethods extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> mappings, String path, HttpServletRequest request) throws ServletException {
        if (super.handleNoMatch(mappings, path, request) == null) {
            return null;
        }
        Set<String> declared = new TreeSet<>();
        mappings.stream()
                .filter(mapping -> Objects.requireNonNull(mapping.getPathPatternsCondition())
                                .getMatchingCondition(request)
                        != null)
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream())
                .forEach(method -> declared.add(method.name()));
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), declared);
    }
}
