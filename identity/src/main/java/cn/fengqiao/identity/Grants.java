package cn.fengqiao.identity;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization.Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * What people granted to the console. Codes live in memory and shortly; sign-ins are written down, so that a restart signs
 * nobody out. Bounded: the least recently used are forgotten first. A program's token stands for itself and is not
 * kept: it cannot be refreshed, and lives too short to be worth revoking.
 */
final class Grants implements OAuth2AuthorizationService {

    private static final int MOST = 20_000;

    private final RegisteredClientRepository clients;
    private final GrantJournal journal;
    private final Map<String, String> idByToken = new HashMap<>();
    private final Map<String, KeptGrant> kept;
    private final Map<String, OAuth2Authorization> byId = new LinkedHashMap<>(64, 0.75f, true);

    Grants(RegisteredClientRepository clients, GrantJournal journal, Clock clock) {
        this.clients = clients;
        this.journal = journal;
        this.kept = journal.load(clock.instant());
        kept.values().forEach(grant -> {
            idByToken.put(grant.refreshToken(), grant.id());
            idByToken.put(grant.idToken(), grant.id());
        });
    }

    @Override
    public synchronized void save(OAuth2Authorization grant) {
        if (grant.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            return;
        }
        OAuth2Authorization before = byId.get(grant.getId());
        OAuth2Authorization now = before == null ? grant : withFirstIdToken(grant, before);
        if (before != null) {
            tokens(before).filter(token -> !isWritten(now.getId(), token)).forEach(idByToken::remove);
        }
        tokens(now).forEach(token -> idByToken.put(token, now.getId()));
        byId.put(now.getId(), now);
        if (!kept.containsKey(now.getId())) {
            keep(now);
        }
        while (byId.size() > MOST) {
            remove(byId.values().iterator().next());
        }
    }

    private boolean isWritten(String id, String token) {
        KeptGrant written = kept.get(id);
        return written != null && (token.equals(written.refreshToken()) || token.equals(written.idToken()));
    }

    // The gateway signs out with the id token of the sign-in, however often the access token was renewed since.
    private static OAuth2Authorization withFirstIdToken(OAuth2Authorization grant, OAuth2Authorization before) {
        Token<OidcIdToken> first = before.getToken(OidcIdToken.class);
        return first == null
                ? grant
                : OAuth2Authorization.from(grant)
                        .token(first.getToken(), metadata -> metadata.putAll(first.getMetadata()))
                        .build();
    }

    private void keep(OAuth2Authorization grant) {
        Token<OAuth2RefreshToken> refresh = grant.getRefreshToken();
        Token<OidcIdToken> idToken = grant.getToken(OidcIdToken.class);
        if (refresh == null || idToken == null) {
            return;
        }
        var claims = new HashMap<String, Object>(idToken.getToken().getClaims());
        claims.replaceAll((name, value) -> switch (value) {
            case Instant instant -> instant.toString();
            case Date date -> date.toInstant().toString();
            default -> value;
        });
        var written = new KeptGrant(
                grant.getId(),
                grant.getPrincipalName(),
                grant.getAuthorizedScopes(),
                ClientSecretEncoder.hash(refresh.getToken().getTokenValue()),
                Objects.requireNonNull(refresh.getToken().getIssuedAt()),
                Objects.requireNonNull(refresh.getToken().getExpiresAt()),
                ClientSecretEncoder.hash(idToken.getToken().getTokenValue()),
                claims);
        kept.put(written.id(), written);
        journal.granted(written);
    }

    @Override
    public synchronized void remove(OAuth2Authorization grant) {
        OAuth2Authorization known = byId.remove(grant.getId());
        Stream.of(grant, known).filter(Objects::nonNull).flatMap(Grants::tokens).forEach(idByToken::remove);
        KeptGrant written = kept.remove(grant.getId());
        if (written != null) {
            idByToken.remove(written.refreshToken());
            idByToken.remove(written.idToken());
            journal.ended(written.id());
        }
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        return byId.get(id);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String hash = ClientSecretEncoder.hash(token);
        String id = idByToken.get(hash);
        if (id == null) {
            return null;
        }
        OAuth2Authorization known = byId.get(id);
        KeptGrant written = kept.get(id);
        if (known != null || written == null) {
            return known;
        }
        OAuth2Authorization revived = revived(written, token, hash);
        if (revived != null) {
            byId.put(id, revived);
        }
        return revived;
    }

    // Of the two tokens only the one at hand is known again; the other stands as its hash, which nobody can present.
    private @Nullable OAuth2Authorization revived(KeptGrant written, String token, String hash) {
        var console = clients.findByClientId(Secrets.CONSOLE);
        if (console == null || DemoSubdistrict.account(written.username()).isEmpty()) {
            return null;
        }
        String refresh = hash.equals(written.refreshToken()) ? token : written.refreshToken();
        String idToken = hash.equals(written.idToken()) ? token : written.idToken();
        var claims = new HashMap<>(written.idClaims());
        claims.replaceAll((name, value) -> switch (name) {
            case "iat", "exp" -> Instant.parse(value.toString());
            // The token generator takes this one for a Date.
            case "auth_time" -> Date.from(Instant.parse(value.toString()));
            default -> value;
        });
        return OAuth2Authorization.withRegisteredClient(console)
                .id(written.id())
                .principalName(written.username())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(written.scopes())
                .attribute(
                        Principal.class.getName(),
                        UsernamePasswordAuthenticationToken.authenticated(
                                written.username(), null, AuthorityUtils.createAuthorityList("PERSON")))
                .refreshToken(new OAuth2RefreshToken(refresh, written.issuedAt(), written.expiresAt()))
                .token(
                        new OidcIdToken(idToken, (Instant) claims.get("iat"), (Instant) claims.get("exp"), claims),
                        metadata -> metadata.put(Token.CLAIMS_METADATA_NAME, claims))
                .build();
    }

    private static Stream<String> tokens(OAuth2Authorization grant) {
        return Stream.of(
                        OAuth2AuthorizationCode.class,
                        OAuth2AccessToken.class,
                        OAuth2RefreshToken.class,
                        OidcIdToken.class)
                .<@Nullable Token<? extends OAuth2Token>>map(grant::getToken)
                .filter(Objects::nonNull)
                .map(token -> ClientSecretEncoder.hash(token.getToken().getTokenValue()));
    }
}
