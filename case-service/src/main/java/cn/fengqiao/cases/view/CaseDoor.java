package cn.fengqiao.cases.view;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;

/** Lets the caller to what there is about a case as far as the access policy does, or says why not. */
public final class CaseDoor {

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;

    public CaseDoor(Transactions transactions, CallerScope scope, Cases cases) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
    }

    /** Answers about a case the caller may know of, in the transaction in which that was found. */
    @FunctionalInterface
    public interface Show {
        ResponseEntity<?> of(OpenTransaction tx, Caller caller, StoredCase stored, CaseAccess access);
    }

    /** Shows it to whoever may know that there is such a case. */
    public ResponseEntity<?> read(UUID id, Show show) {
        Caller caller = CurrentCaller.get();
        return transactions.<ResponseEntity<?>>inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<StoredCase> stored = cases.find(tx, id);
            if (stored.isEmpty()) {
                return notFound().response();
            }
            CaseAccess access = CaseViews.access(caller, stored.get().dispute());
            return access.existenceKnown()
                    ? show.of(tx, caller, stored.get(), access)
                    : notFound().response();
        });
    }

    /** Shows it to whoever may see {@code needed} of the case. */
    public ResponseEntity<?> read(UUID id, FieldClass needed, Show show) {
        return read(
                id,
                (tx, caller, stored, access) -> access.shows(needed)
                        ? show.of(tx, caller, stored, access)
                        : NotVisible.of(access, needed).response());
    }

    /** Shows it to whoever may see {@code needed} of the case, or of what their department wrote on it before it left. */
    public ResponseEntity<?> readOwn(UUID id, FieldClass needed, Show show) {
        return read(
                id,
                (tx, caller, stored, access) -> access.toOwnWork().shows(needed)
                        ? show.of(tx, caller, stored, access)
                        : NotVisible.of(access, needed).response());
    }

    public static Problem notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "未找到该案件", "no such case");
    }
}
