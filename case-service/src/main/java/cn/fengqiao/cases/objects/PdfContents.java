package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * A PDF that shows pages and does nothing: no scripts, no started programs, no forms that send, no films, no files inside
 * but XML, which an electronic invoice carries its data in. Every object is looked at, whether a page leads to it or not.
 *
 * <p>It has to be whole. A reader that finds no cross-reference searches the file for objects and shows the pages it comes
 * upon, so half a file opens like a whole one and nobody sees what is missing: what would have to be repaired is broken
 * here. Its end has to be there ({@link PdfEnd}), every object that its cross-reference names, every page it counts, and
 * what the pages show. Elsewhere a reference to nothing is no error (ISO 32000-1 §7.3.10).
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
    private static final List<COSName> SHOWN =
            List.of(COSName.FONT, COSName.XOBJECT, COSName.EXT_G_STATE, COSName.SHADING, COSName.PATTERN);
    private static final int DEEPEST = 64;
    private static final int HEAD = 64;

    private final FileLimits limits;

    PdfContents(FileLimits limits) {
        this.limits = limits;
    }

    @Override
    public void check(Path file, Path cleaned) throws IOException, RefusedFile {
        PdfStreams.check(file, limits.unpacked());
        PdfEnd.check(file);
        try (RandomAccessReadBufferedFile source = new RandomAccessReadBufferedFile(file);
                PDDocument document = asItIs(source)) {
            // One without a user's password opens, but its streams are sealed: they were not looked into.
            if (document.isEncrypted() || document.getNumberOfPages() == 0) {
                throw new RefusedFile(Reason.BROKEN);
            }
            check(document.getDocument());
            checkPages(document);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // PDFBox meets a damaged document with many kinds of exception; none of them is a fault of ours.
            throw new RefusedFile(Reason.BROKEN);
        }
        Files.copy(file, cleaned, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Without repairing anything. */
    private static PDDocument asItIs(RandomAccessRead source) throws IOException {
        return new PDFParser(source, null, null, null, IOUtils.createTempFileOnlyStreamCache()).parse(false);
    }

    private void check(COSDocument document) throws IOException, RefusedFile {
        Set<COSObjectKey> keys = document.getXrefTable().keySet();
        if (keys.size() > limits.objects()) {
            throw new RefusedFile(Reason.TOO_LARGE);
        }
        check(document.getTrailer(), 0);
        for (COSObjectKey key : keys) {
            COSObject object = document.getObjectFromPool(key);
            if (object == null || object.getObject() == null) {
                throw new RefusedFile(Reason.BROKEN);
            }
            check(object.getObject(), 0);
        }
    }

    /** Every page that the tree of pages leads to is there, and what it shows. */
    private static void checkPages(PDDocument document) throws RefusedFile {
        Set<COSBase> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        if (pages(document.getPages().getCOSObject(), nodes, 0) != document.getNumberOfPages()) {
            throw new RefusedFile(Reason.BROKEN);
        }
        for (PDPage page : document.getPages()) {
            requireThere(page.getCOSObject(), COSName.CONTENTS);
            requireThere(page.getCOSObject(), COSName.RESOURCES);
            PDResources resources = page.getResources();
            for (COSName kind : resources == null ? List.<COSName>of() : SHOWN) {
                requireThere(resources.getCOSObject(), kind);
            }
        }
    }

    /**
     * How many pages there are below a node of the tree.
     *
     * @param nodes those that were met before: one that is met again would lead on without end
     */
    private static int pages(@Nullable COSBase node, Set<COSBase> nodes, int depth) throws RefusedFile {
        if (!(node instanceof COSDictionary dictionary) || depth > DEEPEST) {
            throw new RefusedFile(Reason.BROKEN);
        }
        if (!(dictionary.getDictionaryObject(COSName.KIDS) instanceof COSArray kids)) {
            return 1;
        }
        if (!nodes.add(dictionary)) {
            throw new RefusedFile(Reason.BROKEN);
        }
        int pages = 0;
        for (int i = 0; i < kids.size(); i++) {
            pages += pages(kids.getObject(i), nodes, depth + 1);
        }
        return pages;
    }

    /** What the entry refers to, directly or from an array or a dictionary in it. */
    private static void requireThere(COSDictionary dictionary, COSName name) throws RefusedFile {
        COSBase value = dictionary.getDictionaryObject(name);
        boolean missing = switch (value) {
            case null -> dictionary.getItem(name) != null;
            case COSArray array -> IntStream.range(0, array.size()).anyMatch(index -> array.getObject(index) == null);
            case COSStream stream -> false;
            case COSDictionary entries ->
                entries.keySet().stream().anyMatch(key -> entries.getDictionaryObject(key) == null);
            default -> false;
        };
        if (missing) {
            throw new RefusedFile(Reason.BROKEN);
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
