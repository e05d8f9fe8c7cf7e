package cn.fengqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.Desk.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jspecify.annotations.Nullable;

/** Documents on their way into a case file, as a browser sends them. */
final class Uploads {

    private Uploads() {}

    /** Files a PDF of its own under a fresh key. */
    static Answer filed(Desk desk, UUID id, String kind, String title) {
        Answer filed = send(desk, id, UUID.randomUUID().toString(), kind, title, "a.pdf", pdf(id + " " + kind), null);
        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        return filed;
    }

    /** Files a PDF that shows a telephone, as whoever files it says. */
    static Answer filedWithContact(Desk desk, UUID id, String kind, String title) {
        String boundary = "b" + UUID.randomUUID();
        byte[] body = body(boundary, kind, title, "a.pdf", pdf("13800001234"), null);
        Answer filed = desk.send(desk.request("/api/cases/" + id + "/documents?contact=true")
                .setHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        return filed;
    }

    /** Files the next edition. */
    static Answer replaced(Desk desk, UUID id, String kind, String title, UUID replaces) {
        Answer filed = send(desk, id, UUID.randomUUID().toString(), kind, title, "a.pdf", pdf("next"), replaces);
        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        return filed;
    }

    static Answer send(
            Desk desk,
            UUID id,
            String key,
            String kind,
            String title,
            String name,
            byte[] content,
            @Nullable UUID replaces) {
        String boundary = "b" + UUID.randomUUID();
        return desk.send(request(desk, id, key, boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(boundary, kind, title, name, content, replaces))));
    }

    static HttpRequest.Builder request(Desk desk, UUID id, String key, String boundary) {
        return desk.request("/api/cases/" + id + "/documents")
                .setHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Idempotency-Key", key);
    }

    static byte[] body(
            String boundary, String kind, String title, String name, byte[] content, @Nullable UUID replaces) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(field(boundary, "kind", kind));
        body.writeBytes(field(boundary, "title", title));
        if (replaces != null) {
            body.writeBytes(field(boundary, "replaces", replaces.toString()));
        }
        body.writeBytes(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] field(String boundary, String name, String value) {
        return bytes(
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A page that says {@code text}, in ASCII. */
    static byte[] pdf(String text) {
        var out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 20);
                content.newLineAtOffset(100, 500);
                content.showText(text);
                content.endText();
            }
            document.save(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
