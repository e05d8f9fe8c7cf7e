package cn.fengqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

/** The matrix of answers is seen to find a telephone number that a service leaves in a file. */
class HiddenInFilesTest {

    private static final String PHONE = "13800001234";
    private static final String ROOT = "/api/cases/{id}/file.";

    @Test
    void a_number_in_a_compressed_pdf_is_found() throws IOException {
        byte[] leak = Uploads.pdf("Tel. " + PHONE);

        assertThat(plain(leak)).doesNotContain(PHONE);
        assertThat(leaks("pdf", leak)).isNotEmpty().allMatch(finding -> finding.contains(PHONE));
    }

    @Test
    void a_number_in_a_word_file_is_found_also_in_two_pieces() throws IOException {
        byte[] leak = word("13800", "001234");

        assertThat(plain(leak)).doesNotContain(PHONE);
        assertThat(leaks("zip", leak)).isNotEmpty();
    }

    @Test
    void a_number_in_a_pdf_in_an_archive_is_found() throws IOException {
        byte[] leak = zip("documents/AGREEMENT.pdf", Uploads.pdf(PHONE));

        assertThat(plain(leak)).doesNotContain(PHONE);
        assertThat(leaks("zip", leak)).isNotEmpty();
    }

    @Test
    void nothing_is_found_where_nothing_is() throws IOException {
        assertThat(leaks("pdf", Uploads.pdf("Tel. 13800009999"))).isEmpty();
        assertThat(leaks("zip", zip("a.pdf", Uploads.pdf("nobody's")))).isEmpty();
        assertThat(leaks("zip", word("13800", "009999"))).isEmpty();
    }

    /** What the matrix says of a service that gives this file to everybody. */
    private static List<String> leaks(String kind, byte[] file) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            try (var out = exchange.getResponseBody()) {
                out.write(file);
            }
        });
        service.start();
        try {
            UUID id = UUID.randomUUID();
            var known = new KnownCase(
                    "case with a leak",
                    id,
                    new Audience(Tokens.FENGQIAO, List.of(Department.POLICE, Department.URBAN_MANAGEMENT), false),
                    Department.POLICE,
                    Map.of(PHONE, FieldClass.CONTACT),
                    Set.of());
            return AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of(ROOT + kind)), FieldTable.of(""))
                    .about("/api/cases/", List.of(known))
                    .within("files." + kind, "/api/cases/" + id + "/file." + kind + "?reason=x", known)
                    .reading("%PDF-", HiddenInFilesTest::pdf)
                    .findings(
                            URI.create(
                                    "http://localhost:" + service.getAddress().getPort()),
                            Tokens.shared())
                    .stream()
                    .filter(finding -> finding.contains("may not see " + PHONE))
                    .toList();
        } finally {
            service.stop(0);
        }
    }

    /** What a reader reads in a PDF. */
    static String pdf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String plain(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] word(String... pieces) throws IOException {
        var out = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            XWPFParagraph paragraph = document.createParagraph();
            for (String piece : pieces) {
                var run = paragraph.createRun();
                run.setBold(piece.equals(pieces[0]));
                run.setText(piece);
            }
            document.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
