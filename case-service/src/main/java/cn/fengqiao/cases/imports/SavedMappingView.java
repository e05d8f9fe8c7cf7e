package cn.fengqiao.cases.imports;

import java.time.Instant;

/** A mapping under its name. Built-in ones are replaced by copying them under another. */
record SavedMappingView(String name, boolean builtIn, String changedBy, Instant changedAt, ImportMapping mapping) {}
