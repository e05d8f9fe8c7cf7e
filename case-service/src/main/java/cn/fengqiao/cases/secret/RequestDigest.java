package cn.fengqiao.cases.secret;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;

/**
 * Recognises a request that comes again by a keyed digest of what it said, without keeping what it said. Guarantees that
 * equal contents have equal digests and that nobody without the key can try contents against one.
 */
public final class RequestDigest {

    private final SecretKey key;

    public RequestDigest(DataKey dataKey) {
        this.key = dataKey.derive("request-digests-1", "HmacSHA256");
    }

    /** @param content the request as canonical JSON */
    public byte[] of(String operation, byte[] content) {
        return Hmac.of(key, operation + "\n" + new String(content, StandardCharsets.UTF_8));
    }
}
