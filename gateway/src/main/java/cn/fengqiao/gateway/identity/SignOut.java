package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Ends the session here, then sends the browser to the issuer to end it there too, which sends it back. */
final class SignOut implements ServerLogoutSuccessHandler {

    private final GatewaySettings settings;
    private final BrowserSessions sessions;

    SignOut(GatewaySettings settings, BrowserSessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> onLogoutSuccess(WebFilterExchange exchange, Authentication authentication) {
        ServerWebExchange web = exchange.getExchange();
        return web.getSession().flatMap(sessions::end).then(Mono.defer(() -> onward(web, target(authentication))));
    }

    // A script cannot follow a redirect into a page; it is told where to go and goes there itself.
    private static Mono<Void> onward(ServerWebExchange web, URI target) {
        ServerHttpResponse response = web.getResponse();
        if (web.getRequest().getHeaders().getAccept().contains(MediaType.APPLICATION_JSON)) {
            byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("location", target.toString()));
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
        }
        response.setStatusCode(HttpStatus.SEE_OTHER);
        response.getHeaders().setLocation(target);
        return response.setComplete();
    }

    private URI target(Authentication authentication) {
        URI endSession = settings.oidc().endSession();
        if (endSession == null
                || endSession.toString().isEmpty()
                || !(authentication.getPrincipal() instanceof OidcUser person)) {
            return URI.create("/");
        }
        return UriComponentsBuilder.fromUri(endSession)
                .queryParam("id_token_hint", person.getIdToken().getTokenValue())
                .queryParam("post_logout_redirect_uri", settings.publicUrl() + "/")
                .encode()
                .build()
                .toUri();
    }
}
