package cn.fengqiao.gateway.console;

import cn.fengqiao.gateway.identity.IdentityPaths;
import cn.fengqiao.gateway.identity.Navigation;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The console's files. Those under {@code /assets} have their content's hash in their name and may be kept for ever; the
 * page itself is asked for again each time. An address inside the console gets the page, which knows what to show.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleFiles {

    private static final String ROOT = "console";
    private static final Duration FOR_EVER = Duration.ofDays(365);

    @Bean
    @Order(100)
    RouterFunction<ServerResponse> consoleRoute() {
        return RouterFunctions.route()
                .route(RequestPredicates.GET("/**").and(ConsoleFiles::isFile), ConsoleFiles::file)
                .route(RequestPredicates.GET("/**").and(ConsoleFiles::isPage), request -> page())
                .build();
    }

    private static boolean isFile(ServerRequest request) {
        String path = request.path();
        return path.indexOf('.') > 0
                && !belongsElsewhere(request)
                && resource(path).isReadable();
    }

    private static boolean isPage(ServerRequest request) {
        String path = request.path();
        return path.indexOf('.') < 0
                && !belongsElsewhere(request)
                && Navigation.by(request.exchange().getRequest())
                && resource("/index.html").isReadable();
    }

    private static boolean belongsElsewhere(ServerRequest request) {
        ServerHttpRequest http = request.exchange().getRequest();
        return request.path().startsWith("/api/")
                || request.path().startsWith("/actuator")
                || IdentityPaths.contain(http)
                || IdentityPaths.signIn(http);
    }

    private static Mono<ServerResponse> file(ServerRequest request) {
        Resource file = resource(request.path());
        boolean hashed = request.path().startsWith("/assets/");
        return ServerResponse.ok()
                .contentType(MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .cacheControl(
                        hashed ? CacheControl.maxAge(FOR_EVER).cachePublic().immutable() : CacheControl.noCache())
                .bodyValue(file);
    }

    private static Mono<ServerResponse> page() {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .bodyValue(resource("/index.html"));
    }

    // The path guard has refused every path that could leave the folder.
    private static Resource resource(String path) {
        return new ClassPathResource(ROOT + path);
    }
}
