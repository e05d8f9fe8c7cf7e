package cn.fengqiao.notify.receipts;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.HiddenReason;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.notify.ladder.Receipt;
import cn.fengqiao.notify.store.Receipts;
import cn.fengqiao.notify.store.Receipts.Notice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads receipts for the caller; the policy decides, and row-level security decides again. */
@Component
class ReceiptReadModel {

    private static final Comparator<Receipt> BY_CASE =
            Comparator.comparing(Receipt::caseId).thenComparing(Receipt::department);

    private final Receipts receipts;
    private final Transactions transactions;
    private final CallerScope scope;

    ReceiptReadModel(Receipts receipts, Transactions transactions, CallerScope scope) {
        this.receipts = receipts;
        this.transactions = transactions;
        this.scope = scope;
    }

    /** The answer for one case. */
    sealed interface Answer {
        record Shown(List<Receipt> receipts) implements Answer {}

        /** The case is known to the caller, its receipts are not for them. */
        record Hidden(HiddenReason reason) implements Answer {}

        /** Not known here, or not to be known by the caller; the two look the same. */
        record Unknown() implements Answer {}
    }

    Answer get(UUID caseId) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx);
            Notice notice = receipts.look(List.of(caseId)).get(caseId);
            if (notice == null) {
                return new Answer.Unknown();
            }
            CaseAccess access = notice.accessOf(CurrentCaller.get());
            if (!access.existenceKnown()) {
                return new Answer.Unknown();
            }
            HiddenReason hidden = access.hidden().get(FieldClass.RECEIPTS);
            return hidden != null ? new Answer.Hidden(hidden) : new Answer.Shown(sorted(List.of(caseId)));
        });
    }

    /** The receipts of those of the cases whose receipts the caller may see. */
    List<Receipt> list(Collection<UUID> caseIds) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx);
            List<UUID> visible = new ArrayList<>();
            for (Notice notice : receipts.look(caseIds).values()) {
                if (notice.accessOf(CurrentCaller.get()).shows(FieldClass.RECEIPTS)) {
                    visible.add(notice.caseId());
                }
            }
            return sorted(visible);
        });
    }

    private List<Receipt> sorted(Collection<UUID> caseIds) {
        Map<UUID, Map<Department, Receipt>> byCase = receipts.of(caseIds);
        return byCase.values().stream()
                .flatMap(ofCase -> ofCase.values().stream())
                .sorted(BY_CASE)
                .toList();
    }
}
