package cn.fengqiao.cases.paper;

import java.util.List;

/** A piece of a paper, from top to bottom. Texts are clean: {@link CleanText} has been over all that people typed. */
public sealed interface Block {

    /** A heading within the paper. */
    record Heading(String text) implements Block {}

    /** Running text; the first line is indented by two characters, as Chinese paragraphs are. */
    record Paragraph(String text, Align align) implements Block {}

    /**
     * What a form asks and what was answered, a row each of one or more fields side by side.
     *
     * @param rows of fields; a row's fields share its width by their weight
     */
    record FieldTable(List<List<Field>> rows) implements Block {
        public FieldTable {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A table with a head that is repeated on each page.
     *
     * @param weights how the columns share the width, one per column
     */
    record Table(List<String> head, List<Integer> weights, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            weights = List.copyOf(weights);
            rows = rows.stream().map(List::copyOf).toList();
            int columns = head.size();
            if (weights.size() != columns || rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("a row has as many cells as the table has columns");
            }
        }
    }

    /** Where somebody signs by hand: who, and room to write. */
    record SignatureLine(String who) implements Block {}

    /** Where the committee puts its seal, with its name and the date below. */
    record SealPlace(String committee, String date) implements Block {}

    /** Room left free, in lines. */
    record Space(int lines) implements Block {}

    /** The rest comes on a new page. */
    record PageBreak() implements Block {}

    /** Where a line of text stands. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT,
        /** Left, its first line two characters in. */
        INDENTED
    }

    /** One question of a form. An answer that is not known is empty: there is room to write it in by hand. */
    record Field(String label, String value, int weight) {
        public Field(String label, String value) {
            this(label, value, 1);
        }
    }
}
