package cn.fengqiao.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/** The sign-in page, Chinese first, English at a click. It names the demo accounts in the embedded profile only. */
@Component
class LoginPage {

    /** What the page says above the form. None of them tells whether an account exists. */
    enum Notice {
        NONE("", ""),
        WRONG("账号或密码不正确。", "Wrong account or password."),
        TOO_MANY_TRIES("尝试次数过多，请稍后再试。", "Too many tries. Please wait a while."),
        SIGNED_OUT("您已安全退出。", "You are signed out.");

        private final String chinese;
        private final String english;

        Notice(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        String in(boolean english) {
            return english ? this.english : chinese;
        }
    }

    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("lang", "zh-CN"),
            Map.entry("title", "登录 · 枫桥"),
            Map.entry("motto", "小事不出社区 · 大事不出街道 · 矛盾不上交"),
            Map.entry("heading", "登录枫桥"),
            Map.entry("place", "禾川市 · 枫桥街道矛盾纠纷联动化解平台"),
            Map.entry("username", "账号"),
            Map.entry("password", "密码"),
            Map.entry("submit", "登录"),
            Map.entry("otherLang", "en"),
            Map.entry("otherName", "English"));

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("lang", "en"),
            Map.entry("title", "Sign in · Fengqiao"),
            Map.entry("motto", "Find early, resolve low, push nothing upward"),
            Map.entry("heading", "Sign in to Fengqiao"),
            Map.entry("place", "Hechuan · Fengqiao Subdistrict dispute platform"),
            Map.entry("username", "Account"),
            Map.entry("password", "Password"),
            Map.entry("submit", "Sign in"),
            Map.entry("otherLang", "zh"),
            Map.entry("otherName", "中文"));

    private final String template = resource("login.html");
    private final Secrets secrets;

    LoginPage(Secrets secrets) {
        this.secrets = secrets;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Notice notice) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(render(request, notice).getBytes(StandardCharsets.UTF_8));
    }

    private String render(HttpServletRequest request, Notice notice) {
        boolean english = "en".equals(request.getParameter("lang"));
        String page = template;
        for (var word : (english ? ENGLISH : CHINESE).entrySet()) {
            page = page.replace("{{" + word.getKey() + "}}", word.getValue());
        }
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return page.replace("{{query}}", english ? "?lang=en" : "")
                .replace("{{notice}}", notice(notice, english))
                .replace("{{csrfName}}", csrf.getParameterName())
                .replace("{{csrf}}", csrf.getToken())
                .replace("{{demo}}", secrets.embedded() ? demo(english) : "")
                .replace("{{given}}", HtmlUtils.htmlEscape(given(request)));
    }

    private static String given(HttpServletRequest request) {
        String username = request.getParameter("username");
        return username == null || username.length() > 100 ? "" : username;
    }

    private static String notice(Notice notice, boolean english) {
        return switch (notice) {
            case NONE -> "";
            case SIGNED_OUT -> "<p class=\"notice\" role=\"status\">" + notice.in(english) + "</p>";
            case WRONG, TOO_MANY_TRIES -> "<p class=\"notice wrong\" role=\"alert\">" + notice.in(english) + "</p>";
        };
    }

    private String demo(boolean english) {
        String rows = DemoSubdistrict.ACCOUNTS.stream()
                .map(account -> "<tr><td><code>" + account.username() + "</code></td><td>"
                        + HtmlUtils.htmlEscape(account.name()) + "</td></tr>")
                .collect(Collectors.joining());
        String password = secrets.password().equals(DemoSubdistrict.PUBLIC_SECRET_PREFIX)
                ? "<code>" + DemoSubdistrict.PUBLIC_SECRET_PREFIX + "</code>"
                : english ? "as printed at start" : "见启动时的输出";
        return "<details open><summary>" + (english ? "Demo accounts" : "演示账号") + "</summary><table>" + rows
                + "</table><p>" + (english ? "Password of all: " : "密码均为：") + password + "</p></details>";
    }

    private static String resource(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows the page to whoever comes without trying. */
    @Controller
    static class Visits {

        private final LoginPage page;

        Visits(LoginPage page) {
            this.page = page;
        }

        @GetMapping("/login")
        void visit(HttpServletRequest request, HttpServletResponse response) throws IOException {
            page.write(request, response, isPresent(request.getParameter("logout")) ? Notice.SIGNED_OUT : Notice.NONE);
        }

        private static boolean isPresent(@Nullable String parameter) {
            return parameter != null;
        }
    }
}
