package cn.fengqiao.identity;

import java.util.ArrayList;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The programs that may ask for tokens: the gateway on behalf of browsers, and each system on its own behalf. */
final class Clients {

    private final IdentitySettings settings;
    private final Secrets secrets;

    Clients(IdentitySettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    RegisteredClientRepository all() {
        var clients = new ArrayList<RegisteredClient>();
        clients.add(console());
        DemoSubdistrict.SYSTEMS.forEach(system -> clients.add(system(system)));
        return new InMemoryRegisteredClientRepository(clients);
    }

    private RegisteredClient console() {
        String origin = settings.issuer().toString();
        return client(Secrets.CONSOLE)
                .clientName("枫桥 Fengqiao")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(origin + "/login/oauth2/code/fengqiao")
                .postLogoutRedirectUri(origin + "/")
                .scopes(scopes -> scopes.addAll(Set.of(OidcScopes.OPENID, OidcScopes.PROFILE)))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    private RegisteredClient system(SystemClient system) {
        return client(system.clientId())
                .clientName(system.name())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
    }

    private RegisteredClient.Builder client(String clientId) {
        // The id is the client id and not a random one, so that grants outlive a restart of this server.
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(ClientSecretEncoder.hash(secrets.ofClient(clientId)))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.accessToken())
                        .refreshTokenTimeToLive(settings.refreshToken())
                        .reuseRefreshTokens(true)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                        .build());
    }
}
