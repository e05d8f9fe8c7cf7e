package cn.fengqiao.cases.paper;

/**
 * What people typed, as it may stand on a paper that is signed: nothing in it can move, hide or reorder what a reader
 * sees, nor be read as markup or commands by whatever prints it.
 *
 * <p>Taken out are control characters, halves of surrogate pairs, characters that are none (U+FFFE), the marks of the
 * bidirectional algorithm and everything else of Unicode's category Format. Line ends stay where lines are allowed.
 */
public final class CleanText {

    private static final int FULL_WIDTH_FIRST = 0xff01;
    private static final int FULL_WIDTH_LAST = 0xff5e;
    private static final int FULL_WIDTH_DISTANCE = 0xfee0;

    private CleanText() {}

    /** On one line: line ends and tabs become spaces. */
    public static String line(String typed) {
        return cleaned(typed, false).strip();
    }

    /** Line ends stay, as {@code \n}. */
    public static String lines(String typed) {
        return cleaned(typed.replace("\r\n", "\n").replace('\r', '\n'), true).strip();
    }

    /** Numbers of documents and telephones, which an input method may have left in full width: ３３０ is 330. */
    public static String number(String typed) {
        StringBuilder half = new StringBuilder();
        line(typed)
                .codePoints()
                .map(c -> c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? c - FULL_WIDTH_DISTANCE : c)
                .forEach(half::appendCodePoint);
        return half.toString();
    }

    private static String cleaned(String typed, boolean multiLine) {
        StringBuilder clean = new StringBuilder(typed.length());
        typed.codePoints().forEach(c -> {
            if (c == '\n' && multiLine) {
                clean.append('\n');
            } else if (Character.isWhitespace(c) || c == 0xa0) {
                clean.append(c == '\u3000' ? '\u3000' : ' ');
            } else if (printable(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    private static boolean printable(int c) {
        return (c & 0xfffe) != 0xfffe
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
