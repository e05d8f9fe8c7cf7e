package cn.fengqiao.cases.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals documents at rest with AES-256-GCM. A seal is bound to the case it belongs to, so a document moved to another
 * row does not open. Guarantees secrecy and integrity of each document; does not hide its length, nor that it exists.
 *
 * <p>Layout: one byte edition of the key, 12 bytes nonce, ciphertext with a 16-byte tag. Nonces are random; one key
 * stays far below the 2³² documents at which that would need care (NIST SP 800-38D §8.3).
 */
public final class Sealer {

    private static final byte EDITION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public Sealer(DataKey dataKey) {
        this.key = dataKey.derive("personal-documents-1", "AES");
    }

    public byte[] seal(UUID caseId, byte[] document) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, caseId, nonce, document, 0);
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(EDITION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** The document; fails on one that was changed or belongs to another case. */
    public byte[] open(UUID caseId, byte[] sealed) {
        if (sealed.length < 1 + NONCE || sealed[0] != EDITION) {
            throw new IllegalStateException("not a sealed document of an edition this service knows");
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        return crypt(Cipher.DECRYPT_MODE, caseId, nonce, sealed, 1 + NONCE);
    }

    private byte[] crypt(int mode, UUID caseId, byte[] nonce, byte[] input, int offset) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(16)
                    .putLong(caseId.getMostSignificantBits())
                    .putLong(caseId.getLeastSignificantBits())
                    .array());
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("a sealed document of case " + caseId + " does not open", refused);
        }
    }
}
