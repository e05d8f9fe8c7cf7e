package cn.fengqiao.cases.documents;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.objects.FileType;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.CaseSeal;
import cn.fengqiao.cases.store.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The whole file of a case as one caller may have it, opened; the bytes of the documents still lie in the store.
 *
 * @param content who and what the case is about; null where it was not told
 */
record Exported(
        DisputeCase dispute,
        CaseAccess access,
        @Nullable RaiseCase content,
        List<Line> lines,
        List<Document> documents,
        List<CaseSeal> seals,
        Stamp stamp) {

    /** A line of the timeline in words, with what was said. */
    record Line(Timeline.Line line, String words, Remark remark) {}

    /**
     * @param fromCase number of the case it was filed on, where that was merged into this one
     * @param title null where the caller may not see the document; then its bytes are left out too
     * @param withheldBecause why, in Chinese; null where it is shown
     */
    record Document(
            CaseDocument document,
            String kindName,
            @Nullable String fromCase,
            @Nullable String title,
            @Nullable String withheldBecause) {

        boolean withheld() {
            return withheldBecause != null;
        }

        boolean counts() {
            return document.replacedBy() == null;
        }

        /** Whether {@code other} is the same paper, made for printing. */
        boolean printedAs(Document other) {
            return document.made()
                    && document.type() == FileType.DOCX
                    && other.document.made()
                    && other.document.type() == FileType.PDF
                    && other.counts()
                    && other.document.kind().equals(document.kind())
                    && Objects.equals(other.title, title);
        }
    }

    /** Who took the file out of the system, when and why. */
    record Stamp(String name, String department, Instant at, String reason) {}

    boolean showsContact() {
        return access.shows(FieldClass.CONTACT);
    }
}
