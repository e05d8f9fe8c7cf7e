package cn.fengqiao.cases.objects;

import static cn.fengqiao.cases.objects.TestFiles.ascii;
import static cn.fengqiao.cases.objects.TestFiles.joined;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.objects.Inspection.Accepted;
import cn.fengqiao.cases.objects.Inspection.Reason;
import cn.fengqiao.cases.objects.Inspection.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a document looks like a whole one to a reader that repairs what it opens. */
class WholePdfTest {

    private static final FileLimits LIMITS = new FileLimits(2_000_000, 8_000_000, 100, 10_000, 10_000);
    private static final int PAGES = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_document_that_is_cut_is_broken_wherever_it_is_cut(boolean packed) throws IOException {
        byte[] whole = pages(packed);

        List<Integer> taken = new ArrayList<>();
        for (int percent = 1; percent < 100; percent++) {
            int length = (int) ((long) whole.length * percent / 100);
            if (!isBroken(Arrays.copyOf(whole, length))) {
                taken.add(percent);
            }
        }
        // up to the last sign of the mark of its end; the end of its line is nothing to miss
        int mark = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("%%EOF") + "%%EOF".length();
        for (int length = mark - 100; length < mark; length++) {
            if (!isBroken(Arrays.copyOf(whole, length))) {
                taken.add(length);
            }
        }

        assertThat(taken).isEmpty();
        assertTaken(whole);
        assertTaken(Arrays.copyOf(whole, mark));
    }

    @Test
    void what_mailers_and_scanners_leave_behind_the_end_is_no_damage() throws IOException {
        assertTaken(joined(pages(false), ascii("\r\n\r\n"), new byte[500]));
        assertTaken(joined(pages(true), ascii("\n-- \nsent from a telephone\n")));
    }

    @Test
    void a_document_that_was_changed_later_is_whole_with_its_change_and_broken_with_half_of_it() throws IOException {
        byte[] first = pages(false);
        byte[] changed = changed(first);
        int added = changed.length - first.length;

        assertTaken(changed);
        for (int part = 1; part < 10; part++) {
            int length = first.length + added * part / 10;
            assertThat(isBroken(Arrays.copyOf(changed, length)))
                    .as("%d of %d", length, changed.length)
                    .isTrue();
        }
    }

    @Test
    void a_document_laid_out_for_slow_lines_is_whole_at_the_length_it_says() throws IOException {
        byte[] linear = linearised();

        assertTaken(linear);
        for (int length = 100; length < linear.length - 1; length++) {
            assertThat(isBroken(Arrays.copyOf(linear, length)))
                    .as("cut at %d", length)
                    .isTrue();
        }
    }

    @Test
    void a_page_and_what_it_shows_have_to_be_there() throws IOException {
        byte[] plain = plain("/Contents 4 0 R");
        byte[] content = plain("/Contents 9 0 R");
        byte[] font = plain("/Contents 4 0 R /Resources <</Font <</F1 9 0 R>>>>");

        assertTaken(plain);
        assertThat(isBroken(content)).isTrue();
        assertThat(isBroken(font)).isTrue();
        assertThat(isBroken(ascii(new String(plain, StandardCharsets.ISO_8859_1).replace("[3 0 R]", "[8 0 R]"))))
                .isTrue();
    }

    @Test
    void pages_that_lead_back_to_themselves_are_broken() throws IOException {
        String plain = new String(plain("/Contents 4 0 R"), StandardCharsets.ISO_8859_1);

        assertThat(isBroken(ascii(plain.replace("[3 0 R]", "[2 0 R]")))).isTrue();
    }

    @Test
    void a_reference_to_nothing_beside_the_pages_is_no_error() throws IOException {
        assertTaken(plain("/Contents 4 0 R /PieceInfo 9 0 R"));
    }

    @Test
    void a_cross_reference_that_leads_elsewhere_is_not_repaired() throws IOException {
        String plain = new String(plain("/Contents 4 0 R"), StandardCharsets.ISO_8859_1);
        String moved = plain.replace("4 0 obj", "  4 0 obj  ");

        assertThat(isBroken(ascii(moved))).isTrue();
    }

    private static byte[] pages(boolean packed) throws IOException {
        var out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDType1Font font = new PDType1Font(FontName.HELVETICA);
            for (int number = 1; number <= PAGES; number++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream text = new PDPageContentStream(document, page)) {
                    text.beginText();
                    text.setFont(font, 12);
                    text.newLineAtOffset(72, 700);
                    text.showText("page " + number + " of " + PAGES);
                    text.endText();
                }
            }
            document.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
        }
        return out.toByteArray();
    }

    private static byte[] changed(byte[] first) throws IOException {
        var out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(first)) {
            document.getDocumentInformation().setTitle("changed later".repeat(20));
            document.getDocument().getTrailer().setNeedToBeUpdated(true);
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    /** One page, written by hand. */
    private static byte[] plain(String entries) {
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        for (String object : List.of(
                "<</Type /Catalog /Pages 2 0 R>>",
                "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] " + entries + ">>",
                "<</Length 3>>\nstream\nq Q\nendstream")) {
            places.add(file.length());
            file.append("%d 0 obj\n%s\nendobj\n".formatted(places.size(), object));
        }
        int xref = file.length();
        file.append("xref\n0 5\n0000000000 65535 f \n");
        places.forEach(place -> file.append("%010d 00000 n \n".formatted(place)));
        return ascii(file + "trailer\n<</Size 5 /Root 1 0 R>>\nstartxref\n" + xref + "\n%%EOF\n");
    }

    /** As annex F lays it out: the page that is shown first, and its cross-reference, stand before all others. */
    private static byte[] linearised() {
        String pattern = """
                %%PDF-1.4
                3 0 obj
                <</Linearized 1 /L %010d /H [0 0] /O 5 /E %010d /N 1 /T %010d>>
                endobj
                xref
                3 4
                %010d 00000 n\u0020
                %010d 00000 n\u0020
                %010d 00000 n\u0020
                %010d 00000 n\u0020
                trailer
                <</Size 7 /Root 4 0 R /Prev %010d>>
                startxref
                0
                %%%%EOF
                4 0 obj
                <</Type /Catalog /Pages 2 0 R>>
                endobj
                5 0 obj
                <</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 6 0 R>>
                endobj
                6 0 obj
                <</Length 3>>
                stream
                q Q
                endstream
                endobj
                1 0 obj
                <</Title (lain)>>
                endobj
                2 0 obj
                <</Type /Pages /Count 1 /Kids [5 0 R]>>
                endobj
                xref
                0 3
                0000000000 65535 f\u0020
                %010d 00000 n\u0020
                %010d 00000 n\u0020
                trailer
                <</Size 3>>
                startxref
                %d
                %%%%EOF
                """;
        Object[] none = new Object[11];
        Arrays.fill(none, 0);
        none[10] = 100;
        String file = pattern.formatted(none);
        int main = file.lastIndexOf("xref\n0 3");
        return ascii(pattern.formatted(
                file.length(),
                file.indexOf("1 0 obj"),
                main,
                file.indexOf("3 0 obj"),
                file.indexOf("4 0 obj"),
                file.indexOf("5 0 obj"),
                file.indexOf("6 0 obj"),
                main,
                file.indexOf("1 0 obj"),
                file.indexOf("2 0 obj"),
                file.indexOf("xref\n3 4")));
    }

    private boolean isBroken(byte[] content) throws IOException {
        try (Inspection inspection = inspect(content)) {
            return inspection.equals(new Refused(Reason.BROKEN));
        }
    }

    private void assertTaken(byte[] content) throws IOException {
        try (Inspection inspection = inspect(content)) {
            assertThat(inspection).isInstanceOf(Accepted.class);
        }
    }

    private Inspection inspect(byte[] content) throws IOException {
        return new IncomingFiles(folder, LIMITS, VirusScan.none())
                .inspect("a.pdf", "application/pdf", content.length, new ByteArrayInputStream(content));
    }
}
