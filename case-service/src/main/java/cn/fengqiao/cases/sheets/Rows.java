package cn.fengqiao.cases.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A file as a header and records. Reading goes forward only and holds one record at a time. */
public interface Rows extends Closeable {

    List<String> header();

    /** The next record behind the header; empty behind the last one. Empty records are passed over. */
    Optional<RawRow> next() throws IOException, Unreadable;

    /** Whether cells of this line are merged with others, so that it may not say what a person sees. */
    default boolean merged(int line) {
        return false;
    }

    /** Why a file cannot be read any further, in words for whoever uploaded it. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        public Unreadable(String why) {
            super(why);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }
}
