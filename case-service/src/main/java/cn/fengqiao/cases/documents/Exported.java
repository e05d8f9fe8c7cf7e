package cn.fengqiao.cases.documents;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.CaseSeal;
import cn.fengqiao.cases.store.Timeline;
import java.time.Instant;
import java.util.List;
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

    /** A line of the timeline with what was said. */
    record Line(Timeline.Line line, Remark remark) {}

    /** @param title null where the caller may not see the document; then its bytes are left out too */
    record Document(
            CaseDocument document,
            String kindName,
            @Nullable String title) {

        boolean withheld() {
            return title == null;
        }
    }

    /** Who took the file out of the system, when and why. */
    record Stamp(String name, String department, Instant at, String reason) {}

    boolean showsContact() {
        return access.shows(FieldClass.CONTACT);
    }
}
