package cn.fengqiao.cases.secret;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Telephones and numbers of identity documents where people write them into what happened. A hotline's work order is full of them,
 * so whoever may not see how somebody is reached must not read it there either.
 *
 * <p>Known are mobile telephones of eleven digits with or without the country's code, fixed ones with the code of a place, shorter
 * ones behind a word that says what they are, and identity numbers of eighteen and fifteen characters (GB 11643), each also in full
 * width and with single blanks or hyphens as people write them. What looks otherwise is not known.
 */
public final class NumbersInText {

    /** What is shown in the place of a number. */
    public static final String HIDDEN = "〔号码已隐去〕";

    private static final String DIGIT = "[0-9０-９]";
    private static final String GAP = "[-－ \u3000]?";
    private static final String COUNTRY = "(?:[+＋]?(?:[0０]{2})?[8８][6６]" + GAP + ")?";
    private static final String MOBILE = COUNTRY + "[1１]" + GAP + "[3-9３-９](?:" + GAP + DIGIT + "){9}";
    private static final String FIXED = "[(（]?[0０]" + DIGIT + "{2,3}[)）]?" + GAP + DIGIT + "{7,8}";
    private static final String NAMED =
            "(?<=(?:电话|座机|手机|号码|致电|联系)[^0-9０-９]{0,6})" + DIGIT + "{3,4}" + GAP + DIGIT + "{4}";
    private static final String IDENTITY =
            "[1-9１-９](?:" + GAP + DIGIT + "){16}" + GAP + "[0-9０-９XxＸｘ]|[1-9１-９]" + DIGIT + "{14}";
    private static final Pattern NUMBER = Pattern.compile(
            "(?<!" + DIGIT + ")(?:" + IDENTITY + "|" + MOBILE + "|" + FIXED + "|" + NAMED + ")(?!" + DIGIT + ")");

    private NumbersInText() {}

    /** The text without them. */
    public static String hidden(String text) {
        return NUMBER.matcher(text).replaceAll(HIDDEN);
    }

    /** The same, of a text that may not be there. */
    public static @Nullable String hiddenIn(@Nullable String text) {
        return text == null ? null : hidden(text);
    }
}
