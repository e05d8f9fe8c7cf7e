package cn.fengqiao.gateway.routes;

import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.identity.ClientAddress;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells identity, and only identity, where a browser comes from and under which origin it sees us. Runs after the
 * filters that drop what the client claimed about both.
 */
@Component
final class HonestForwarding implements HttpHeadersFilter, Ordered {

    private final GatewaySettings settings;

    HonestForwarding(GatewaySettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route == null || !route.getId().equals(Routes.IDENTITY)) {
            return input;
        }
        var headers = new HttpHeaders();
        headers.putAll(input);
        ClientAddress.of(exchange).ifPresent(from -> headers.set(ClientAddress.FORWARDED_FOR, from.getHostAddress()));
        headers.set("X-Forwarded-Proto", settings.publicUrl().getScheme());
        headers.set("X-Forwarded-Host", settings.publicUrl().getAuthority());
        // Tomcat takes the port from here only; without it identity sends people to the scheme's own port.
        headers.set("X-Forwarded-Port", Integer.toString(publicPort()));
        return headers;
    }

    private int publicPort() {
        int stated = settings.publicUrl().getPort();
        return stated >= 0 ? stated : settings.https() ? 443 : 80;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
