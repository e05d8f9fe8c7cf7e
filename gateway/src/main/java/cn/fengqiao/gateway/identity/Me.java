package cn.fengqiao.gateway.identity;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.gateway.DepartmentNames;
import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/me}: whom the door takes the visitor for, and the token their page needs to change something. */
@Configuration(proxyBeanMethods = false)
class Me {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouterFunction<ServerResponse> meRoute() {
        return RouterFunctions.route().GET("/api/me", Me::answer).build();
    }

    private static Mono<ServerResponse> answer(ServerRequest request) {
        return Visitor.of(request.exchange())
                .map(visitor -> csrf(request)
                        .flatMap(token -> ServerResponse.ok()
                                .cacheControl(CacheControl.noStore())
                                .bodyValue(body(visitor.caller(), token))))
                .orElseGet(() -> Problems.write(request.exchange(), GatewayProblem.NOT_AUTHENTICATED)
                        .then(Mono.empty()));
    }

    private static Mono<String> csrf(ServerRequest request) {
        Mono<CsrfToken> token = request.exchange().getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.just("") : token.map(CsrfToken::getToken).defaultIfEmpty("");
    }

    private static Map<String, Object> body(Caller caller, String csrf) {
        var body = new LinkedHashMap<String, Object>();
        body.put("subject", caller.subject());
        body.put("name", caller.name());
        body.put("department", caller.department().code());
        body.put("departmentName", DepartmentNames.of(caller.department().code()));
        body.put("area", caller.area().value());
        body.put("roles", caller.roles().stream().map(Role::name).toList());
        body.put("csrf", csrf);
        return body;
    }
}
