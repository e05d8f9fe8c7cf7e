package cn.fengqiao.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Whoever signs out ends the session here and the grant, so that no refresh token of theirs is worth anything. */
final class SignOut implements AuthenticationSuccessHandler {

    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    private final OAuth2AuthorizationService grants;
    private final OidcLogoutAuthenticationSuccessHandler onward = new OidcLogoutAuthenticationSuccessHandler();

    SignOut(OAuth2AuthorizationService grants) {
        this.grants = grants;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (authentication instanceof OidcLogoutAuthenticationToken signOut) {
            OAuth2Authorization grant = grants.findByToken(signOut.getIdTokenHint(), ID_TOKEN);
            if (grant != null) {
                grants.remove(grant);
            }
        }
        onward.onAuthenticationSuccess(request, response, authentication);
    }
}
