package cn.fengqiao.cases.objects;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Files as people and others send them. */
final class TestFiles {

    static final String PLACE = "GPS-30.27N-120.15E";

    private TestFiles() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    interface Change {
        void to(PDDocument document) throws IOException;
    }

    static byte[] pdf(Change change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            change.to(document);
            document.save(out);
        }
        return out.toByteArray();
    }

    static byte[] pdf() throws IOException {
        return pdf(document -> {});
    }

    /** A document of one object that is an action. */
    static COSDictionary action(String kind) {
        COSDictionary action = new COSDictionary();
        action.setItem(COSName.TYPE, COSName.getPDFName("Action"));
        action.setItem(COSName.S, COSName.getPDFName(kind));
        return action;
    }

    private static BufferedImage picture() {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, 20, 10);
        canvas.dispose();
        return image;
    }

    static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture(), format, out);
        return out.toByteArray();
    }

    /** A JPEG with Exif that has an orientation, a GPS directory and a text, an XMP, an IPTC and a comment. */
    static byte[] jpegWithPlace(int orientation) throws IOException {
        byte[] plain = picture("jpeg");
        ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(ascii("II")).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(60);
        tiff.putInt(0);
        tiff.position(60);
        tiff.putShort((short) 1);
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(100);
        tiff.putInt(0);
        tiff.position(100);
        tiff.put(ascii(PLACE));
        return joined(
                ascii("\u00ff\u00d8"),
                segment(0xe1, joined(ascii("Exif\0\0"), tiff.array())),
                segment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + PLACE)),
                segment(0xed, ascii("Photoshop 3.0\0" + PLACE)),
                segment(0xfe, ascii(PLACE)),
                Arrays.copyOfRange(plain, 2, plain.length));
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    /** A PNG with a text chunk behind its header. */
    static byte[] pngWithText() throws IOException {
        byte[] plain = picture("png");
        int header = 8 + 25;
        byte[] text = ascii("tEXtComment\0" + PLACE);
        CRC32 crc = new CRC32();
        crc.update(text);
        byte[] chunk = ByteBuffer.allocate(8 + text.length)
                .putInt(text.length - 4)
                .put(text)
                .putInt((int) crc.getValue())
                .array();
        return joined(Arrays.copyOf(plain, header), chunk, Arrays.copyOfRange(plain, header, plain.length));
    }

    static Map<String, byte[]> docxParts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", ascii("<Types/>"));
        parts.put("_rels/.rels", ascii("<Relationships/>"));
        parts.put("word/document.xml", ascii("<w:document/>"));
        return parts;
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    static byte[] docxWith(String name, byte[] content) throws IOException {
        Map<String, byte[]> parts = docxParts();
        parts.put(name, content);
        return zip(parts);
    }

    static byte[] box(String name, byte[]... inside) {
        byte[] content = joined(inside);
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(ascii(name))
                .put(content)
                .array();
    }

    static byte[] mp4(String brand) {
        return joined(
                box("ftyp", ascii(brand + "\0\0\0\0")),
                box("moov", box("mvhd", new byte[20]), box("udta", box("\u00a9xyz", ascii(PLACE)))),
                box("mdat", new byte[100]));
    }

    /** Breaks off after what it has. */
    static InputStream breakingOff(byte[] content) {
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == content.length) {
                    throw new IOException("connection reset by peer");
                }
                return content[at++] & 0xff;
            }
        };
    }
}
