package cn.fengqiao.cases.print;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Writes from the top of a page to its bottom and goes on on the next. Lengths are points; the page is A4 with the
 * margins of a paper that is bound at its left side.
 */
final class Pen implements Closeable {

    static final float TEXT = 12;
    static final float LEFT = 79;
    static final float WIDTH = PDRectangle.A4.getWidth() - LEFT - 68;
    static final float TOP = PDRectangle.A4.getHeight() - 74;
    static final float BOTTOM = 68;

    private static final float LEADING = 1.6f;
    private static final float CELL_LEADING = 1.35f;
    private static final float PADDING = 4;
    private static final float NUMBER_SIZE = 9;
    private static final float NUMBER_HEIGHT = 36;
    private static final float MARK_SIZE = 7;
    private static final float MARK_HEIGHT = 22;
    private static final float MARK_MARGIN = 24;

    private final PDDocument document;
    private final Typeface face;
    private final PDType0Font font;
    private final Set<Printed.Absent> absent = new LinkedHashSet<>();
    private @Nullable PDPageContentStream page;
    private float y;

    Pen(PDDocument document, Typeface face) throws IOException {
        this.document = document;
        this.face = face;
        this.font = face.in(document);
    }

    List<Printed.Absent> absent() {
        return List.copyOf(absent);
    }

    /** One cell of a row. */
    record Cell(String text, float width, boolean centred) {}

    PDPageContentStream page() throws IOException {
        return page == null ? newPage() : page;
    }

    PDPageContentStream newPage() throws IOException {
        close();
        PDPage sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        PDPageContentStream next = new PDPageContentStream(document, sheet);
        page = next;
        y = TOP;
        return next;
    }

    /** Ends the page; what is written next begins a new one. */
    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    float room() throws IOException {
        page();
        return y - BOTTOM;
    }

    void down(float points) throws IOException {
        page();
        y -= points;
        if (y < BOTTOM) {
            newPage();
        }
    }

    /** A title: centred, larger, darker. */
    void title(String text, float size) throws IOException {
        LineBreaks breaks = new LineBreaks(face, size);
        for (String line : breaks.lines(settable(text), WIDTH, 0)) {
            float height = advance(size);
            page().setRenderingMode(RenderingMode.FILL_STROKE);
            page().setLineWidth(size / 45);
            show(line, LEFT + (WIDTH - face.width(line, size)) / 2, y + (height - size) / 2, size);
            page().setRenderingMode(RenderingMode.FILL);
        }
    }

    /** A heading stays with the line that follows it. */
    void heading(String text) throws IOException {
        if (room() < 3 * TEXT * LEADING) {
            newPage();
        }
        y -= 3;
        float height = advance(TEXT);
        page().setRenderingMode(RenderingMode.FILL_STROKE);
        page().setLineWidth(TEXT / 45);
        show(settable(text), LEFT, y + (height - TEXT) / 2, TEXT);
        page().setRenderingMode(RenderingMode.FILL);
    }

    enum Side {
        LEFT,
        CENTRE,
        RIGHT
    }

    void paragraph(String text, Side side, float indent) throws IOException {
        LineBreaks breaks = new LineBreaks(face, TEXT);
        float shift = indent;
        for (String line : breaks.lines(settable(text), WIDTH, indent)) {
            float free = WIDTH - face.width(line, TEXT);
            float x = switch (side) {
                case LEFT -> shift;
                case CENTRE -> free / 2;
                case RIGHT -> free;
            };
            float height = advance(TEXT);
            show(line, LEFT + x, y + (height - TEXT) / 2, TEXT);
            shift = 0;
        }
    }

    /** Who signs, and a rule to sign on. */
    void signature(String who) throws IOException {
        List<String> lines = new LineBreaks(face, TEXT).lines(settable(who), WIDTH - 120, 0);
        if (room() < (lines.size() + 0.5f) * TEXT * LEADING) {
            newPage();
        }
        y -= TEXT / 2;
        for (String line : lines) {
            float height = advance(TEXT);
            show(line, LEFT, y + (height - TEXT) / 2, TEXT);
        }
        float from = LEFT + face.width(lines.getLast(), TEXT) + 6;
        rule(from, y + 2, Math.min(from + 160, LEFT + WIDTH), y + 2);
    }

    /** A row of cells with their borders; one that is higher than the page goes on on the next, below the head. */
    void row(List<Cell> cells, List<Cell> head) throws IOException {
        LineBreaks breaks = new LineBreaks(face, TEXT - 1.5f);
        List<List<String>> lines = new ArrayList<>();
        for (Cell cell : cells) {
            lines.add(breaks.lines(settable(cell.text()), cell.width() - 2 * PADDING, 0));
        }
        int rows = lines.stream().mapToInt(List::size).max().orElse(1);
        int done = 0;
        while (done < rows) {
            int fitting = fitting();
            boolean whole = rows - done <= fitting;
            if (!whole && (rows - done <= mostOnPage(head) || fitting < 2)) {
                newPage();
                if (!head.isEmpty()) {
                    row(head, List.of());
                }
                fitting = fitting();
            }
            int now = Math.max(1, Math.min(fitting, rows - done));
            slice(cells, lines, done, now);
            done += now;
        }
    }

    private static float cellLine() {
        return (TEXT - 1.5f) * CELL_LEADING;
    }

    private int fitting() throws IOException {
        return (int) Math.floor((room() - 2 * PADDING) / cellLine());
    }

    private static int mostOnPage(List<Cell> head) {
        float headHeight = head.isEmpty() ? 0 : 2 * cellLine() + 2 * PADDING;
        return (int) Math.floor((TOP - BOTTOM - headHeight - 2 * PADDING) / cellLine());
    }

    private void slice(List<Cell> cells, List<List<String>> lines, int from, int count) throws IOException {
        float height = count * cellLine() + 2 * PADDING;
        float x = LEFT;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            page().setLineWidth(0.5f);
            page().addRect(x, y - height, cell.width(), height);
            page().stroke();
            List<String> all = lines.get(i);
            List<String> now = all.subList(Math.min(from, all.size()), Math.min(from + count, all.size()));
            float top = y - PADDING - (cell.centred() ? (count - now.size()) * cellLine() / 2 : 0);
            for (String line : now) {
                top -= cellLine();
                float free = cell.width() - face.width(line, TEXT - 1.5f);
                show(line, cell.centred() ? x + free / 2 : x + PADDING, top + 4, TEXT - 1.5f);
            }
            x += cell.width();
        }
        y -= height;
    }

    /** Centred at the foot of each page from the first to the last of the document, on pages of any shape. */
    void numberPages() throws IOException {
        numberPages("");
    }

    /** @param mark stands below each number; empty for none */
    void numberPages(String mark) throws IOException {
        close();
        String settable = settable(mark);
        int pages = document.getNumberOfPages();
        int number = 0;
        for (PDPage sheet : document.getPages()) {
            number++;
            try (PDPageContentStream foot = new PDPageContentStream(document, sheet, AppendMode.APPEND, true, true)) {
                foot.transform(upright(sheet));
                centred(foot, sheet, "第" + number + "页 共" + pages + "页", NUMBER_SIZE, NUMBER_HEIGHT);
                centred(foot, sheet, fitting(settable, shownWidth(sheet) - 2 * MARK_MARGIN), MARK_SIZE, MARK_HEIGHT);
            }
        }
    }

    private void centred(PDPageContentStream foot, PDPage sheet, String text, float size, float height)
            throws IOException {
        if (text.isEmpty()) {
            return;
        }
        foot.beginText();
        foot.setFont(font, size);
        foot.newLineAtOffset((shownWidth(sheet) - face.width(text, size)) / 2, height);
        foot.showText(text);
        foot.endText();
    }

    /** As much of a line as has room in {@code width}. */
    private String fitting(String text, float width) {
        int end = text.length();
        while (end > 0 && face.width(text.substring(0, end), MARK_SIZE) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static float shownWidth(PDPage sheet) {
        PDRectangle box = sheet.getCropBox();
        return sheet.getRotation() % 180 == 0 ? box.getWidth() : box.getHeight();
    }

    /** From where a reader sees left and bottom to where the page, which may be turned, has them. */
    private static Matrix upright(PDPage sheet) {
        PDRectangle box = sheet.getCropBox();
        float left = box.getLowerLeftX();
        float bottom = box.getLowerLeftY();
        return switch (Math.floorMod(sheet.getRotation(), 360)) {
            case 90 -> new Matrix(0, 1, -1, 0, left + box.getWidth(), bottom);
            case 180 -> new Matrix(-1, 0, 0, -1, left + box.getWidth(), bottom + box.getHeight());
            case 270 -> new Matrix(0, -1, 1, 0, left, bottom + box.getHeight());
            default -> new Matrix(1, 0, 0, 1, left, bottom);
        };
    }

    String settable(String text) {
        return face.settable(text, absent);
    }

    private float advance(float size) throws IOException {
        float height = size * LEADING;
        if (room() < height) {
            newPage();
        }
        y -= height;
        return height;
    }

    private void rule(float fromX, float fromY, float toX, float toY) throws IOException {
        page().setLineWidth(0.5f);
        page().moveTo(fromX, fromY);
        page().lineTo(toX, toY);
        page().stroke();
    }

    private void show(String line, float x, float baseline, float size) throws IOException {
        if (line.isEmpty()) {
            return;
        }
        PDPageContentStream current = page();
        current.beginText();
        current.setFont(font, size);
        current.newLineAtOffset(x, baseline);
        current.showText(line);
        current.endText();
    }
}
