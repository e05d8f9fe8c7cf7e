package cn.fengqiao.cases.view;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.Share;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a case for a caller whose scope is applied in the transaction. */
public final class CaseReader {

    private final Cases cases;
    private final Timeline timeline;
    private final CaseContents contents;
    private final PersonalReads reads;
    private final CaseScreens screens;
    private final WriteOffLook writeOff;
    private final Mediations mediations;
    private final CasePrompts prompts;

    public CaseReader(
            Cases cases,
            Timeline timeline,
            CaseContents contents,
            PersonalReads reads,
            CaseScreens screens,
            WriteOffLook writeOff,
            Mediations mediations,
            CasePrompts prompts) {
        this.cases = cases;
        this.timeline = timeline;
        this.contents = contents;
        this.reads = reads;
        this.screens = screens;
        this.writeOff = writeOff;
        this.mediations = mediations;
        this.prompts = prompts;
    }

    /** What the caller may see of the case, with the reading of persons logged; empty when they may not know of it. */
    public Optional<CaseView> find(OpenTransaction tx, Caller caller, UUID id, String operation) {
        return cases.find(tx, id).flatMap(stored -> show(tx, caller, stored, operation));
    }

    /**
     * The same for a case that was already read in this transaction.
     *
     * @param operation what the persons are read for, for the log
     */
    public Optional<CaseView> show(OpenTransaction tx, Caller caller, StoredCase stored, String operation) {
        var views = screens.of(caller);
        CaseAccess access = views.access(stored.dispute());
        if (!access.existenceKnown()) {
            return Optional.empty();
        }
        boolean personal = access.shows(FieldClass.PARTIES) || access.shows(FieldClass.NARRATIVE);
        List<CaseViews.Absorbed> absorbed = cases.absorbedBy(tx, stored.id()).stream()
                .filter(other -> views.access(other.dispute()).existenceKnown())
                .map(other -> new CaseViews.Absorbed(other.dispute(), personal ? content(other) : null))
                .toList();
        RaiseCase content = personal ? content(stored) : null;
        Set<UUID> read = absorbed.stream()
                .filter(other -> other.content() != null)
                .map(other -> other.dispute().id())
                .collect(Collectors.toSet());
        if (content != null) {
            read.add(stored.id());
        }
        reads.record(tx, read, access.visible(), operation, access.standing().name());
        return Optional.of(views.view(
                stored.dispute(),
                content,
                absorbed,
                stored.proposals(),
                reasons(tx, access, stored),
                access.shows(FieldClass.TIMELINE) ? writeOff.againstNext(tx, stored, caller) : List.of(),
                access.shows(FieldClass.TIMELINE) && mediations.underWay(tx, stored.id()),
                access.shows(FieldClass.TIMELINE) ? prompts.of(tx, stored) : List.of()));
    }

    private @Nullable RaiseCase content(StoredCase stored) {
        byte[] sealed = stored.sealed();
        return sealed == null ? null : contents.open(stored.id(), sealed);
    }

    private Map<Department, String> reasons(OpenTransaction tx, CaseAccess access, StoredCase stored) {
        boolean refused =
                stored.dispute().shares().stream().map(Share::state).anyMatch(state -> state == ShareState.REJECTED);
        if (!refused || !access.shows(FieldClass.TIMELINE)) {
            return Map.of();
        }
        Map<Department, String> reasons = new HashMap<>();
        for (Timeline.Line line : timeline.refusals(tx, stored.id())) {
            String reason = contents.openRemark(stored.id(), line.sealed()).reason();
            if (reason != null) {
                reasons.put(line.byDepartment(), reason);
            }
        }
        return reasons;
    }
}
