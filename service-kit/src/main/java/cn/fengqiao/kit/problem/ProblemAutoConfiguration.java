package cn.fengqiao.kit.problem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.json.JsonMapper;

/** Problems for every MVC service, without a line in the service. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RequestLimits.class)
class ProblemAutoConfiguration {

    /** After security: who is not signed in is told so first. */
    private static final int GUARD_ORDER = Ordered.LOWEST_PRECEDENCE - 10_000;

    /** After the check whether the caller may call the operation at all. */
    private static final int QUERY_ORDER = 100;

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    FrameworkProblems frameworkProblems(RequestLimits limits) {
        return new FrameworkProblems(limits.maxBody().toBytes());
    }

    @Bean
    ErrorPage errorPage() {
        return new ErrorPage();
    }

    @Bean
    FilterRegistrationBean<RequestGuard> requestGuard(RequestLimits limits, ProblemWriter writer) {
        var registration =
                new FilterRegistrationBean<>(new RequestGuard(limits.maxBody().toBytes(), writer));
        registration.setOrder(GUARD_ORDER);
        return registration;
    }

    @Bean
    WebMvcConfigurer cleanQueries(ProblemWriter writer) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new QueryText(writer)).order(QUERY_ORDER);
                registry.addInterceptor(new QueryNames(writer)).order(QUERY_ORDER + 1);
            }
        };
    }

    /** Of a parameter; {@link StrictJson} reads those of a body. */
    @Bean
    WebMvcConfigurer plausibleTimes() {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(new PlausibleParameter());
            }
        };
    }

    @Bean
    WebMvcRegistrations declaredMethods() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new DeclaredMethods();
            }
        };
    }

    @Bean
    JsonFactoryBuilderCustomizer boundedJson(RequestLimits limits) {
        return factory -> factory.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxNumberLength(100)
                .maxNameLength(200)
                .maxStringLength(Math.toIntExact(limits.maxBody().toBytes()))
                .build());
    }

    @Bean
    ServerHttpMessageConvertersCustomizer strictRequests(JsonMapper json) {
        return converters -> converters.configureMessageConvertersList(found -> onlyJson(found, json));
    }

    /**
     * Whatever format a library on the class path brings, bodies are JSON and read by one mapper: another would know
     * nothing of its limits. Bytes and texts are there to be written by metrics and by the OpenAPI document.
     */
    private static void onlyJson(List<HttpMessageConverter<?>> found, JsonMapper json) {
        found.clear();
        found.add(new ByteArrayHttpMessageConverter());
        found.add(new StringHttpMessageConverter(StandardCharsets.UTF_8));
        found.add(new JacksonJsonHttpMessageConverter(StrictJson.strict(json)));
    }
}
