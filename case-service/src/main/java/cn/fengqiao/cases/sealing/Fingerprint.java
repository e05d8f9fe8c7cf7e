package cn.fengqiao.cases.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over fields in order. Each goes in with its length before it, and what is absent as a length of its own, so that
 * no two different rows read the same.
 */
public final class Fingerprint {

    private static final int ABSENT = -1;

    private final MessageDigest digest = sha256();

    /** @param what kind of row it is, with the edition of how it is read */
    public static Fingerprint of(String what) {
        return new Fingerprint().with(what);
    }

    public Fingerprint with(byte @Nullable [] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(field == null ? ABSENT : field.length)
                .flip());
        if (field != null) {
            digest.update(field);
        }
        return this;
    }

    /** An object that is written as text: a number, an instant, a code, an id. */
    public Fingerprint with(@Nullable Object field) {
        return with(field == null ? null : field.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** 64 hexadecimal digits; nothing is added afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this JDK lacks SHA-256", absent);
        }
    }
}
