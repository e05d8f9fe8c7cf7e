package cn.fengqiao.cases.objects;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes under the hash of their content, sealed at rest, name and content.
 *
 * <p>Guarantees: an object is there whole or not at all, also after a crash or an upload that broke off; what is read is
 * what was put, or the reading fails; content passes through as a stream.
 *
 * <p>Does not guarantee: to know who needs an object. Two cases with the same paper share one object, so whoever deletes
 * holds the lock under which references are added, and puts before it refers. A put of what is there makes it young again.
 *
 * <p>Every method throws {@link IOException} when the store is away or full.
 */
public interface ObjectStore {

    /**
     * Puts a content.
     *
     * @param content read to its end, not closed; when reading it fails nothing is stored
     * @param most bytes; more is refused and nothing stored
     */
    Put put(InputStream content, long most) throws IOException;

    /**
     * The content, if it is there.
     *
     * @return a stream that fails with {@link cn.fengqiao.cases.secret.BrokenSeal} where what lies there is not what was put;
     *     use nothing of it before its end was reached without a failure
     */
    Optional<InputStream> get(ObjectKey key) throws IOException;

    boolean exists(ObjectKey key) throws IOException;

    /** Whether it was there. */
    boolean delete(ObjectKey key) throws IOException;

    /**
     * Objects that were put last before a moment, in the order of their sealed names.
     *
     * @param after mark of the page before, null for the first
     * @param most on a page, 1 to 1000
     */
    Page olderThan(Instant moment, @Nullable String after, int most) throws IOException;

    /** What came of a put. */
    sealed interface Put {

        record Stored(ObjectKey key) implements Put {}

        record TooLarge(long most) implements Put {}
    }

    /** @param next mark of the next page, null where there is none; a page may be empty and yet have a next */
    record Page(List<ObjectKey> keys, @Nullable String next) {
        public Page {
            keys = List.copyOf(keys);
        }
    }
}
