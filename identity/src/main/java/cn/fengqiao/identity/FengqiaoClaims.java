package cn.fengqiao.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Puts into a token what the services decide by: {@code department}, {@code area}, {@code roles}, {@code name}, and the
 * audience {@code fengqiao}. They are read anew from the account whenever a token is made, so a right taken away is gone
 * with the next refresh.
 */
final class FengqiaoClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String AUDIENCE = "fengqiao";

    @Override
    public void customize(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            SystemClient system = DemoSubdistrict.system(
                            context.getRegisteredClient().getClientId())
                    .orElseThrow(() -> new IllegalStateException("a token for a program that does not exist"));
            decide(context.getClaims(), system.name(), system.department(), system.area(), system.roles());
            return;
        }
        Account account = Optional.ofNullable(context.<Authentication>getPrincipal())
                .flatMap(person -> DemoSubdistrict.account(person.getName()))
                .orElseThrow(() -> new IllegalStateException("a token for an account that does not exist"));
        if (context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
            decide(context.getClaims(), account.name(), account.department(), account.area(), account.roles());
        } else if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
            context.getClaims().claim("name", account.name());
        }
    }

    private static void decide(
            JwtClaimsSet.Builder claims, String name, String department, String area, List<String> roles) {
        claims.audience(List.of(AUDIENCE));
        claims.claim("name", name);
        claims.claim("department", department);
        claims.claim("area", area);
        claims.claim("roles", roles);
    }
}
