package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.secret.BrokenSeal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Compares a content with its address when its end is reached. */
final class CheckedContent extends FilterInputStream {

    private final ObjectKey key;
    private final MessageDigest digest = Sha256.digest();
    private long size;
    private boolean checked;

    CheckedContent(InputStream in, ObjectKey key) {
        super(in);
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = in.read(bytes, from, count);
        if (read > 0) {
            digest.update(bytes, from, read);
            size += read;
        } else if (read < 0 && !checked) {
            checked = true;
            if (size != key.size() || !HexFormat.of().formatHex(digest.digest()).equals(key.sha256())) {
                throw new BrokenSeal("the object is not the one it is stored as");
            }
        }
        return read;
    }

    /** By reading: what is left out would be missing from the hash. */
    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.clamp(count, 0, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
