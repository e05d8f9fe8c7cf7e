package cn.fengqiao.kit.problem;

import java.util.OptionalInt;

/**
 * Which characters a text from outside may contain. Refused are control characters, which break logs, exports and
 * databases; halves of surrogate pairs, which no UTF-8 can carry; the marks that reorder what a reader sees; and in a line —
 * a title, a name, a number — the characters of no width, with which two that look alike are not equal. Longer texts are
 * pasted from pages that are full of the latter, and nobody compares them.
 */
public final class PlainText {

    /** Fillers of the Korean script and the empty pattern of Braille. */
    private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

    private static final char ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final char ZERO_WIDTH_JOINER = 0x200d;

    /** Asks for the picture and not the sign. */
    private static final int EMOJI_STYLE = 0xfe0f;

    private PlainText() {}

    /** Index of the first character a text may not contain, if there is one. */
    public static OptionalInt firstForbidden(String text, boolean multiLine) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue;
            }
            if (multiLine
                    && (c == '\n' || c == '\t' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (Character.isISOControl(c)
                    || Character.isSurrogate(c)
                    || reorders(c)
                    || (!multiLine && widthless(c) && !joins(text, i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** A text from outside as it may stand in an answer or a log: itself, or a question mark for one that may not. */
    public static String printable(String sent) {
        return firstForbidden(sent, false).isPresent() ? "?" : sent;
    }

    /**
     * Whether there is anything to see in a text. Spaces are not all there is that shows nothing: characters of no width,
     * marks without a letter, and the few letters that are drawn as a gap.
     */
    public static boolean visible(String text) {
        return text.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c)
                        && BLANK_LETTERS.indexOf(c) < 0
                        && switch (Character.getType(c)) {
                            case Character.SPACE_SEPARATOR,
                                    Character.CONTROL,
                                    Character.FORMAT,
                                    Character.NON_SPACING_MARK,
                                    Character.ENCLOSING_MARK,
                                    Character.UNASSIGNED -> false;
                            default -> true;
                        });
    }

    /** Soft hyphen, zero-width spaces, joiners and marks of direction, word joiner, invisible operators, byte order mark. */
    private static boolean widthless(char c) {
        return c == 0xad
                || c == 0x61c
                || c == 0x180e
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x2060 && c <= 0x2064)
                || c == 0xfeff;
    }

    /** A joiner belongs behind a picture that is made of several, and behind a letter of a script that joins its letters. */
    private static boolean joins(String text, int at) {
        char c = text.charAt(at);
        if ((c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER) || at == 0) {
            return false;
        }
        int before = text.codePointBefore(at);
        return Character.isEmoji(before)
                || before == EMOJI_STYLE
                || switch (Character.UnicodeScript.of(before)) {
                    case ARABIC, MONGOLIAN, DEVANAGARI, BENGALI -> true;
                    default -> false;
                };
    }

    /** LRE … RLO and LRI … PDI of the Unicode bidirectional algorithm. */
    private static boolean reorders(char c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
