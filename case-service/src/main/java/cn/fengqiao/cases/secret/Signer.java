package cn.fengqiao.cases.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Signs what a client is given to bring back, so that it comes back unchanged and from whom it was given to. */
public final class Signer {

    private static final int BYTES = 16;
    private static final char SIGNATURE = '.';

    private final SecretKey key;

    /** A signature for one purpose is worth nothing for another. */
    public Signer(DataKey dataKey, String purpose) {
        this.key = dataKey.derive(purpose, "HmacSHA256");
    }

    public String signed(String holder, String text) {
        return text + SIGNATURE + signature(holder, text);
    }

    /** The text, or empty when it was not signed here for {@code holder}. */
    public Optional<String> verified(String holder, String signed) {
        int end = signed.lastIndexOf(SIGNATURE);
        if (end < 0) {
            return Optional.empty();
        }
        String text = signed.substring(0, end);
        byte[] wanted = signature(holder, text).getBytes(StandardCharsets.US_ASCII);
        byte[] given = signed.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(wanted, given) ? Optional.of(text) : Optional.empty();
    }

    private String signature(String holder, String text) {
        byte[] digest = Hmac.of(key, holder.length() + ":" + holder + text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
    }
}
