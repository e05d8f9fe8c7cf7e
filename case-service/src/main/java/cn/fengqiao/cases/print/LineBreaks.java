package cn.fengqiao.cases.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines as Chinese is set (避头尾): between any two characters, but no line begins with a mark that closes
 * nor ends with one that opens, and words and numbers of the Latin script stay whole while they fit a line.
 */
final class LineBreaks {

    private static final String NOT_FIRST = "，。、；：！？）》」』〕】”’％…—·,.;:!?)]}%";
    private static final String NOT_LAST = "（《「『〔【“‘([{￥¥";

    private final Typeface face;
    private final float size;

    LineBreaks(Typeface face, float size) {
        this.face = face;
        this.size = size;
    }

    /** At least one line; line ends of the text are kept. */
    List<String> lines(String text, float width, float indent) {
        List<String> lines = new ArrayList<>();
        for (String part : text.split("\n", -1)) {
            broken(part.codePoints().toArray(), width, lines.isEmpty() ? width - indent : width, lines);
        }
        return lines;
    }

    private void broken(int[] text, float width, float firstWidth, List<String> lines) {
        int from = 0;
        float room = firstWidth;
        do {
            int to = end(text, from, room);
            lines.add(new String(text, from, to - from).stripTrailing());
            from = to;
            while (from < text.length && text[from] == ' ') {
                from++;
            }
            room = width;
        } while (from < text.length);
    }

    /** Where the line that begins at {@code from} ends; it has at least one character, however narrow the room. */
    private int end(int[] text, int from, float room) {
        int to = from;
        float used = 0;
        while (to < text.length) {
            used += face.width(text[to], size);
            if (used > room && to > from) {
                return allowed(text, from, to);
            }
            to++;
        }
        return to;
    }

    private static int allowed(int[] text, int from, int wanted) {
        int to = wanted;
        while (to > from + 1 && !mayBreak(text[to - 1], text[to])) {
            to--;
        }
        return mayBreak(text[to - 1], text[to]) ? to : wanted;
    }

    private static boolean mayBreak(int before, int after) {
        return NOT_FIRST.indexOf(after) < 0 && NOT_LAST.indexOf(before) < 0 && !(inWord(before) && inWord(after));
    }

    private static boolean inWord(int c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }
}
