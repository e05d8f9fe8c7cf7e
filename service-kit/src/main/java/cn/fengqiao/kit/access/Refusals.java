package cn.fengqiao.kit.access;

import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.ProblemWriter;
import cn.fengqiao.kit.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What a caller without a valid token is told: that it is not valid, and not why in detail. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter writer;

    Refusals(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            writer.write(
                    request,
                    response,
                    Problems.of(
                            ProblemType.TEMPORARILY_UNAVAILABLE,
                            "暂时无法验证登录凭证",
                            "the keys of the issuer cannot be fetched"));
            return;
        }
        boolean sent = failure instanceof OAuth2AuthenticationException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, sent ? "Bearer error=\"invalid_token\"" : "Bearer");
        writer.write(
                request,
                response,
                sent
                        ? Problems.of(ProblemType.NOT_AUTHENTICATED, "登录凭证无效或已过期", "the token is invalid or expired")
                        : Problems.of(ProblemType.NOT_AUTHENTICATED, "请先登录", "a bearer token is required"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        writer.write(request, response, Problems.of(ProblemType.OPERATION_REFUSED, "无权访问", "not allowed"));
    }
}
