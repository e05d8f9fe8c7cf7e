package cn.fengqiao.cases.documents;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.objects.Inspection.Reason;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.contract.CaseStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a document that was to come into a file, in the order in which it is found out. */
sealed interface FilingOutcome {

    /** @param repeated whether it was filed before under this key; then nothing was done now */
    record Filed(CaseDocument document, CaseAccess access, boolean repeated) implements FilingOutcome {}

    record NotFound() implements FilingOutcome {}

    /** The key was used for something else. */
    record OtherContent() implements FilingOutcome {}

    /** @param mergedInto the case it lives on in, where the document may go; null where it was not merged */
    record Refused(
            CaseRejection why, CaseStatus status, @Nullable UUID mergedInto) implements FilingOutcome {

        static Refused of(CaseRejection why, DisputeCase dispute) {
            return new Refused(why, dispute.status(), dispute.mergedInto());
        }
    }

    record Sealed() implements FilingOutcome {}

    /** What it is to replace is not there, of another kind, or was replaced already. */
    record NothingToReplace() implements FilingOutcome {}

    record FileRefused(Reason why) implements FilingOutcome {}

    record ScannerAway() implements FilingOutcome {}

    record StoreAway() implements FilingOutcome {}
}
