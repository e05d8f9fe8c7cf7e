package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * A PDF that shows pages and does nothing: no scripts, no started programs, no forms that send, no films, no files inside
 * but XML, which an electronic invoice carries its data in. Every object is looked at, whether a page leads to it or not.
 */
final class PdfContents implements Contents {

    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToE",
            "Rendition",
            "Movie",
            "Sound",
            "RichMediaExecute",
            "SetOCGState3D",
            "GoTo3DView");
    private static final Set<String> PLAYERS = Set.of("RichMedia", "Screen", "Movie", "Sound", "3D");
    private static final Set<String> FORBIDDEN_KEYS = Set.of("JS", "JavaScript", "XFA", "RichMediaContent");
    private static final int DEEPEST = 64;
    private static final int HEAD = 64;

    private final FileLimits limits;

    PdfContents(FileLimits limits) {
        this.limits = limits;
    }

    @Override
    public void check(Path file, Path cleaned) throws IOException, RefusedFile {
        PdfStreams.check(file, limits.unpacked());
        try (PDDocument document =
                Loader.loadPDF(new RandomAccessReadBufferedFile(file), IOUtils.createTempFileOnlyStreamCache())) {
            // One without a user's password opens, but its streams are sealed: they were not looked into.
            if (document.isEncrypted() || document.getNumberOfPages() == 0) {
                throw new RefusedFile(Reason.BROKEN);
            }
            check(document.getDocument());
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // PDFBox meets a damaged document with many kinds of exception; none of them is a fault of ours.
            throw new RefusedFile(Reason.BROKEN);
        }
        Files.copy(file, cleaned, StandardCopyOption.REPLACE_EXISTING);
    }

    private void check(COSDocument document) throws IOException, RefusedFile {
        Set<COSObjectKey> keys = document.getXrefTable().keySet();
        if (keys.size() > limits.objects()) {
            throw new RefusedFile(Reason.TOO_LARGE);
        }
        check(document.getTrailer(), 0);
        for (COSObjectKey key : keys) {
            COSObject object = document.getObjectFromPool(key);
            if (object != null) {
                check(object.getObject(), 0);
            }
        }
    }

    /** Of an object and what lies directly in it; what it refers to is an object of its own. */
    private static void check(@Nullable COSBase object, int depth) throws IOException, RefusedFile {
        if (depth > DEEPEST) {
            throw new RefusedFile(Reason.BROKEN);
        }
        if (object instanceof COSDictionary dictionary) {
            checkDictionary(dictionary);
            for (COSBase value : dictionary.getValues()) {
                check(value, depth + 1);
            }
        } else if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                check(array.get(i), depth + 1);
            }
        }
    }

    private static void checkDictionary(COSDictionary dictionary) throws IOException, RefusedFile {
        boolean active = dictionary.keySet().stream().map(COSName::getName).anyMatch(FORBIDDEN_KEYS::contains)
                || ACTIONS.contains(name(dictionary, COSName.S))
                || PLAYERS.contains(name(dictionary, COSName.SUBTYPE))
                || dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary files && !onlyXml(files)
                || dictionary instanceof COSStream stream
                        && name(stream, COSName.TYPE).equals("EmbeddedFile")
                        && !isXml(stream);
        if (active) {
            throw new RefusedFile(Reason.ACTIVE_CONTENT);
        }
    }

    private static String name(COSDictionary dictionary, COSName key) {
        return dictionary.getDictionaryObject(key) instanceof COSName name ? name.getName() : "";
    }

    private static boolean onlyXml(COSDictionary files) throws IOException {
        for (COSName key : files.keySet()) {
            if (!(files.getDictionaryObject(key) instanceof COSStream stream) || !isXml(stream)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isXml(COSStream stream) throws IOException {
        try (InputStream content = stream.createInputStream()) {
            String head = new String(content.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.replace("\ufeff", "").stripLeading().startsWith("<?xml");
        }
    }
}
