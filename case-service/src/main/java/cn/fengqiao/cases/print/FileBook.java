package cn.fengqiao.cases.print;

import cn.fengqiao.cases.paper.Block;
import cn.fengqiao.cases.paper.CleanText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * One PDF of a whole case file: cover, contents with page numbers, the timeline, every part, the back, and on each page
 * its number. Page 1 is the cover, so the number in the contents is the number a reader jumps to.
 *
 * <p>Guarantees: what was uploaded comes without scripts, links or embedded files; a part that cannot be read has a page
 * that says so, and is named in the result. Content passes through temporary files, so the heap does not grow with the
 * size of the parts; an image counts decoded while its page is made.
 *
 * <p>Does not guarantee: that a signature in an uploaded PDF stays valid, since its pages are now part of another document.
 */
public final class FileBook {

    private static final int CONTENTS_TITLE_MOST = 60;

    private FileBook() {}

    /**
     * Writes the book and leaves the stream open.
     *
     * @throws IOException when {@code out} or the temporary files fail
     */
    public static Printed print(Book book, OutputStream out) throws IOException {
        return print(book, "", out);
    }

    /**
     * The same with a line at the foot of each page, below its number: who printed it, when and why.
     *
     * @param mark cut where it does not fit on one line; empty for none
     */
    public static Printed print(Book book, String mark, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
                Pen pen = new Pen(document, Typeface.song());
                Uploads uploads = new Uploads(document, pen)) {
            Pdfs.describe(document, CleanText.line(book.title()));
            PaperOnPages papers = new PaperOnPages(pen);
            papers.write(book.cover());
            int coverPages = document.getNumberOfPages();
            List<Line> contents = new ArrayList<>();
            happenings(book, document, pen, contents);
            for (Book.Part part : book.parts()) {
                contents.add(
                        part instanceof Book.Listed
                                ? new Line(CleanText.line(part.title()), null)
                                : line(part.title(), document));
                write(part, papers, uploads);
            }
            var back = book.back();
            if (back != null) {
                contents.add(line(back.title(), document));
                papers.write(back);
            }
            insertContents(document, pen, contents, coverPages);
            pen.numberPages(CleanText.line(mark));
            return Pdfs.saved(document, pen.absent(), uploads.unreadable(), out);
        }
    }

    /** @param page before the contents were put in; null for what has none */
    private record Line(String title, @Nullable Integer page) {}

    private static Line line(String title, PDDocument document) {
        String clean = CleanText.line(title);
        boolean tooLong = clean.codePointCount(0, clean.length()) > CONTENTS_TITLE_MOST;
        return new Line(
                tooLong ? clean.substring(0, clean.offsetByCodePoints(0, CONTENTS_TITLE_MOST)) + "…" : clean,
                document.getNumberOfPages() + 1);
    }

    private static void write(Book.Part part, PaperOnPages papers, Uploads uploads) throws IOException {
        switch (part) {
            case Book.PaperPart form -> papers.write(form.paper());
            case Book.PdfPart pdf -> uploads.pdf(pdf);
            case Book.ImagePart image -> uploads.image(image);
            case Book.Listed listed -> {}
        }
    }

    private static void happenings(Book book, PDDocument document, Pen pen, List<Line> contents) throws IOException {
        if (book.happenings().isEmpty()) {
            return;
        }
        contents.add(line("办理过程", document));
        pen.newPage();
        pen.title("办理过程", 16);
        pen.down(6);
        new PaperOnPages(pen)
                .table(new Block.Table(
                        List.of("时间", "经办", "事项", "说明"),
                        List.of(7, 4, 4, 9),
                        book.happenings().stream()
                                .map(entry -> List.of(
                                        CleanText.line(entry.at()),
                                        CleanText.line(entry.who()),
                                        CleanText.line(entry.what()),
                                        CleanText.lines(entry.remark())))
                                .toList()));
        pen.close();
    }

    /**
     * The contents stand before what they list, and how many pages they take moves it. They are written at the end with
     * every number raised by a guess, and once more where the guess was wrong: numbers are one cell, titles wrap the same.
     */
    private static void insertContents(PDDocument document, Pen pen, List<Line> lines, int coverPages)
            throws IOException {
        int written = document.getNumberOfPages();
        int pages = contents(document, pen, lines, 1);
        if (pages != 1) {
            IntStream.range(0, pages).forEach(i -> document.removePage(written));
            pages = contents(document, pen, lines, pages);
        }
        List<PDPage> sheets = IntStream.range(written, written + pages)
                .mapToObj(document::getPage)
                .toList();
        PDPage before = document.getPage(coverPages - 1);
        for (PDPage sheet : sheets) {
            document.getPages().remove(sheet);
            document.getPages().insertAfter(sheet, before);
            before = sheet;
        }
    }

    private static String number(Line line, int raisedBy) {
        Integer page = line.page();
        return page == null ? "—" : Integer.toString(page + raisedBy);
    }

    private static int contents(PDDocument document, Pen pen, List<Line> lines, int pages) throws IOException {
        int before = document.getNumberOfPages();
        pen.newPage();
        pen.title("卷内目录", 16);
        pen.down(6);
        new PaperOnPages(pen)
                .table(new Block.Table(
                        List.of("序号", "文件名称", "页码"),
                        List.of(2, 12, 2),
                        IntStream.range(0, lines.size())
                                .mapToObj(i -> List.of(
                                        Integer.toString(i + 1), lines.get(i).title(), number(lines.get(i), pages)))
                                .toList()));
        pen.close();
        return document.getNumberOfPages() - before;
    }
}
