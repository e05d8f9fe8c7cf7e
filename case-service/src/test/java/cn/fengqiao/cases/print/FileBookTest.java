package cn.fengqiao.cases.print;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.paper.PaperKind;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBookTest {

    /** Two seconds are promised warm on a quiet machine; this one may be shared by several builds. */
    private static final Duration BOUND = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    @Test
    void the_contents_name_the_page_each_part_begins_on() throws IOException {
        Book book = book(
                40,
                List.of(
                        form(PaperKind.APPLICATION),
                        new Book.PdfPart("证据一", uploaded(3, 0)),
                        new Book.ImagePart("照片", photo()),
                        form(PaperKind.AGREEMENT)));

        try (PDDocument printed = Loader.loadPDF(printed(book))) {
            String contents = text(printed, 2);
            assertThat(contents).contains("卷内目录");
            for (String title : List.of("办理过程", "人民调解申请书", "证据一", "照片", "人民调解协议书", "备考表")) {
                int page = pageInContents(contents, title);
                assertThat(text(printed, page))
                        .contains(title.equals("证据一") ? "uploaded page 1" : title)
                        .contains("第" + page + "页 共" + printed.getNumberOfPages() + "页");
            }
        }
    }

    @Test
    void contents_of_several_pages_still_name_the_right_ones() throws IOException {
        List<Book.Part> parts = IntStream.range(0, 90)
                .<Book.Part>mapToObj(
                        i -> new Book.PaperPart("第" + i + "份回访记录", PrintTest.paper(PaperKind.FOLLOW_UP_RECORD)))
                .toList();

        try (PDDocument printed = Loader.loadPDF(printed(book(1, parts)))) {
            String contents = text(printed, 2) + text(printed, 3) + text(printed, 4) + text(printed, 5);
            int first = pageInContents(contents, "第0份回访记录");
            int last = pageInContents(contents, "第89份回访记录");
            assertThat(text(printed, first)).contains("人民调解回访记录");
            assertThat(last).isEqualTo(first + 89);
            assertThat(text(printed, pageInContents(contents, "备考表"))).contains("备考表");
        }
    }

    @Test
    void every_page_has_its_number_turned_pages_too() throws IOException {
        Book book = book(
                3,
                List.of(
                        new Book.PdfPart("横放", uploaded(1, 90)),
                        new Book.PdfPart("倒放", uploaded(1, 180)),
                        new Book.PdfPart("竖放", uploaded(1, 270))));

        try (PDDocument printed = Loader.loadPDF(printed(book))) {
            int pages = printed.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                assertThat(text(printed, page)).contains("第" + page + "页 共" + pages + "页");
            }
        }
    }

    @Test
    void an_uploaded_document_keeps_its_pages_and_loses_what_it_could_do() throws IOException {
        try (PDDocument printed = Loader.loadPDF(printed(book(1, List.of(new Book.PdfPart("证据", uploaded(2, 0))))))) {
            for (PDPage page : printed.getPages()) {
                assertThat(page.getAnnotations()).isEmpty();
            }
            assertThat(new PDFTextStripper().getText(printed)).contains("uploaded page 1", "uploaded page 2");
        }
    }

    @Test
    void a_part_that_cannot_be_read_has_a_page_that_says_so() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken"), "%PDF-1.7 and nothing else");
        var out = new ByteArrayOutputStream();

        Printed printed =
                FileBook.print(book(1, List.of(new Book.PdfPart("坏件", broken), new Book.ImagePart("坏图", broken))), out);

        assertThat(printed)
                .isInstanceOfSatisfying(
                        Printed.WithSubstitutes.class,
                        substitutes -> assertThat(substitutes.unreadable()).containsExactly("坏件", "坏图"));
        assertThat(PrintTest.text(out.toByteArray())).contains("此件的电子文件无法并入卷宗");
    }

    @Test
    void a_file_of_two_hundred_entries_is_bound_in_two_seconds() throws IOException {
        List<Book.Part> parts = new ArrayList<>();
        for (PaperKind kind : PaperKind.values()) {
            parts.add(form(kind));
        }
        parts.add(new Book.PdfPart("证据一", uploaded(10, 0)));
        parts.add(new Book.ImagePart("照片", photo()));
        Book book = book(200, parts);
        FileBook.print(book, OutputStream.nullOutputStream());

        long begin = System.nanoTime();
        Printed printed = FileBook.print(book, OutputStream.nullOutputStream());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        System.out.println(
                "PRINT a case file of 200 entries, " + printed.pages() + " pages: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(BOUND);
    }

    private static Book book(int happenings, List<Book.Part> parts) {
        return new Book(
                "卷宗",
                PrintTest.paper(PaperKind.FILE_COVER),
                IntStream.range(0, happenings)
                        .mapToObj(i -> new Book.Happening(
                                "2026年11月5日14时05分", "枫桥派出所 调度员", "签收", "第" + i + "条：已与双方当事人联系，约定次日上午到场查看漏水情况。"))
                        .toList(),
                parts,
                PrintTest.paper(PaperKind.FILE_BACK));
    }

    private static Book.Part form(PaperKind kind) {
        return new Book.PaperPart(kind.title(), PrintTest.paper(kind));
    }

    private static byte[] printed(Book book) throws IOException {
        var out = new ByteArrayOutputStream();
        FileBook.print(book, out);
        return out.toByteArray();
    }

    private static int pageInContents(String contents, String title) {
        return contents.lines()
                .filter(line -> line.contains(title + " "))
                .map(line -> Integer.parseInt(
                        line.substring(line.lastIndexOf(' ') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private Path uploaded(int pages, int rotation) throws IOException {
        Path file = Files.createTempFile(folder, "uploaded", ".pdf");
        try (PDDocument document = new PDDocument()) {
            for (int i = 1; i <= pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                page.setRotation(rotation);
                document.addPage(page);
                TestPdfs.write(document, page, "uploaded page " + i);
                PDAnnotationLink link = new PDAnnotationLink();
                PDActionURI away = new PDActionURI();
                away.setURI("https://example.org/");
                link.setAction(away);
                link.setRectangle(new PDRectangle(10, 10, 50, 50));
                page.getAnnotations().add(link);
            }
            document.save(file.toFile());
        }
        return file;
    }

    private Path photo() throws IOException {
        BufferedImage image = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.ORANGE);
        canvas.fillRect(0, 0, 1200, 900);
        canvas.dispose();
        Path file = folder.resolve("photo.jpg");
        ImageIO.write(image, "jpeg", file.toFile());
        return file;
    }
}
