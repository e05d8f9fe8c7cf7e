package cn.fengqiao.contract;

import java.util.regex.Pattern;

/** The shape of every code in an event. It has no room for a name, a story or anything written by hand. */
final class Code {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:+/=-]{1,128}");

    private Code() {}

    static void check(String name, String value) {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " is not a code");
        }
    }
}
