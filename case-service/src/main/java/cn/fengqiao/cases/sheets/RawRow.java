package cn.fengqiao.cases.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of a file as it was read, before anybody asked what it means. */
public sealed interface RawRow {

    /** The line it begins at, counted from 1. */
    int line();

    record Fields(int line, List<String> values) implements RawRow {}

    /**
     * It could not be read; the next one can.
     *
     * @param column where the damage begins, as the header calls it, if that is known
     */
    record Broken(int line, @Nullable String column, String reason) implements RawRow {}
}
