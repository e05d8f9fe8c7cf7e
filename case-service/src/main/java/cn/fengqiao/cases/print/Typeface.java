package cn.fengqiao.cases.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The type everything is set in: Noto Serif SC, which has all of Unicode's first 27,584 Chinese characters (the basic
 * block and extension A) and those of 通用规范汉字表 beyond, so that 喆, 㛃 and 䶮 stand as the register of persons has them.
 *
 * <p>It is read on the first print and takes some 38 MB of heap until that is needed elsewhere; a document embeds only the
 * shapes it uses. Safe for use by several threads.
 */
public final class Typeface {

    private static final String FILE = "/fonts/NotoSerifSC-Regular.ttf";
    private static final int VARIATION_FIRST = 0xfe00;
    private static final int VARIATION_LAST = 0xfe0f;
    private static final int MORE_VARIATIONS_FIRST = 0xe0100;
    private static final int MORE_VARIATIONS_LAST = 0xe01ef;

    /** Soft: it can be read again in half a second, and the heap may be needed for something else meanwhile. */
    private static SoftReference<Typeface> song = new SoftReference<>(null);

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final float unitsPerEm;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /** The one of this process. */
    public static synchronized Typeface song() {
        Typeface there = song.get();
        if (there == null) {
            there = load();
            song = new SoftReference<>(there);
        }
        return there;
    }

    private static Typeface load() {
        try (InputStream file = Typeface.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the type " + FILE + " is not in the jar");
            }
            TrueTypeFont font = new TTFParser().parseEmbedded(file);
            // Ligatures and variants of other scripts: nothing here uses them, and they cost memory.
            font.setEnableGsub(false);
            return new Typeface(font);
        } catch (IOException broken) {
            throw new UncheckedIOException("the type " + FILE + " does not open", broken);
        }
    }

    PDType0Font in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    /** Whether there is a shape for it. */
    public boolean has(int codePoint) {
        return glyphs.getGlyphId(codePoint) > 0;
    }

    /** Width at a size, in points. */
    float width(int codePoint, float size) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(codePoint)) * size / unitsPerEm;
        } catch (IOException impossible) {
            throw new UncheckedIOException("the widths are in memory", impossible);
        }
    }

    float width(String text, float size) {
        float width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += width(text.codePointAt(i), size);
        }
        return width;
    }

    /**
     * The text as it can be set; a character without a shape is spelt out and noted. Variation selectors choose between
     * shapes of one character, of which there is one here: they leave nothing behind.
     */
    String settable(String text, Set<Printed.Absent> absent) {
        StringBuilder settable = new StringBuilder(text.length());
        text.codePoints().filter(c -> !selectsVariation(c)).forEach(c -> {
            if (c == '\n' || has(c)) {
                settable.appendCodePoint(c);
            } else {
                Printed.Absent character = new Printed.Absent(c);
                absent.add(character);
                settable.append(character.shown());
            }
        });
        return settable.toString();
    }

    private static boolean selectsVariation(int c) {
        return (c >= VARIATION_FIRST && c <= VARIATION_LAST)
                || (c >= MORE_VARIATIONS_FIRST && c <= MORE_VARIATIONS_LAST);
    }
}
