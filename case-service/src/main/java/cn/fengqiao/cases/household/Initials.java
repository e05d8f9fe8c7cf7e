package cn.fengqiao.cases.household;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * The letters a name begins with when it is spelt: 张三 is {@code zs}. A character with several readings gives several, so
 * 单 is found as {@code s} and as {@code d}: nobody is missed because the surname is read otherwise than the word.
 */
final class Initials {

    /** Names of more readings than this are rarer than the numbers they would cost. */
    private static final int MOST = 16;

    /** Longer ones are cut off; nobody types more. */
    private static final int LONGEST = 8;

    private static final Pattern ASKED = Pattern.compile("[A-Za-z]{2," + LONGEST + "}");

    private Initials() {}

    /** Whether a search text asks for initials. */
    static boolean asked(String text) {
        return ASKED.matcher(text).matches();
    }

    /** As they are compared. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Every way to begin the name's characters; empty for one that has none that are spelt. */
    static Set<String> of(String name) {
        Set<String> readings = new LinkedHashSet<>(Set.of(""));
        int letters = 0;
        for (int i = 0; i < name.length() && letters < LONGEST; i++) {
            Set<Character> next = letters(name.charAt(i));
            if (next.isEmpty()) {
                continue;
            }
            letters++;
            Set<String> longer = new LinkedHashSet<>();
            for (String reading : readings) {
                for (char letter : next) {
                    if (longer.size() < MOST) {
                        longer.add(reading + letter);
                    }
                }
            }
            readings = longer;
        }
        readings.remove("");
        return readings;
    }

    private static Set<Character> letters(char c) {
        if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
            return Set.of(Character.toLowerCase(c));
        }
        Set<Character> letters = new TreeSet<>();
        String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
        if (readings != null) {
            for (String reading : readings) {
                letters.add(reading.charAt(0));
            }
        }
        return letters;
    }
}
