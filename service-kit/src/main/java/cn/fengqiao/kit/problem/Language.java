package cn.fengqiao.kit.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The two languages of the platform. Chinese comes first: it is used unless a request prefers English. */
enum Language {
    CHINESE,
    ENGLISH;

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    static Language ofRequest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? preferred(attributes.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : CHINESE;
    }

    static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return CHINESE;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return Locale.ENGLISH.equals(best) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException malformed) {
            return CHINESE;
        }
    }
}
