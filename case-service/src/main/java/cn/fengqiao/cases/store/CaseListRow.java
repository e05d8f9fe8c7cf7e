package cn.fengqiao.cases.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A case of the list as the database sends it: a tuple of PostgreSQL's binary copy, read in place. There is one for a whole list;
 * nothing of it is kept. Numbers are put together by hand, which costs half of what a buffer's views do where nothing optimises
 * them away, and there are forty million of them in a long list.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
public final class CaseListRow {

    private static final int SIGNATURE = 11;
    private static final int END = -1;
    private static final long FROM_1970_TO_2000_MICROS = 946_684_800_000_000L;
    private static final int FIELDS = CaseListField.values().length;

    private final int[] from = new int[FIELDS];
    private final int[] length = new int[FIELDS];
    private byte[] message = {};
    private boolean begun;

    CaseListRow() {}

    /**
     * Turns to the next message of the copy.
     *
     * @return whether it holds a row; the last does not
     * @throws IllegalStateException when it holds another number of fields
     */
    boolean turnTo(byte[] next) {
        message = next;
        int at = begun ? 0 : afterHeader(next);
        begun = true;
        int count = (short) (next[at] << 8 | next[at + 1] & 0xff);
        if (count == END) {
            return false;
        }
        if (count != FIELDS) {
            throw new IllegalStateException("a row of " + count + " fields instead of " + FIELDS);
        }
        at += Short.BYTES;
        for (int i = 0; i < FIELDS; i++) {
            int its = intAt(next, at);
            at += Integer.BYTES;
            from[i] = at;
            length[i] = its;
            at += Math.max(0, its);
        }
        return true;
    }

    private static int afterHeader(byte[] first) {
        int extension = SIGNATURE + Integer.BYTES;
        return extension + Integer.BYTES + intAt(first, extension);
    }

    /** Whether there is a value in the field. */
    public boolean has(CaseListField field) {
        return length[field.ordinal()] >= 0;
    }

    /** What the fields' bytes lie in, each from {@link #from} and {@link #length} long; valid until the next row. */
    public byte[] bytes() {
        return message;
    }

    public int from(CaseListField field) {
        return from[field.ordinal()];
    }

    public int length(CaseListField field) {
        return length[field.ordinal()];
    }

    /** The moment in the field, in microseconds since 1970. */
    public long micros(CaseListField field) {
        int at = from[field.ordinal()];
        long since2000 = (long) intAt(message, at) << Integer.SIZE | Integer.toUnsignedLong(intAt(message, at + 4));
        return since2000 + FROM_1970_TO_2000_MICROS;
    }

    /** The texts of an array as it is sent: dimensions, flags, type, then of its one dimension the size and the first index. */
    public static List<String> texts(byte[] bytes, int from) {
        var texts = new ArrayList<String>();
        int dimensions = intAt(bytes, from);
        int count = dimensions == 0 ? 0 : intAt(bytes, from + 3 * Integer.BYTES);
        int at = from + 5 * Integer.BYTES;
        for (int i = 0; i < count; i++) {
            int length = intAt(bytes, at);
            at += Integer.BYTES;
            texts.add(new String(bytes, at, length, StandardCharsets.UTF_8));
            at += length;
        }
        return texts;
    }

    private static int intAt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }
}
