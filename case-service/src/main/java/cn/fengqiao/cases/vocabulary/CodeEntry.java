package cn.fengqiao.cases.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a code table, in its edition of today.
 *
 * @param shortName for a chip on the screen
 * @param area whose department it is; none for everybody's
 * @param mandatory of an intake question: without an answer an assessment stays provisional
 * @param override of an intake question: a yes makes a dispute RED by itself
 */
public record CodeEntry(
        String code,
        String name,
        @Nullable String shortName,
        @Nullable String area,
        boolean mandatory,
        boolean override) {}
