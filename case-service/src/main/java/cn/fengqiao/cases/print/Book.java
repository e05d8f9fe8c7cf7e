package cn.fengqiao.cases.print;

import cn.fengqiao.cases.paper.Paper;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole case file, in the order it is bound: cover, contents, what happened, the parts, the back.
 *
 * @param title of the file, as the document calls itself
 * @param back null while the file is open
 */
public record Book(
        String title,
        Paper cover,
        List<Happening> happenings,
        List<Part> parts,
        @Nullable Paper back) {

    public Book {
        happenings = List.copyOf(happenings);
        parts = List.copyOf(parts);
    }

    /**
     * A line of the timeline, in words already.
     *
     * @param at as it shall stand: 2026年11月5日14时05分
     */
    public record Happening(String at, String who, String what, String remark) {}

    /** Something that is in the file under a title of its own. */
    public sealed interface Part {
        String title();
    }

    /** A form, printed here. */
    public record PaperPart(String title, Paper paper) implements Part {}

    /** A PDF that was uploaded; its pages are taken over, without what they could do. */
    public record PdfPart(String title, Path file) implements Part {}

    /** Something that is in the file and not in the book: a line in the contents that says why, and no page. */
    public record Listed(String title) implements Part {}

    /** A JPEG or PNG that was uploaded, on a page of its own. */
    public record ImagePart(String title, Path file) implements Part {}
}
