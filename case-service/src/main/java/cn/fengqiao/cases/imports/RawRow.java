package cn.fengqiao.cases.imports;

import java.util.List;

/** A record of a file as it was read, before anybody asked what it means. */
sealed interface RawRow {

    /** The line it begins at, counted from 1. */
    int line();

    record Fields(int line, List<String> values) implements RawRow {}

    /** It could not be read; the next one can. */
    record Broken(int line, String reason) implements RawRow {}
}
