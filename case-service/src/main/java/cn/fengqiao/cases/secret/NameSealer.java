package cn.fengqiao.cases.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * Seals names, always the same name the same way, so that a thing is found again under its sealed name: who sees the names
 * of a store cannot tell what lies there, nor try whether a file they know is among it. Synthetic IV (Rogaway and Shrimpton
 * 2006) with HMAC-SHA256 and AES-CTR: the IV is the authenticator.
 */
public final class NameSealer {

    private static final int IV = 16;

    private final SecretKey iv;
    private final SecretKey encryption;

    public NameSealer(DataKey dataKey) {
        this.iv = dataKey.derive("object-names-iv-1", "HmacSHA256");
        this.encryption = dataKey.derive("object-names-1", "AES");
    }

    public byte[] seal(byte[] name) {
        byte[] synthetic = synthetic(name);
        byte[] sealed = Arrays.copyOf(synthetic, IV + name.length);
        System.arraycopy(crypt(synthetic, name), 0, sealed, IV, name.length);
        return sealed;
    }

    /** The name, or empty when it was not sealed here. */
    public Optional<byte[]> open(byte[] sealed) {
        if (sealed.length < IV) {
            return Optional.empty();
        }
        byte[] synthetic = Arrays.copyOf(sealed, IV);
        byte[] name = crypt(synthetic, Arrays.copyOfRange(sealed, IV, sealed.length));
        return MessageDigest.isEqual(synthetic, synthetic(name)) ? Optional.of(name) : Optional.empty();
    }

    private byte[] synthetic(byte[] name) {
        return Arrays.copyOf(Hmac.of(iv, name), IV);
    }

    /** Both ways: counter mode is its own inverse. */
    private byte[] crypt(byte[] synthetic, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, encryption, new IvParameterSpec(synthetic));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("this JDK lacks AES", absent);
        }
    }
}
