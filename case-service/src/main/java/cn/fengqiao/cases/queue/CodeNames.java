package cn.fengqiao.cases.queue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Finds what a code is called by its bytes, without making a text of them: a long list asks seven million times. */
final class CodeNames {

    private final byte[][] codes;
    private final byte[][] names;
    private final UnaryOperator<String> unknown;

    /** @param unknown what is shown for a code without a name */
    CodeNames(Map<String, String> known, UnaryOperator<String> unknown) {
        int places = Integer.highestOneBit(Math.max(1, known.size())) << 2;
        this.codes = new byte[places][];
        this.names = new byte[places][];
        this.unknown = unknown;
        known.forEach((code, name) -> put(utf8(code), utf8(name)));
    }

    private void put(byte[] code, byte[] name) {
        int place = place(code, 0, code.length);
        codes[place] = code;
        names[place] = name;
    }

    /** The name in UTF-8. */
    byte[] of(byte[] bytes, int from, int length) {
        int place = place(bytes, from, length);
        return codes[place] != null
                ? names[place]
                : utf8(unknown.apply(new String(bytes, from, length, StandardCharsets.UTF_8)));
    }

    /** Where the code stands, or the free place where it would. */
    private int place(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & codes.length - 1;
        while (codes[place] != null
                && !Arrays.equals(codes[place], 0, codes[place].length, bytes, from, from + length)) {
            place = place + 1 & codes.length - 1;
        }
        return place;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
