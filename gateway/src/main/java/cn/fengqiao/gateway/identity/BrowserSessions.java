package cn.fengqiao.gateway.identity;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Knows sessions by a name of their own, as their id is changed at every sign-in and by signing out, and ends them
 * together with what was opened in them.
 */
@Component
final class BrowserSessions {

    private static final String NAME = BrowserSessions.class.getName();

    private final ApplicationEventPublisher events;

    BrowserSessions(ApplicationEventPublisher events) {
        this.events = events;
    }

    static String nameOf(WebSession session) {
        return (String) session.getAttributes()
                .computeIfAbsent(NAME, fresh -> UUID.randomUUID().toString());
    }

    Mono<Void> end(WebSession session) {
        return Mono.defer(() -> {
            String name = nameOf(session);
            return session.invalidate().then(Mono.fromRunnable(() -> events.publishEvent(new SessionEnded(name))));
        });
    }
}
