package cn.fengqiao.cases.print;

import cn.fengqiao.cases.paper.CleanText;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Takes what was uploaded into a book. What it borrows from other documents must stay open until the book is saved. */
final class Uploads implements Closeable {

    /** Some 150 dots an inch on A4: what a scan is read at. More would be decoded into the heap and printed by nobody. */
    private static final int PIXELS_PER_SIDE = 1_700;

    private static final float JPEG_QUALITY = 0.85f;
    private static final float MARGIN = 60;
    private static final float CAPTION = 40;

    private final PDDocument book;
    private final Pen pen;
    private final List<PDDocument> sources = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    Uploads(PDDocument book, Pen pen) {
        this.book = book;
        this.pen = pen;
    }

    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    void pdf(Book.PdfPart part) throws IOException {
        int before = book.getNumberOfPages();
        try {
            PDDocument source = Loader.loadPDF(
                    new RandomAccessReadBufferedFile(part.file()), IOUtils.createTempFileOnlyStreamCache());
            sources.add(source);
            for (PDPage page : source.getPages()) {
                takeOver(page);
            }
        } catch (IOException | RuntimeException broken) {
            // PDFBox meets a damaged document with many kinds of exception; whatever it was, the book goes on.
            while (book.getNumberOfPages() > before) {
                book.removePage(before);
            }
            missing(part.title());
        }
        if (book.getNumberOfPages() == before) {
            missing(part.title());
        }
    }

    private void takeOver(PDPage page) throws IOException {
        PDPage copy = book.importPage(page);
        copy.setResources(page.getResources());
        COSDictionary dictionary = copy.getCOSObject();
        List.of("AA", "B", "PieceInfo", "Metadata", "StructParents", "Tabs")
                .forEach(name -> dictionary.removeItem(COSName.getPDFName(name)));
        COSArray notes = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        dictionary.removeItem(COSName.ANNOTS);
        if (notes != null) {
            dictionary.setItem(COSName.ANNOTS, pictures(notes));
        }
    }

    /** Stamps, notes and filled fields as they look, with nothing left of what they do. */
    private static COSArray pictures(COSArray notes) {
        COSArray pictures = new COSArray();
        for (int i = 0; i < notes.size(); i++) {
            if (notes.getObject(i) instanceof COSDictionary note
                    && note.containsKey(COSName.AP)
                    && note.containsKey(COSName.RECT)) {
                COSDictionary picture = new COSDictionary();
                picture.setItem(COSName.TYPE, COSName.ANNOT);
                picture.setName(COSName.SUBTYPE, "Stamp");
                for (COSName kept : List.of(COSName.RECT, COSName.AP, COSName.AS, COSName.F)) {
                    if (note.containsKey(kept)) {
                        picture.setItem(kept, note.getItem(kept));
                    }
                }
                pictures.add(picture);
            }
        }
        return pictures;
    }

    void image(Book.ImagePart part) throws IOException {
        BufferedImage picture;
        try {
            picture = readable(part.file());
        } catch (IOException | RuntimeException broken) {
            // The readers of the JDK meet a damaged picture with many kinds of exception.
            missing(part.title());
            return;
        }
        PDImageXObject image = JPEGFactory.createFromImage(book, picture, JPEG_QUALITY);
        pen.newPage();
        pen.paragraph(CleanText.line(part.title()), Pen.Side.CENTRE, 0);
        PDPageContentStream sheet = pen.page();
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        float height = PDRectangle.A4.getHeight() - 2 * MARGIN - CAPTION;
        float scale = Math.min(width / image.getWidth(), height / image.getHeight());
        float shownWidth = image.getWidth() * scale;
        float shownHeight = image.getHeight() * scale;
        sheet.drawImage(
                image, MARGIN + (width - shownWidth) / 2, MARGIN + (height - shownHeight) / 2, shownWidth, shownHeight);
        pen.close();
    }

    /** Read at the size that is printed, on white, the right way up. */
    private static BufferedImage readable(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
                int step = Math.max(1, Math.ceilDiv(longer, PIXELS_PER_SIDE));
                ImageReadParam reading = reader.getDefaultReadParam();
                reading.setSourceSubsampling(step, step, 0, 0);
                return onWhite(reader.read(0, reading), Orientation.of(file));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage onWhite(BufferedImage read, Orientation orientation) {
        BufferedImage picture = new BufferedImage(
                orientation.turned() ? read.getHeight() : read.getWidth(),
                orientation.turned() ? read.getWidth() : read.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        canvas.drawImage(read, orientation.upright(read.getWidth(), read.getHeight()), null);
        canvas.dispose();
        return picture;
    }

    private void missing(String title) throws IOException {
        String clean = CleanText.line(title);
        unreadable.add(clean);
        pen.newPage();
        pen.title(clean, 16);
        pen.paragraph("此件的电子文件无法并入卷宗，请查阅原件。", Pen.Side.CENTRE, 0);
        pen.close();
    }

    @Override
    public void close() throws IOException {
        for (PDDocument source : sources) {
            source.close();
        }
    }
}
