package cn.fengqiao.cases.imports;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/** A file as a header and records. Reading goes forward only and holds one record at a time. */
interface Rows extends Closeable {

    List<String> header();

    /** The records behind the header; empty ones are passed over. */
    Iterator<RawRow> records();

    /** Why a file cannot be read at all, in words for whoever uploaded it. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
