package cn.fengqiao.cases.secret;

import java.util.regex.Pattern;

/** Telephone numbers as people write them. */
public final class Phones {

    private static final int SHOWN_IN_FRONT = 3;
    private static final int SHOWN_AT_END = 4;

    private static final Pattern WRITTEN = Pattern.compile("[+0-9()（）\\- ]*");

    private Phones() {}

    /** Whether a text has nothing in it but what telephone numbers are written with. */
    public static boolean written(String text) {
        return WRITTEN.matcher(text).matches();
    }

    /** Digits only, without the country code of China. */
    public static String normalised(String phone) {
        String digits = Pairs.folded(phone).replaceAll("[^0-9]", "");
        if (digits.length() > 11 && digits.startsWith("0086")) {
            return digits.substring(4);
        }
        return digits.length() > 11 && digits.startsWith("86") ? digits.substring(2) : digits;
    }

    /** {@code 138****1234}. */
    public static String masked(String phone) {
        int hidden = phone.length() - SHOWN_IN_FRONT - SHOWN_AT_END;
        return hidden <= 0
                ? "*".repeat(phone.length())
                : phone.substring(0, SHOWN_IN_FRONT)
                        + "*".repeat(hidden)
                        + phone.substring(phone.length() - SHOWN_AT_END);
    }
}
