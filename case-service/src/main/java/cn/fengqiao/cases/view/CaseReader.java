package cn.fengqiao.cases.view;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.Share;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.cases.dispute.WriteOffGuards.Unmet;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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
        Told told = told(tx, views, access, stored);
        reads.record(
                tx, told.read(), access.visible(), operation, access.standing().name());
        boolean work = access.shows(FieldClass.TIMELINE);
        return Optional.of(told.view(
                views,
                stored,
                work ? writeOff.againstNext(tx, stored, caller) : List.of(),
                work && mediations.underWay(tx, stored.id())));
    }

    /**
     * What each of {@code others} would see of the case, as far as the caller may see it too and without what they could do;
     * in the same order. The reading of persons is the caller's and is logged as such.
     */
    public List<CaseView> preview(
            OpenTransaction tx, Caller caller, List<Caller> others, StoredCase stored, String operation) {
        List<CaseView> previews = new ArrayList<>();
        Set<UUID> read = new HashSet<>();
        Set<FieldClass> shown = EnumSet.noneOf(FieldClass.class);
        for (Caller other : others) {
            var views = screens.of(other, caller);
            CaseAccess access = views.access(stored.dispute());
            Told told = told(tx, views, access, stored);
            read.addAll(told.read());
            shown.addAll(access.visible());
            previews.add(told.view(views, stored, List.of(), false));
        }
        reads.record(
                tx,
                read,
                shown,
                operation,
                CaseViews.access(caller, stored.dispute()).standing().name());
        return previews;
    }

    /** What is read of a case to show it, and of which cases persons are in it. */
    private record Told(
            @Nullable RaiseCase content,
            List<CaseViews.Absorbed> absorbed,
            Map<Department, String> reasons,
            List<CaseView.Prompt> prompts,
            Set<UUID> read) {

        CaseView view(CaseViews views, StoredCase stored, List<Unmet> unmet, boolean mediating) {
            return views.view(
                    stored.dispute(), content, absorbed, stored.proposals(), reasons, unmet, mediating, prompts);
        }
    }

    private Told told(OpenTransaction tx, CaseViews views, CaseAccess access, StoredCase stored) {
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
        return new Told(
                content,
                absorbed,
                reasons(tx, access, stored),
                access.shows(FieldClass.TIMELINE) ? prompts.of(tx, stored) : List.of(),
                read);
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
            String reason = Said.to(access, contents.openRemark(stored.id(), line.sealed()))
                    .reason();
            if (reason != null) {
                reasons.put(line.byDepartment(), reason);
            }
        }
        return reasons;
    }
}
