package cn.fengqiao.kit.problem;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** A breaker before the database of a service. */
@AutoConfiguration
@ConditionalOnClass(DataSource.class)
class DatabaseBreakerAutoConfiguration {

    /** A database needs seconds to restart; who waits for it should not wait much longer than that. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(1);

    /**
     * Open when most of the last attempts failed; then asked again by two requests, which then wait for the pool
     * instead of all of them.
     */
    static CircuitBreaker breaker(Duration askedAgainAfter) {
        return CircuitBreaker.of(
                "database",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(4)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(askedAgainAfter)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .build());
    }

    @Bean
    static CircuitBreaker databaseBreaker() {
        return breaker(ASKED_AGAIN_AFTER);
    }

    @Bean
    MeterBinder databaseBreakerState(CircuitBreaker databaseBreaker) {
        return meters -> Gauge.builder(
                        "fengqiao.database.breaker.open",
                        databaseBreaker,
                        breaker -> breaker.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
                .description("whether requests are refused because the database is away")
                .register(meters);
    }

    @Bean
    static BeanPostProcessor failFastDataSource(CircuitBreaker databaseBreaker) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database && !(bean instanceof FailFastDataSource)
                        ? new FailFastDataSource(database, databaseBreaker)
                        : bean;
            }
        };
    }
}
