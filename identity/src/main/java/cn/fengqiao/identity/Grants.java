package cn.fengqiao.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What people granted to the console, in memory and bounded. A program's token stands for itself and is not kept: it
 * cannot be refreshed, and lives too short to be worth revoking.
 */
final class Grants implements OAuth2AuthorizationService {

    private static final int MOST = 20_000;

    private final Clock clock;
    private final Map<String, OAuth2Authorization> byId = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OAuth2Authorization> eldest) {
            return size() > MOST || ended(eldest.getValue());
        }
    };

    Grants(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void save(OAuth2Authorization grant) {
        if (!grant.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            byId.put(grant.getId(), grant);
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization grant) {
        byId.remove(grant.getId());
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        return byId.get(id);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return byId.values().stream()
                .filter(grant -> grant.getToken(token) != null)
                .findAny()
                .orElse(null);
    }

    private boolean ended(OAuth2Authorization grant) {
        var refresh = grant.getRefreshToken();
        if (refresh == null) {
            return false;
        }
        Instant end = refresh.getToken().getExpiresAt();
        return end != null && end.isBefore(clock.instant());
    }
}
