package cn.fengqiao.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a sign-in try only when its account and address may, and tells the throttle how it ended. */
final class SignInGuard extends OncePerRequestFilter {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_USERNAME = 100;

    private final SignInThrottle throttle;
    private final LoginPage page;

    SignInGuard(SignInThrottle throttle, LoginPage page) {
        this.throttle = throttle;
        this.page = page;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = isAttempt(request) ? throttle.wait(account(request), request.getRemoteAddr()) : Duration.ZERO;
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        page.write(request, response, LoginPage.Notice.TOO_MANY_TRIES);
    }

    AuthenticationFailureHandler afterFailure() {
        return (request, response, failure) -> {
            throttle.failed(account(request), request.getRemoteAddr());
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            page.write(request, response, LoginPage.Notice.WRONG);
        };
    }

    AuthenticationSuccessHandler afterSuccess(RequestCache savedRequests) {
        return (request, response, authentication) -> {
            throttle.succeeded(account(request), request.getRemoteAddr());
            SavedRequest wanted = savedRequests.getRequest(request, response);
            savedRequests.removeRequest(request, response);
            response.sendRedirect(wanted == null ? "/" : ownAddress(wanted.getRedirectUrl()));
        };
    }

    // Only a path is taken from the cookie: whatever host it names, nobody is sent to another one from here.
    private static String ownAddress(String url) {
        try {
            URI wanted = new URI(url);
            String path = wanted.getRawPath();
            if (path == null || !path.startsWith("/oauth2/authorize")) {
                return "/";
            }
            return wanted.getRawQuery() == null ? path : path + "?" + wanted.getRawQuery();
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    private static boolean isAttempt(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals("/login");
    }

    private static String account(HttpServletRequest request) {
        String username = request.getParameter("username");
        if (username == null) {
            return "";
        }
        String name = username.strip().toLowerCase(Locale.ROOT);
        return name.length() > LONGEST_USERNAME ? name.substring(0, LONGEST_USERNAME) : name;
    }
}
