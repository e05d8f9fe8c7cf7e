package cn.fengqiao.cases.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * The one key of the installation, from which a key per purpose is derived (HKDF, RFC 5869), so that knowing what a
 * hash was made with does not open a document.
 */
public final class DataKey {

    private static final int LENGTH = 32;

    /** Opens nothing but demo data: it is published here and refused outside the profile {@code embedded}. */
    private static final byte[] DEMO =
            "fengqiao-demo-key-not-for-people".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final SecretKey master;

    private DataKey(byte[] key) {
        this.master = new SecretKeySpec(key, "HKDF");
    }

    /** The key of {@code FENGQIAO_DATA_KEY}; without one the service does not start, except as a demo. */
    public static DataKey of(Environment environment) {
        String configured = environment.getProperty("fengqiao.data-key");
        if (configured == null || configured.isBlank()) {
            throw new IllegalStateException(
                    "FENGQIAO_DATA_KEY is not set: personal data would lie open. Give 32 random bytes in base64");
        }
        byte[] key = decoded(configured);
        if (Arrays.equals(key, DEMO) && !environment.acceptsProfiles(Profiles.of("embedded"))) {
            throw new IllegalStateException(
                    "FENGQIAO_DATA_KEY is the published key of the demo: choose one of your own");
        }
        return new DataKey(key);
    }

    private static byte[] decoded(String configured) {
        byte[] key = bytes(configured);
        if (key == null || key.length != LENGTH) {
            throw new IllegalStateException("FENGQIAO_DATA_KEY is not " + LENGTH + " bytes in base64");
        }
        return key;
    }

    private static byte @Nullable [] bytes(String configured) {
        try {
            return Base64.getDecoder().decode(configured.strip());
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    SecretKey derive(String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(master)
                                    .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), LENGTH));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("this JDK lacks HKDF", absent);
        }
    }
}
