package cn.fengqiao.cases.matter;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/**
 * Matters of one kind as they are answered over HTTP: what was opened, changed or asked for is shown as far as the caller
 * may see it then.
 */
public final class MatterScreen {

    private final MatterDesk desk;
    private final PersonalReads reads;
    private final MatterKind kind;
    private final String root;
    private final View view;

    /**
     * @param root path of the list they stand in: {@code /api/studios}
     * @param view what a caller gets of one
     */
    public MatterScreen(MatterDesk desk, PersonalReads reads, MatterKind kind, String root, View view) {
        this.desk = desk;
        this.reads = reads;
        this.kind = kind;
        this.root = root;
        this.view = view;
    }

    /** What the caller gets of a matter; the reading of persons is logged under the operation. */
    @FunctionalInterface
    public interface View {
        Object of(OpenTransaction tx, Matter matter, CaseAccess access, String operation);
    }

    /** Changes a matter that the caller saw at a version. */
    @FunctionalInterface
    public interface Change {
        MatterOutcome by(Caller caller, long version);
    }

    /** Opens one under an {@code Idempotency-Key}. */
    public ResponseEntity<?> opened(String key, String operation, Function<Caller, MatterOutcome> opening) {
        Optional<Problem> wrong = MatterAnswers.wrongKey(key);
        return wrong.isPresent()
                ? wrong.get().response()
                : MatterAnswers.opened(root, opening.apply(CurrentCaller.get()), shown(operation));
    }

    /** Changes one at the version of an {@code If-Match}. */
    public ResponseEntity<?> changed(String ifMatch, String operation, Change change) {
        return MatterAnswers.changed(ifMatch, version -> change.by(CurrentCaller.get(), version), shown(operation));
    }

    public ResponseEntity<?> get(UUID id, String operation) {
        return read(
                id,
                (tx, matter, access) -> ResponseEntity.ok()
                        .eTag(Long.toString(matter.version()))
                        .body(view.of(tx, matter, access, operation)));
    }

    /** Answers about one the caller may know of. */
    public ResponseEntity<?> read(UUID id, MatterDesk.Show<ResponseEntity<?>> show) {
        return desk.<ResponseEntity<?>>read(CurrentCaller.get(), kind, id, show)
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    /** What was done with one, oldest first. Reasons and notes are text about people, so who is shown one is written down. */
    public ResponseEntity<?> history(UUID id, long after, int limit, String operation) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return read(id, (tx, matter, access) -> {
            if (!access.shows(FieldClass.TIMELINE)) {
                return NotVisible.of(FieldClass.TIMELINE).response();
            }
            MatterHistory history = desk.history(tx, id, after, limit);
            if (history.items().stream().anyMatch(step -> step.reason() != null || step.note() != null)) {
                reads.record(
                        tx,
                        id,
                        Set.of(FieldClass.NARRATIVE),
                        operation,
                        access.standing().name());
            }
            return ResponseEntity.ok(history);
        });
    }

    /** Read anew, because a change may have moved it out of sight. */
    private Function<Matter, Optional<?>> shown(String operation) {
        return matter -> desk.read(
                CurrentCaller.get(),
                kind,
                matter.id(),
                (tx, current, access) -> view.of(tx, current, access, operation));
    }
}
