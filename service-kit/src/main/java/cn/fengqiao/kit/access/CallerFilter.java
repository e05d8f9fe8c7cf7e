package cn.fengqiao.kit.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens the caller's scope around the rest of the request. */
final class CallerFilter extends OncePerRequestFilter {

    /** What a filter chain may throw, as one type, because a scope passes on one. */
    private static final class Passed extends Exception {
        private static final long serialVersionUID = 1;

        Passed(Exception cause) {
            super(cause);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authenticated)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            CurrentCaller.callAs(
                    CallerClaims.toCaller(authenticated.getToken()), () -> proceed(chain, request, response));
        } catch (Passed passed) {
            switch (passed.getCause()) {
                case IOException io -> throw io;
                case ServletException servlet -> throw servlet;
                case null, default -> throw new IllegalStateException(passed);
            }
        }
    }

    private static boolean proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response)
            throws Passed {
        try {
            chain.doFilter(request, response);
            return true;
        } catch (IOException | ServletException failure) {
            throw new Passed(failure);
        }
    }
}
