package cn.fengqiao.cases.objects;

import static cn.fengqiao.cases.objects.TestFiles.ascii;
import static cn.fengqiao.cases.objects.TestFiles.joined;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.objects.Inspection.Accepted;
import cn.fengqiao.cases.objects.Inspection.Reason;
import cn.fengqiao.cases.objects.Inspection.Refused;
import cn.fengqiao.cases.objects.Inspection.Scanned;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingFilesTest {

    private static final FileLimits LIMITS = new FileLimits(2_000_000, 8_000_000, 100, 1_000, 10_000);

    @TempDir
    Path folder;

    private VirusScan scan = VirusScan.none();

    @AfterEach
    void nothing_is_left_where_files_are_looked_at() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_is_what_it_says_is_accepted() throws IOException {
        assertAccepted(FileType.PDF, "a.pdf", "application/pdf", TestFiles.pdf());
        assertAccepted(FileType.JPEG, "a.JPG", "image/jpeg", TestFiles.picture("jpeg"));
        assertAccepted(FileType.PNG, "a.png", "", TestFiles.picture("png"));
        assertAccepted(FileType.DOCX, "a.docx", "application/octet-stream", TestFiles.zip(TestFiles.docxParts()));
        assertAccepted(FileType.MP4, "a.mp4", "video/mp4", TestFiles.mp4("isom"));
        assertAccepted(FileType.M4A, "a.m4a", "audio/mp4", TestFiles.mp4("M4A "));
        assertAccepted(FileType.M4A, "录音.m4a", "audio/mp4", TestFiles.mp4("mp42"));
        assertAccepted(FileType.MP3, "a.mp3", "audio/mpeg", mp3());
    }

    private static byte[] mp3() {
        byte[] frame = new byte[400];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xfb;
        frame[2] = (byte) 0x90;
        return joined(ascii("ID3\4\0\0\0\0\0\5owner"), frame);
    }

    @Test
    void hash_and_size_are_of_what_is_kept() throws IOException {
        byte[] pdf = TestFiles.pdf();
        try (Accepted accepted = accepted("协议.pdf", "application/pdf", pdf)) {
            assertThat(accepted.size()).isEqualTo(pdf.length);
            assertThat(accepted.sha256()).isEqualTo(Seen.sha256(pdf));
            assertThat(accepted.scanned()).isEqualTo(Scanned.NOT_SCANNED);
            assertThat(accepted.open().readAllBytes()).isEqualTo(pdf);
        }
    }

    @Test
    void programs_pages_scripts_and_archives_are_not_taken_whatever_they_are_called() throws IOException {
        for (byte[] content : new byte[][] {
            ascii("MZ\u0090\0\3\0\0\0This program cannot be run in DOS mode"),
            ascii("\u007fELF\2\1\1\0"),
            ascii("#!/bin/sh\nrm -rf /\n"),
            ascii("<!DOCTYPE html><script>alert(1)</script>"),
            ascii("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
            ascii("Rar!\u001a\7\0"),
            ascii("7z\u00bc\u00af\u0027\u001c"),
            TestFiles.zip(Map.of("run.exe", ascii("MZ"))),
            joined(ascii("\0\0\0\u0018ftypheic"), new byte[100]),
        }) {
            assertRefused(Reason.TYPE_NOT_ALLOWED, "证据.pdf", "application/pdf", content);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg, application/pdf",
        "a.pdf, image/jpeg",
        "a.pdf.exe, application/pdf",
        "a, application/pdf",
        "a.docx, ''",
        "a.pdf, text/html"
    })
    void a_file_that_is_called_otherwise_than_it_is_is_refused(String name, String mediaType) throws IOException {
        assertRefused(Reason.TYPE_MISMATCH, name, mediaType, TestFiles.pdf());
    }

    @Test
    void an_upload_that_breaks_off_or_is_short_is_cut_off() throws IOException {
        byte[] pdf = TestFiles.pdf();

        assertThat(files().inspect("a.pdf", "", -1, TestFiles.breakingOff(Arrays.copyOf(pdf, 300))))
                .isEqualTo(new Refused(Reason.CUT_OFF));
        assertThat(files().inspect("a.pdf", "", pdf.length, new ByteArrayInputStream(pdf, 0, 300)))
                .isEqualTo(new Refused(Reason.CUT_OFF));
        assertThat(files().inspect("a.pdf", "", 10, new ByteArrayInputStream(new byte[0])))
                .isEqualTo(new Refused(Reason.CUT_OFF));
    }

    @Test
    void pictures_and_recordings_without_their_end_are_broken() throws IOException {
        byte[] jpeg = TestFiles.picture("jpeg");
        byte[] png = TestFiles.picture("png");
        byte[] film = TestFiles.mp4("isom");

        assertRefused(Reason.BROKEN, "a.jpg", "", Arrays.copyOf(jpeg, jpeg.length - 10));
        assertRefused(Reason.BROKEN, "a.png", "", Arrays.copyOf(png, png.length - 10));
        assertRefused(Reason.BROKEN, "a.mp4", "", Arrays.copyOf(film, film.length - 10));
        assertRefused(Reason.BROKEN, "a.pdf", "", ascii("%PDF-1.7\nnothing else"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a.png", "a.mp4", "a.docx"})
    void whatever_is_cut_anywhere_is_not_taken(String name) throws IOException {
        byte[] whole = switch (name) {
            case "a.jpg" -> TestFiles.picture("jpeg");
            case "a.png" -> TestFiles.picture("png");
            case "a.mp4" -> TestFiles.mp4("isom");
            default -> TestFiles.docxWith("word/media/a.png", TestFiles.picture("png"));
        };

        for (int length = 1; length < whole.length; length++) {
            try (Inspection inspection = inspect(name, "", Arrays.copyOf(whole, length))) {
                assertThat(inspection)
                        .as("%d of %d bytes", length, whole.length)
                        .isInstanceOf(Refused.class);
            }
        }
    }

    @Test
    void nothing_and_too_much_are_refused() throws IOException {
        assertRefused(Reason.EMPTY, "a.pdf", "", new byte[0]);
        assertRefused(Reason.TOO_LARGE, "a.pdf", "", new byte[2_000_001]);
        assertThat(files().inspect("a.pdf", "", 2_000_001, new ByteArrayInputStream(new byte[1])))
                .as("by what is announced already")
                .isEqualTo(new Refused(Reason.TOO_LARGE));
    }

    @Test
    void a_file_that_is_an_archive_too_is_refused() throws IOException {
        byte[] archive = TestFiles.zip(Map.of("Run.class", ascii("\u00ca\u00fe\u00ba\u00be")));

        assertRefused(Reason.TYPE_MISMATCH, "a.jpg", "", joined(TestFiles.picture("jpeg"), archive));
        assertRefused(Reason.TYPE_MISMATCH, "a.pdf", "", joined(TestFiles.pdf(), archive));
        assertRefused(Reason.TYPE_MISMATCH, "a.png", "", joined(TestFiles.picture("png"), archive));
    }

    @Test
    void what_stands_behind_the_end_of_a_picture_goes() throws IOException {
        byte[] page = ascii("<script>alert(1)</script>");
        for (String format : new String[] {"jpeg", "png"}) {
            try (Accepted accepted = accepted("a." + format, "", joined(TestFiles.picture(format), page))) {
                assertThat(text(accepted)).doesNotContain("script");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void a_jpeg_loses_place_and_device_and_keeps_picture_and_orientation(int orientation) throws IOException {
        byte[] sent = TestFiles.jpegWithPlace(orientation);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(TestFiles.PLACE);

        try (Accepted accepted = accepted("a.jpg", "image/jpeg", sent)) {
            assertThat(text(accepted))
                    .doesNotContain("GPS")
                    .doesNotContain("xmpmeta")
                    .doesNotContain("Photoshop");
            byte[] kept = accepted.open().readAllBytes();
            var before = ImageIO.read(new ByteArrayInputStream(sent));
            var after = ImageIO.read(new ByteArrayInputStream(kept));
            assertThat(pixels(after)).isEqualTo(pixels(before));
            byte[] exif = Arrays.copyOfRange(kept, 6, 6 + 32);
            assertThat(ExifOrientation.in(exif)).isEqualTo(orientation);
        }
    }

    private static int[] pixels(java.awt.image.BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void a_png_loses_its_texts_and_a_film_its_place() throws IOException {
        try (Accepted accepted = accepted("a.png", "image/png", TestFiles.pngWithText())) {
            assertThat(text(accepted)).doesNotContain(TestFiles.PLACE);
            assertThat(accepted.open().readAllBytes()).isEqualTo(TestFiles.picture("png"));
        }
        byte[] film = TestFiles.mp4("isom");
        try (Accepted accepted = accepted("a.mp4", "video/mp4", film)) {
            assertThat(text(accepted)).doesNotContain(TestFiles.PLACE).contains("free");
            assertThat(accepted.size()).isEqualTo(film.length);
        }
    }

    @Test
    void a_picture_of_too_many_pixels_is_too_large_however_few_its_bytes() throws IOException {
        byte[] png = TestFiles.picture("png");
        byte[] jpeg = TestFiles.picture("jpeg");
        FileLimits fewer = new FileLimits(2_000_000, 8_000_000, 100, 1_000, 40 * 30 - 1);

        assertThat(new IncomingFiles(folder, fewer, scan).inspect("a.png", "", -1, new ByteArrayInputStream(png)))
                .isEqualTo(new Refused(Reason.TOO_LARGE));
        assertThat(new IncomingFiles(folder, fewer, scan).inspect("a.jpg", "", -1, new ByteArrayInputStream(jpeg)))
                .isEqualTo(new Refused(Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "Rendition"})
    void a_pdf_that_acts_is_refused(String kind) throws IOException {
        byte[] pdf = TestFiles.pdf(document ->
                document.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, TestFiles.action(kind)));

        assertRefused(Reason.ACTIVE_CONTENT, "a.pdf", "", pdf);
    }

    @Test
    void a_script_that_hides_in_a_tree_of_names_or_a_form_is_found() throws IOException {
        byte[] named = TestFiles.pdf(document -> {
            COSDictionary names = new COSDictionary();
            names.setItem(COSName.getPDFName("JavaScript"), new COSDictionary());
            document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names);
        });
        byte[] form = TestFiles.pdf(document -> {
            COSDictionary fields = new COSDictionary();
            fields.setString(COSName.getPDFName("XFA"), "x");
            document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, fields);
        });

        assertRefused(Reason.ACTIVE_CONTENT, "a.pdf", "", named);
        assertRefused(Reason.ACTIVE_CONTENT, "a.pdf", "", form);
    }

    @Test
    void a_pdf_may_carry_xml_as_invoices_do_and_nothing_else() throws IOException {
        assertAccepted(
                FileType.PDF, "发票.pdf", "", TestFiles.pdf(document -> embed(document, "<?xml version='1.0'?><a/>")));
        assertRefused(Reason.ACTIVE_CONTENT, "a.pdf", "", TestFiles.pdf(document -> embed(document, "MZ\u0090\0")));
    }

    private static void embed(PDDocument document, String content) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(ascii(content))));
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), file.getCOSObject());
    }

    @Test
    void a_pdf_that_nobody_can_look_into_is_refused() throws IOException {
        byte[] locked = TestFiles.pdf(
                document -> document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission())));

        assertRefused(Reason.BROKEN, "a.pdf", "", locked);
    }

    @Test
    void a_pdf_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() throws IOException {
        byte[] bomb = packed(20_000_000);
        byte[] plain = joined(
                ascii("%PDF-1.7\n1 0 obj\n<</Length " + bomb.length + " /Filter /FlateDecode>>\nstream\r\n"),
                bomb,
                ascii("\nendstream\nendobj\n"));
        byte[] disguised = joined(
                ascii(
                        "%PDF-1.7\n1 0 obj\n<</Subtype /Image /Type /Obj#53tm /#46irst 4 /Filter /Flate#44ecode>>\nstream\n"),
                bomb,
                ascii("\nendstream\nendobj\n"));
        byte[] twice =
                ascii("%PDF-1.7\n1 0 obj\n<</Filter [/FlateDecode /FlateDecode]>>\nstream\nx\nendstream\nendobj\n");

        assertRefused(Reason.TOO_LARGE, "a.pdf", "", plain);
        assertRefused(Reason.TOO_LARGE, "a.pdf", "", disguised);
        assertRefused(Reason.BROKEN, "a.pdf", "", twice);
    }

    private static byte[] packed(int size) throws IOException {
        var out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out)) {
            deflated.write(new byte[size]);
        }
        return out.toByteArray();
    }

    @Test
    void a_document_that_unpacks_to_too_much_is_refused() throws IOException {
        assertRefused(Reason.TOO_LARGE, "a.docx", "", TestFiles.docxWith("word/media/a.png", new byte[9_000_000]));
        Map<String, byte[]> many = TestFiles.docxParts();
        for (int i = 0; i < 100; i++) {
            many.put("word/media/" + i + ".png", new byte[0]);
        }
        assertRefused(Reason.TOO_LARGE, "a.docx", "", TestFiles.zip(many));
    }

    @ParameterizedTest
    @CsvSource({
        "word/vbaProject.bin, x",
        "word/activeX/activeX1.xml, x",
        "word/embeddings/oleObject1.docx, x",
        "word/media/a.png, MZ program",
        "word/media/b.exe, x",
        "word/footer.xml, '<!DOCTYPE a [<!ENTITY b \"c\">]>'",
        "word/footer.xml, '<w:instrText xml:space=\"preserve\"> DDEAUTO c:\\\\cmd.exe</w:instrText>'",
        "word/_rels/settings.xml.rels, '<Relationship Type=\"x/attachedTemplate\" Target=\"http://e\" TargetMode=\"External\"/>'"
    })
    void a_document_that_acts_is_refused(String part, String content) throws IOException {
        assertRefused(Reason.ACTIVE_CONTENT, "a.docx", "", TestFiles.docxWith(part, ascii(content)));
    }

    @Test
    void what_may_be_in_a_document_is_accepted() throws IOException {
        Map<String, byte[]> parts = TestFiles.docxParts();
        parts.put(
                "word/_rels/document.xml.rels",
                ascii("<Relationship Type=\"http://x/hyperlink\" Target=\"http://e\" TargetMode=\"External\"/>"));
        parts.put("word/header1.xml", ascii("<w:t>DDE was a protocol</w:t>"));

        assertAccepted(FileType.DOCX, "a.docx", "", TestFiles.zip(parts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.xml", "/etc/passwd", "word\\..\\..\\x.xml", "C:/x.xml", "WORD/document.xml"})
    void an_archive_with_names_that_lead_elsewhere_or_come_twice_is_broken(String part) throws IOException {
        assertRefused(Reason.BROKEN, "a.docx", "", TestFiles.docxWith(part, ascii("<a/>")));
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd.pdf, passwd.pdf",
        "C:\\Users\\王某\\协议.pdf, 协议.pdf",
        "'a\u202efdp.pdf', afdp.pdf",
        "'a\0b\n.pdf', 'ab .pdf'",
        "'...pdf', pdf",
        "'a<b>:c|.pdf', a_b__c_.pdf",
        "'..', 未命名",
        "'', 未命名"
    })
    void a_name_is_for_reading_and_leads_nowhere(String sent, String shown) {
        assertThat(FileName.shown(sent)).isEqualTo(shown);
    }

    @Test
    void a_long_name_is_shortened_and_keeps_its_extension() {
        assertThat(FileName.shown("长".repeat(300) + ".pdf")).hasSize(120).endsWith("长.pdf");
    }

    @Test
    void what_the_scanner_finds_is_refused_and_no_answer_is_no_verdict() throws IOException {
        scan = file -> VirusScan.Verdict.INFECTED;
        assertRefused(Reason.INFECTED, "a.pdf", "", TestFiles.pdf());
        scan = file -> VirusScan.Verdict.AWAY;
        try (Inspection inspection = inspect("a.pdf", "", TestFiles.pdf())) {
            assertThat(inspection).isEqualTo(new Inspection.ScannerAway());
        }
        scan = file -> VirusScan.Verdict.CLEAN;
        try (Accepted accepted = accepted("a.pdf", "", TestFiles.pdf())) {
            assertThat(accepted.scanned()).isEqualTo(Scanned.CLEAN);
        }
    }

    private IncomingFiles files() {
        return new IncomingFiles(folder, LIMITS, scan);
    }

    private Inspection inspect(String name, String mediaType, byte[] content) throws IOException {
        return files().inspect(name, mediaType, content.length, new ByteArrayInputStream(content));
    }

    private Accepted accepted(String name, String mediaType, byte[] content) throws IOException {
        Inspection inspection = inspect(name, mediaType, content);
        assertThat(inspection).isInstanceOf(Accepted.class);
        return (Accepted) inspection;
    }

    private void assertAccepted(FileType type, String name, String mediaType, byte[] content) throws IOException {
        try (Accepted accepted = accepted(name, mediaType, content)) {
            assertThat(accepted.type()).isEqualTo(type);
        }
    }

    private void assertRefused(Reason why, String name, String mediaType, byte[] content) throws IOException {
        try (Inspection inspection = files().inspect(name, mediaType, -1, new ByteArrayInputStream(content))) {
            assertThat(inspection).isEqualTo(new Refused(why));
        }
    }

    private static String text(Accepted accepted) throws IOException {
        return new String(accepted.open().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
