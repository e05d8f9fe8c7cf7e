package cn.fengqiao.cases.documents;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseDoor;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a caller to the file of a case as far as the access policy does, or says why not. */
@Component
class FileDoor {

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;

    FileDoor(Transactions transactions, CallerScope scope, Cases cases) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
    }

    /** Somebody who was let in, with the transaction in which they were. */
    record Inside(
            OpenTransaction tx, Caller caller, StoredCase stored, CaseAccess access, Map<UUID, DisputeCase> absorbed) {

        UUID id() {
            return stored.id();
        }

        boolean shows(FieldClass field) {
            return access.shows(field);
        }

        /**
         * As the caller stands to one document: what their own department filed stays readable to it. Of a document that
         * was filed on a case that was merged into this one nobody sees more than they do of either: as with the parties of
         * that case, whether it is told of is decided there, and whether somebody can be reached by it is decided here.
         */
        CaseAccess to(CaseDocument document) {
            boolean own = document.byDepartment().equals(caller.department());
            CaseAccess here = own ? access.toOwnWork() : access;
            DisputeCase gone = absorbed.get(document.caseId());
            if (gone == null) {
                return here;
            }
            CaseAccess there = CaseViews.access(caller, gone);
            there = own ? there.toOwnWork() : there;
            return there.shows(FieldClass.NARRATIVE) ? here : here.within(there);
        }

        /** Number of the case it was filed on, where that was merged into this one. */
        @Nullable
        String fromCase(CaseDocument document) {
            DisputeCase gone = absorbed.get(document.caseId());
            return gone == null ? null : gone.number();
        }
    }

    /** What came of wanting in. */
    sealed interface Entry<T> {
        record In<T>(T result) implements Entry<T> {}

        record Refused<T>(Problem why) implements Entry<T> {}
    }

    /** Does {@code work} if the caller may see all of {@code needed} of the case. */
    <T> Entry<T> enter(UUID id, List<FieldClass> needed, Function<Inside, Entry<T>> work) {
        return enter(
                id,
                access -> needed.stream().filter(field -> !access.shows(field)).findFirst(),
                work);
    }

    /** Does {@code work} if the caller may see {@code needed} of the case, or of what their department filed on it. */
    <T> Entry<T> enterForOwn(UUID id, FieldClass needed, Function<Inside, Entry<T>> work) {
        return enter(id, access -> access.toOwnWork().shows(needed) ? Optional.empty() : Optional.of(needed), work);
    }

    /** Does {@code work} if the caller may see the work on the case, or who reads it: whoever audits verifies seals too. */
    <T> Entry<T> enterToVerify(UUID id, Function<Inside, Entry<T>> work) {
        return enter(
                id,
                access -> access.shows(FieldClass.TIMELINE) || access.shows(FieldClass.READ_LOG)
                        ? Optional.empty()
                        : Optional.of(FieldClass.TIMELINE),
                work);
    }

    private <T> Entry<T> enter(
            UUID id, Function<CaseAccess, Optional<FieldClass>> hidden, Function<Inside, Entry<T>> work) {
        Caller caller = CurrentCaller.get();
        return transactions.<Entry<T>>inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<StoredCase> stored = cases.find(tx, id);
            CaseAccess access = stored.map(found -> CaseViews.access(caller, found.dispute()))
                    .orElse(null);
            if (stored.isEmpty() || access == null || !access.existenceKnown()) {
                return new Entry.Refused<>(CaseDoor.notFound());
            }
            Optional<FieldClass> field = hidden.apply(access);
            return field.isPresent()
                    ? new Entry.Refused<>(NotVisible.of(access, field.get()))
                    : work.apply(new Inside(tx, caller, stored.get(), access, absorbed(tx, id)));
        });
    }

    private Map<UUID, DisputeCase> absorbed(OpenTransaction tx, UUID id) {
        return cases.absorbedBy(tx, id).stream()
                .map(StoredCase::dispute)
                .collect(Collectors.toUnmodifiableMap(DisputeCase::id, Function.identity()));
    }

    static Problem noSuchDocument() {
        return Problems.of(ProblemType.NOT_FOUND, "未找到该文书", "no such document");
    }
}
