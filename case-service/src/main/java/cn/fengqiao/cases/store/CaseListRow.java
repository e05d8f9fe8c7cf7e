package cn.fengqiao.cases.store;

import java.nio.ByteBuffer;

/**
 * A line of the list as the database sends it: a tuple of PostgreSQL's binary copy, read in place from column to column. There is
 * one for a whole list; nothing of it is kept.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
public final class CaseListRow {

    private static final int SIGNATURE = 11;
    private static final int END = -1;
    private static final long FROM_1970_TO_2000_MICROS = 946_684_800_000_000L;

    private ByteBuffer message = ByteBuffer.allocate(0);
    private boolean begun;
    private int from;
    private int length;

    CaseListRow() {}

    /**
     * Turns to the next message of the copy.
     *
     * @return whether it holds a row; the last does not
     * @throws IllegalStateException when it holds another number of columns
     */
    boolean turnTo(byte[] next, int columns) {
        message = ByteBuffer.wrap(next);
        if (!begun) {
            message.position(SIGNATURE + Integer.BYTES);
            int extension = message.getInt();
            message.position(message.position() + extension);
            begun = true;
        }
        int count = message.getShort();
        if (count != END && count != columns) {
            throw new IllegalStateException("a row of " + count + " columns instead of " + columns);
        }
        length = 0;
        return count != END;
    }

    /** Goes on to the next column. @return whether there is a value in it */
    public boolean next() {
        length = message.getInt();
        from = message.position();
        if (length > 0) {
            message.position(from + length);
        }
        return length >= 0;
    }

    /** What the column's bytes lie in, from {@link #from} and {@link #length} long; valid until the next row. */
    public byte[] bytes() {
        return message.array();
    }

    public int from() {
        return from;
    }

    public int length() {
        return length;
    }

    /** The moment in the column, in microseconds since 1970. */
    public long micros() {
        return message.getLong(from) + FROM_1970_TO_2000_MICROS;
    }

    /** Goes into the array in the column, so that {@link #next} goes from element to element. @return how many there are */
    public int elements() {
        int dimensions = message.getInt(from);
        if (dimensions == 0) {
            return 0;
        }
        int flagsAndType = 2 * Integer.BYTES;
        int count = message.getInt(from + Integer.BYTES + flagsAndType);
        message.position(from + Integer.BYTES + flagsAndType + 2 * Integer.BYTES);
        return count;
    }
}
