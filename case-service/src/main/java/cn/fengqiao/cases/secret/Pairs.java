package cn.fengqiao.cases.secret;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into pieces of two adjacent characters. Chinese has no spaces, and most of its words have two characters:
 * any word of two or more is found by its pieces without a dictionary.
 */
final class Pairs {

    /** A narrative of 2000 characters has fewer; more would only make a hostile text expensive. */
    private static final int MOST = 4_000;

    private Pairs() {}

    /** Full and half width, upper and lower case read the same. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    static void collect(String text, Set<Long> pairs) {
        int[] characters = folded(text).codePoints().toArray();
        for (int i = 1; i < characters.length && pairs.size() < MOST; i++) {
            if (Character.isLetterOrDigit(characters[i - 1]) && Character.isLetterOrDigit(characters[i])) {
                pairs.add(((long) characters[i - 1] << 32) | characters[i]);
            }
        }
    }
}
