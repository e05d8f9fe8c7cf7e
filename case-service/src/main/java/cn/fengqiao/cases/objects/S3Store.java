package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.secret.DataKey;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in any store that speaks S3. They are sealed before they leave, names too: the store's operator learns how many
 * there are, how long each is and when it was read.
 */
final class S3Store implements ObjectStore {

    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final CircuitBreaker breaker;
    private final Seals seals;
    private final Staging staging;

    /** @param spool folder for a content while it arrives: its name is known when its end is */
    S3Store(S3Client client, String bucket, CircuitBreaker breaker, DataKey key, Path spool, Instant now)
            throws IOException {
        this.client = client;
        this.bucket = bucket;
        this.breaker = breaker;
        this.seals = new Seals(key);
        this.staging = new Staging(spool, seals.files());
        staging.sweep(now);
    }

    /** What is no fault of the store: it answered, and said no. */
    static boolean answered(Throwable failure) {
        return failure instanceof S3Exception refused && refused.statusCode() > 0 && refused.statusCode() < 500;
    }

    @Override
    public Put put(InputStream content, long most) throws IOException {
        Staging.Staged staged = staging.stage(content, most);
        if (staged == null) {
            return new Put.TooLarge(most);
        }
        try {
            String name = seals.name(staged.key());
            asked(() ->
                    client.putObject(request -> request.bucket(bucket).key(name), RequestBody.fromFile(staged.file())));
            return new Put.Stored(staged.key());
        } finally {
            Files.deleteIfExists(staged.file());
        }
    }

    @Override
    public Optional<InputStream> get(ObjectKey key) throws IOException {
        String name = seals.name(key);
        InputStream sealed =
                found(() -> client.getObject(request -> request.bucket(bucket).key(name)));
        return sealed == null ? Optional.empty() : Optional.of(seals.opening(key, sealed));
    }

    @Override
    public boolean exists(ObjectKey key) throws IOException {
        String name = seals.name(key);
        return found(() -> client.headObject(request -> request.bucket(bucket).key(name))) != null;
    }

    @Override
    public boolean delete(ObjectKey key) throws IOException {
        if (!exists(key)) {
            return false;
        }
        String name = seals.name(key);
        asked(() -> client.deleteObject(request -> request.bucket(bucket).key(name)));
        return true;
    }

    @Override
    public Page olderThan(Instant moment, @Nullable String after, int most) throws IOException {
        ListObjectsV2Response page = asked(() -> client.listObjectsV2(
                request -> request.bucket(bucket).startAfter(after).maxKeys(most)));
        List<ObjectKey> keys = page.contents().stream()
                .filter(object -> object.lastModified().isBefore(moment))
                .flatMap(object -> seals.key(object.key()).stream())
                .toList();
        boolean more =
                Boolean.TRUE.equals(page.isTruncated()) && !page.contents().isEmpty();
        return new Page(keys, more ? lastOf(page.contents()) : null);
    }

    private static String lastOf(List<S3Object> objects) {
        return objects.getLast().key();
    }

    private <T> @Nullable T found(Supplier<T> call) throws IOException {
        try {
            return asked(call);
        } catch (AwayException failed) {
            if (failed.getCause() instanceof S3Exception refused && refused.statusCode() == NOT_FOUND) {
                return null;
            }
            throw failed;
        }
    }

    private <T> T asked(Supplier<T> call) throws AwayException {
        try {
            return breaker.executeSupplier(call);
        } catch (SdkException | CallNotPermittedException failed) {
            throw new AwayException(failed);
        }
    }

    /** The store did not do what it was asked. Its message is not repeated: it may name what it should not. */
    private static final class AwayException extends IOException {
        private static final long serialVersionUID = 1;

        AwayException(Throwable cause) {
            super("the object store did not answer as wanted", cause);
        }
    }
}
