package cn.fengqiao.cases.store;

import org.jspecify.annotations.Nullable;

/**
 * What a case says after it was amended, sealed, and what it is found by.
 *
 * @param partyCount people in it as far as is known, 0 when not at all
 * @param grams numbers of the blind index
 * @param place number of the address in the blind index; null without an address
 */
public record Restatement(
        byte[] sealed,
        int partyCount,
        int[] grams,
        @Nullable Integer place) {}
