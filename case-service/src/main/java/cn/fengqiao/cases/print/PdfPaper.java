package cn.fengqiao.cases.print;

import cn.fengqiao.cases.paper.Paper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A paper as PDF, A4, with its type embedded: it prints the same wherever it is opened. The same paper gives the same
 * bytes, so that what was signed can be compared with what was made.
 */
public final class PdfPaper {

    private PdfPaper() {}

    /**
     * Writes the document and leaves the stream open.
     *
     * @throws IOException when {@code out} fails
     */
    public static Printed print(Paper paper, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
                Pen pen = new Pen(document, Typeface.song())) {
            Pdfs.describe(document, paper.title());
            new PaperOnPages(pen).write(paper);
            pen.numberPages();
            return Pdfs.saved(document, pen.absent(), List.of(), out);
        }
    }
}
