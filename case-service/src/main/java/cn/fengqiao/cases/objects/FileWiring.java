package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.secret.DataKey;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** The store and the inspection as configured. They are made when something first needs them: a place may do without. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileSettings.class)
class FileWiring {

    /** How long a target that failed is left alone. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);

    @Bean
    @Lazy
    ObjectStore objectStore(FileSettings settings, DataKey key, InstantSource clock) throws IOException {
        return switch (settings.store()) {
            case DIRECTORY -> new DirectoryStore(settings.folder(), key, clock.instant());
            case S3 ->
                new S3Store(
                        client(settings.s3()),
                        settings.s3().bucket(),
                        breaker("object-store", S3Store::answered),
                        key,
                        settings.folder().resolve("staging"),
                        clock.instant());
        };
    }

    @Bean
    @Lazy
    IncomingFiles incomingFiles(FileSettings settings) {
        FileSettings.Scan scan = settings.scan();
        return new IncomingFiles(
                settings.folder().resolve("looked-at"),
                settings.limits(),
                scan.host().isBlank()
                        ? VirusScan.none()
                        : new ClamAv(
                                scan.host(),
                                scan.port(),
                                scan.connect(),
                                scan.answer(),
                                breaker("virus-scan", failure -> false)));
    }

    /**
     * The client repeats what failed in passing, within {@code whole}. The content is signed as a whole and sent as it is,
     * which every store understands. Checksums beyond the signature are left out: stores
     * other than Amazon's know only some of them, and what is read is compared with its address anyway.
     */
    static S3Client client(FileSettings.S3 settings) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(true)
                        .chunkedEncodingEnabled(false)
                        .build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.connect())
                        .socketTimeout(settings.attempt()))
                .overrideConfiguration(override ->
                        override.apiCallAttemptTimeout(settings.attempt()).apiCallTimeout(settings.whole()));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    static CircuitBreaker breaker(String target, Predicate<Throwable> noFault) {
        return CircuitBreaker.of(
                target,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(4)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(ASKED_AGAIN_AFTER)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .ignoreException(noFault)
                        .build());
    }
}
