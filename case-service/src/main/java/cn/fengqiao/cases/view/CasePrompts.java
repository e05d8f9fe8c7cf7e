package cn.fengqiao.cases.view;

import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Watched;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.mediating.Safety;
import cn.fengqiao.cases.protecting.Protecting;
import cn.fengqiao.cases.protecting.Protection;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.Protections;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseView.Prompt;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What somebody has to do on a case: for a person in danger, whoever answers for it, and about a part nobody works on. */
public final class CasePrompts {

    private final Mediations mediations;
    private final Protections protections;
    private final CaseContents contents;
    private final InstantSource clock;

    public CasePrompts(Mediations mediations, Protections protections, CaseContents contents, InstantSource clock) {
        this.mediations = mediations;
        this.protections = protections;
        this.contents = contents;
        this.clock = clock;
    }

    /** In the order in which they are urgent; none on a case that is over. */
    List<Prompt> of(OpenTransaction tx, StoredCase stored) {
        DisputeCase dispute = stored.dispute();
        List<Prompt> prompts = new ArrayList<>();
        if (!dispute.open()) {
            return prompts;
        }
        Safety safety = mediations.safety(tx, stored.id());
        if (safety.mustReport(atIntake(stored))) {
            prompts.add(Prompt.MANDATORY_REPORT);
        }
        List<Protection> all = protections.of(tx, stored.id());
        boolean violent = safety.violence() != null || !all.isEmpty();
        if (violent && !dispute.restricted()) {
            prompts.add(Prompt.RESTRICT);
        }
        if (undecidedTooLong(dispute, all)) {
            prompts.add(Prompt.PROTECTION_UNDECIDED);
        }
        if (all.stream().anyMatch(each -> each.state() == Protection.State.IN_FORCE && each.warned())) {
            prompts.add(Prompt.PROTECTION_ENDING);
        }
        if (!dispute.refusedBy().isEmpty()) {
            prompts.add(Prompt.SHARE_REFUSED);
        }
        return prompts;
    }

    /** Whether somebody is in danger whom the law obliges to report, and nobody has, nor said why not. */
    boolean mustReport(OpenTransaction tx, StoredCase stored) {
        return mediations.safety(tx, stored.id()).mustReport(atIntake(stored));
    }

    private boolean atIntake(StoredCase stored) {
        byte[] sealed = stored.sealed();
        return sealed != null && contents.open(stored.id(), sealed).dependantInDanger();
    }

    /** The clocks of the case know until when a court has to decide. */
    private boolean undecidedTooLong(DisputeCase dispute, List<Protection> all) {
        Instant now = clock.instant();
        return Protecting.watched(all).stream()
                .filter(watched -> watched.until() == null)
                .map(Watched::kind)
                .flatMap(kind -> dispute.clocks().find(kind).stream())
                .filter(waiting -> waiting.metAt() == null)
                .anyMatch(waiting -> {
                    Instant due = waiting.deadlines().due();
                    return due != null && now.isAfter(due);
                });
    }
}
