package cn.fengqiao.cases.secret;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals files at rest as they stream, a chunk at a time, so that the size of a file is not the size of the heap. The
 * construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over AES-256-GCM: each file has a key of its own, and
 * the nonce of a chunk is its number and whether it is the last.
 *
 * <p>Guarantees: a chunk is handed out only after it was found genuine; chunks that were left out, doubled, reordered or
 * taken from another file, and a file that ends early or goes on, are a {@link BrokenSeal}. Does not guarantee: that a file
 * is the one that was asked for (the store compares its content address), nor does it hide its length.
 *
 * <p>Layout: one byte edition of the key, 32 bytes from which the file's key is derived, then chunks of 64 KiB ciphertext
 * with a 16-byte tag; the last may be shorter, and empty.
 */
public final class FileSealer {

    private static final byte EDITION = 1;
    private static final int SALT = 32;
    private static final int CHUNK = 64 * 1024;
    private static final int TAG = 16;
    private static final int NONCE = 12;
    private static final int COUNTER_AT = 7;
    private static final int LAST_AT = 11;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public FileSealer(DataKey dataKey) {
        this.key = dataKey.derive("stored-files-1", "HmacSHA256");
    }

    /** A stream that seals into {@code out}; the file is whole when it was closed, which closes {@code out} too. */
    public OutputStream sealing(OutputStream out) throws IOException {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        out.write(EDITION);
        out.write(salt);
        return new Sealing(out, ofFile(salt));
    }

    /** What was sealed, genuine chunk by chunk; closing it closes {@code in}. */
    public InputStream opening(InputStream in) throws IOException {
        byte[] head = in.readNBytes(1 + SALT);
        if (head.length < 1 + SALT || head[0] != EDITION) {
            throw new BrokenSeal("not a sealed file of an edition this service knows");
        }
        byte[] salt = new byte[SALT];
        System.arraycopy(head, 1, salt, 0, SALT);
        return new Opening(new BufferedInputStream(in, CHUNK + TAG), ofFile(salt));
    }

    private SecretKey ofFile(byte[] salt) {
        return new SecretKeySpec(Hmac.of(key, salt), "AES");
    }

    private static Cipher cipher(int mode, SecretKey key, int chunk, boolean last) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        ByteBuffer.wrap(nonce).putInt(COUNTER_AT, chunk).put(LAST_AT, (byte) (last ? 1 : 0));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        return cipher;
    }

    private static final class Sealing extends OutputStream {

        private final OutputStream out;
        private final SecretKey key;
        private final byte[] chunk = new byte[CHUNK];
        private int filled;
        private int number;
        private boolean closed;

        Sealing(OutputStream out, SecretKey key) {
            this.out = out;
            this.key = key;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        /** A full chunk waits until more comes: only then is it known not to be the last. */
        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int at = from;
            int left = count;
            while (left > 0) {
                if (filled == CHUNK) {
                    seal(false);
                }
                int now = Math.min(left, CHUNK - filled);
                System.arraycopy(bytes, at, chunk, filled, now);
                filled += now;
                at += now;
                left -= now;
            }
        }

        private void seal(boolean last) throws IOException {
            try {
                out.write(cipher(Cipher.ENCRYPT_MODE, key, number, last).doFinal(chunk, 0, filled));
            } catch (GeneralSecurityException absent) {
                throw new IllegalStateException("this JDK lacks AES-GCM", absent);
            }
            number = Math.incrementExact(number);
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try (out) {
                seal(true);
            }
        }
    }

    private static final class Opening extends InputStream {

        private final BufferedInputStream in;
        private final SecretKey key;
        private byte[] chunk = new byte[0];
        private int taken;
        private int number;
        private boolean ended;

        Opening(BufferedInputStream in, SecretKey key) {
            this.in = in;
            this.key = key;
        }

        @Override
        public int read() throws IOException {
            return fill() ? chunk[taken++] & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int now = Math.min(count, chunk.length - taken);
            System.arraycopy(chunk, taken, bytes, from, now);
            taken += now;
            return now;
        }

        private boolean fill() throws IOException {
            while (taken == chunk.length && !ended) {
                byte[] sealed = in.readNBytes(CHUNK + TAG);
                ended = !more();
                byte @Nullable [] opened = opened(sealed, ended);
                if (opened == null) {
                    throw new BrokenSeal("chunk " + number + " of a sealed file is not genuine");
                }
                chunk = opened;
                taken = 0;
                number = Math.incrementExact(number);
            }
            return taken < chunk.length;
        }

        private boolean more() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next >= 0;
        }

        private byte @Nullable [] opened(byte[] sealed, boolean last) {
            try {
                return cipher(Cipher.DECRYPT_MODE, key, number, last).doFinal(sealed);
            } catch (GeneralSecurityException refused) {
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
