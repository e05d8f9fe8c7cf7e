package cn.fengqiao.cases.objects;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an object is called: the hash of its content, and its length. Equal content has one key and is stored once.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param size bytes of the content, before it was sealed
 */
public record ObjectKey(String sha256, long size) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int HASH_BYTES = 32;

    public ObjectKey {
        if (!HASH.matcher(sha256).matches() || size < 0) {
            throw new IllegalArgumentException("not the key of an object");
        }
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HASH_BYTES + Long.BYTES)
                .put(HexFormat.of().parseHex(sha256))
                .putLong(size)
                .array();
    }

    static Optional<ObjectKey> of(byte[] bytes) {
        if (bytes.length != HASH_BYTES + Long.BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] hash = new byte[HASH_BYTES];
        buffer.get(hash);
        long size = buffer.getLong();
        return size < 0
                ? Optional.empty()
                : Optional.of(new ObjectKey(HexFormat.of().formatHex(hash), size));
    }
}
