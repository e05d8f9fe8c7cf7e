package cn.fengqiao.cases.print;

import cn.fengqiao.cases.paper.Block;
import cn.fengqiao.cases.paper.Block.Field;
import cn.fengqiao.cases.paper.Block.FieldTable;
import cn.fengqiao.cases.paper.Block.Table;
import cn.fengqiao.cases.paper.Paper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Puts the blocks of a paper on pages. */
final class PaperOnPages {

    private static final float TITLE = 20;
    private static final float LABEL_MOST = 110;

    private final Pen pen;

    PaperOnPages(Pen pen) {
        this.pen = pen;
    }

    /** On pages of its own. */
    void write(Paper paper) throws IOException {
        pen.newPage();
        pen.title(paper.title(), TITLE);
        String number = paper.number();
        if (number != null) {
            pen.paragraph(number, Pen.Side.RIGHT, 0);
        }
        pen.down(Pen.TEXT / 2);
        for (Block block : paper.blocks()) {
            write(block);
        }
        pen.close();
    }

    private void write(Block block) throws IOException {
        switch (block) {
            case Block.Heading heading -> pen.heading(heading.text());
            case Block.Paragraph paragraph -> paragraph(paragraph);
            case FieldTable table -> fields(table);
            case Table table -> table(table);
            case Block.SignatureLine line -> pen.signature(line.who());
            case Block.SealPlace seal -> seal(seal);
            case Block.Space space -> pen.down(space.lines() * Pen.TEXT * 1.6f);
            case Block.PageBreak ignored -> pen.newPage();
        }
    }

    private void paragraph(Block.Paragraph paragraph) throws IOException {
        switch (paragraph.align()) {
            case LEFT -> pen.paragraph(paragraph.text(), Pen.Side.LEFT, 0);
            case CENTRE -> pen.paragraph(paragraph.text(), Pen.Side.CENTRE, 0);
            case RIGHT -> pen.paragraph(paragraph.text(), Pen.Side.RIGHT, 0);
            case INDENTED -> pen.paragraph(paragraph.text(), Pen.Side.LEFT, 2 * Pen.TEXT);
        }
    }

    /** Room for the seal, which is some 42 mm across, over the name and the date. */
    private void seal(Block.SealPlace seal) throws IOException {
        if (pen.room() < 110) {
            pen.newPage();
        }
        pen.down(50);
        pen.paragraph(seal.committee() + "（盖章）", Pen.Side.RIGHT, 0);
        pen.paragraph(seal.date(), Pen.Side.RIGHT, 0);
    }

    private void fields(FieldTable table) throws IOException {
        float label = table.rows().stream()
                .flatMap(List::stream)
                .map(field -> field.label().codePointCount(0, field.label().length()) * Pen.TEXT + Pen.TEXT)
                .max(Float::compare)
                .map(widest -> Math.min(widest, LABEL_MOST))
                .orElse(LABEL_MOST);
        for (List<Field> fields : table.rows()) {
            int weights = fields.stream().mapToInt(Field::weight).sum();
            float answers = Pen.WIDTH - label * fields.size();
            List<Pen.Cell> cells = new ArrayList<>();
            for (Field field : fields) {
                cells.add(new Pen.Cell(field.label(), label, true));
                cells.add(new Pen.Cell(field.value(), answers * field.weight() / weights, false));
            }
            pen.row(cells, List.of());
        }
        pen.down(6);
    }

    void table(Table table) throws IOException {
        int weights = table.weights().stream().mapToInt(Integer::intValue).sum();
        List<Pen.Cell> head = cells(table.head(), table.weights(), weights, true);
        pen.row(head, List.of());
        for (List<String> row : table.rows()) {
            pen.row(cells(row, table.weights(), weights, false), head);
        }
        pen.down(6);
    }

    private static List<Pen.Cell> cells(List<String> texts, List<Integer> weights, int sum, boolean centred) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new Pen.Cell(texts.get(i), Pen.WIDTH * weights.get(i) / sum, centred))
                .toList();
    }
}
