package cn.fengqiao.cases.print;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** What every PDF of ours has. */
final class Pdfs {

    private Pdfs() {}

    static void describe(PDDocument document, String title) {
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(title);
        about.setCreator("枫桥");
        document.setDocumentInformation(about);
        document.getDocumentCatalog().setLanguage("zh-CN");
        // Else it is made of the time: the same paper shall give the same bytes.
        document.setDocumentId((long) title.hashCode());
    }

    static Printed saved(PDDocument document, List<Printed.Absent> absent, List<String> unreadable, OutputStream out)
            throws IOException {
        int pages = document.getNumberOfPages();
        document.save(new LeftOpen(out));
        return absent.isEmpty() && unreadable.isEmpty()
                ? new Printed.Whole(pages)
                : new Printed.WithSubstitutes(pages, absent, unreadable);
    }

    /** Who opened a stream closes it. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
