package cn.fengqiao.gateway.problem;

import java.net.URI;

/** What the door itself refuses. The slugs are those of the services, so that a client knows one catalogue. */
public enum GatewayProblem {
    RATE_LIMITED("rate-limited", 429, "请求过于频繁", "Too many requests"),
    TOO_MANY_CONSOLES("too-many-consoles", 429, "同时打开的页面过多", "Too many consoles are open"),
    OVERLOADED("overloaded", 503, "系统繁忙", "The system is busy"),
    NOT_AUTHENTICATED("not-authenticated", 401, "未登录或登录已失效", "Not signed in"),
    CSRF_REFUSED("csrf-refused", 403, "页面凭证已失效", "The page's token is not valid"),
    REQUEST_REFUSED("request-refused", 400, "请求格式不被接受", "The request is not acceptable"),
    BODY_TOO_LARGE("body-too-large", 413, "请求内容过大", "The body is too large"),
    BODY_TOO_SLOW("body-too-slow", 408, "请求内容发送超时", "The body did not arrive in time"),
    NO_SUCH_ROUTE("no-such-route", 404, "地址不存在", "No such address"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "不支持的请求方法", "Method not allowed"),
    OPERATION_REFUSED("operation-refused", 403, "您的岗位无权进行此操作", "Your role may not do this"),
    UPSTREAM_UNAVAILABLE("upstream-unavailable", 503, "服务暂时不可用", "A service is unavailable"),
    UPSTREAM_BROKEN("upstream-broken", 502, "服务应答中断", "A service broke off its answer"),
    UPSTREAM_TIMEOUT("upstream-timeout", 504, "服务响应超时", "A service did not answer in time"),
    INTERNAL_ERROR("internal-error", 500, "系统内部错误", "Internal error");

    private final String slug;
    private final int status;
    private final String zh;
    private final String en;

    GatewayProblem(String slug, int status, String zh, String en) {
        this.slug = slug;
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    public String title(boolean english) {
        return english ? en : zh;
    }

    /** The stable identifier clients may switch on. */
    public URI uri() {
        return URI.create("urn:fengqiao:problem:" + slug);
    }
}
