package cn.fengqiao.testkit.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The text in the bytes of an answer, however it is packed: a hidden text in a compressed PDF stands in none of its bytes.
 *
 * <p>Opens ZIP (DOCX and XLSX with it) and gzip, one in the other, and takes the marks out of XML, so that a text whose
 * parts are marked differently is found. What has a {@link ContentReader} is read by it. Of what was packed the text comes
 * twice, as it stands and without white space: lines break in the middle of a number.
 *
 * <p>Guarantees: bytes that are neither text nor known are an error. Nothing passes as clean because nobody could read it.
 */
final class InnerText {

    private static final String ZIP = "PK\3\4";
    private static final String PDF = "%PDF-";
    private static final String GZIP = "\u001f\u008b";

    /** A file in a file in a file is more than any answer holds; what goes deeper would unpack for ever. */
    private static final int DEEPEST = 4;

    private final Map<String, ContentReader> readers;

    /** @param readers by the first characters of a content, each one byte */
    InnerText(Map<String, ContentReader> readers) {
        this.readers = new TreeMap<>(readers);
    }

    /**
     * The text of a content.
     *
     * @throws IOException when it is broken, or when nobody here reads its format
     */
    String of(byte[] content) throws IOException {
        String plain = plain(content, 0);
        return packed(content) ? plain + "\n" + squeezed(plain) : plain;
    }

    /** Without white space of any kind. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", "");
    }

    private boolean packed(byte[] content) {
        return starts(content, ZIP)
                || starts(content, GZIP)
                || readers.keySet().stream().anyMatch(start -> starts(content, start));
    }

    private String plain(byte[] content, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("packed deeper than " + DEEPEST + " times");
        }
        if (starts(content, ZIP)) {
            return unzipped(content, depth);
        }
        if (starts(content, GZIP)) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(content))) {
                return plain(in.readAllBytes(), depth + 1);
            }
        }
        for (Map.Entry<String, ContentReader> reader : readers.entrySet()) {
            if (starts(content, reader.getKey())) {
                return reader.getValue().text(content);
            }
        }
        if (starts(content, PDF)) {
            throw new IOException("it is a PDF, and nobody here reads one");
        }
        return utf8(content);
    }

    /** Through a file, because of what stands at the end of an archive: sizes in front of an entry may be wrong. */
    private String unzipped(byte[] content, int depth) throws IOException {
        Path file = Files.createTempFile("answer", ".zip");
        try {
            Files.write(file, content);
            return entries(file, depth);
        } finally {
            Files.delete(file);
        }
    }

    private String entries(Path file, int depth) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String inner = plain(in.readAllBytes(), depth + 1);
                    text.append(entry.getName()).append('\n').append(inner).append('\n');
                    if (inner.startsWith("<")) {
                        text.append(inner.replaceAll("<[^>]*>", "")).append('\n');
                    }
                }
            }
        }
        return text.toString();
    }

    private static String utf8(byte[] content) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException noText) {
            throw new IOException("it is no text, and nobody here reads what it is", noText);
        }
    }

    private static boolean starts(byte[] content, String with) {
        byte[] start = with.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= start.length
                && ByteBuffer.wrap(content, 0, start.length).equals(ByteBuffer.wrap(start));
    }
}
