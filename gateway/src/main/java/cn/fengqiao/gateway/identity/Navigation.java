package cn.fengqiao.gateway.identity;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Whether somebody opens a page, as opposed to a script that asks for data. Browsers say that they take HTML; at the door itself
 * that is also what whoever takes anything is shown.
 */
public final class Navigation {

    private static final String DOOR = "/";

    private Navigation() {}

    public static boolean by(ServerHttpRequest request) {
        String path = request.getPath().value();
        return request.getMethod().equals(HttpMethod.GET)
                && !path.startsWith("/api/")
                && takesHtml(request.getHeaders().getAccept(), path.equals(DOOR));
    }

    private static boolean takesHtml(List<MediaType> taken, boolean orAnything) {
        return orAnything
                ? taken.isEmpty() || taken.stream().anyMatch(type -> type.includes(MediaType.TEXT_HTML))
                : taken.stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }
}
