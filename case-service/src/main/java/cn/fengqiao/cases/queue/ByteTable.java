package cn.fengqiao.cases.queue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds bytes by bytes that lie within others, without a copy or a text of them: a long list asks seven million times. */
final class ByteTable {

    private final byte[][] keys;
    private final byte[][] values;
    private final int most;
    private int size;

    /** @param most how many keys it takes; more are not kept */
    ByteTable(int most) {
        int places = Integer.highestOneBit(Math.max(1, most)) << 2;
        this.keys = new byte[places][];
        this.values = new byte[places][];
        this.most = most;
    }

    void put(byte[] key, byte[] value) {
        int place = place(key, 0, key.length);
        if (keys[place] == null) {
            if (size == most) {
                return;
            }
            keys[place] = key;
            size++;
        }
        values[place] = value;
    }

    byte @Nullable [] get(byte[] bytes, int from, int length) {
        return values[place(bytes, from, length)];
    }

    /** Where the key stands, or the free place where it would. */
    private int place(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & keys.length - 1;
        while (keys[place] != null && !Arrays.equals(keys[place], 0, keys[place].length, bytes, from, from + length)) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }
}
