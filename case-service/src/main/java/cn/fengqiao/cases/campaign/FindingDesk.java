package cn.fengqiao.cases.campaign;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.screening.Fault;
import cn.fengqiao.cases.screening.FindingState;
import cn.fengqiao.cases.store.CampaignVisit;
import cn.fengqiao.cases.store.CampaignVisits;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.contract.CampaignEvent;
import cn.fengqiao.contract.CampaignEvent.FindingKind;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Decides what findings are. The decision, the case or the clue it becomes and both events are written in one transaction.
 *
 * <p>An obligation is a decision only: obligations are risk-service's, which hears of it in the event, under the id of the
 * finding, whose content stays sealed here until then.
 */
@Component
class FindingDesk {

    private static final int MOST_REASON = 500;

    private final MatterDesk desk;
    private final CampaignVisits visits;
    private final VisitContents contents;
    private final FindingIntake intake;
    private final InstantSource clock;

    FindingDesk(
            MatterDesk desk, CampaignVisits visits, VisitContents contents, FindingIntake intake, InstantSource clock) {
        this.desk = desk;
        this.visits = visits;
        this.contents = contents;
        this.intake = intake;
        this.clock = clock;
    }

    /** What became of a decision. */
    sealed interface Decided {
        record Done(Matter campaign, CampaignVisit finding, boolean repeated) implements Decided {}

        record NoFinding(MatterOutcome why) implements Decided {}

        record Stale(Matter campaign, CampaignVisit current) implements Decided {}

        record Refused(Problem why) implements Decided {}
    }

    Decided decide(Caller caller, UUID id, long version, DecideFinding wanted) {
        return desk.<Decided>work(
                caller,
                MatterKind.CAMPAIGN,
                tx -> visits.campaignOf(tx, id),
                Decided.NoFinding::new,
                (tx, matter) -> visits.find(tx, id)
                        .filter(visit -> visit.finding() != null && !visit.withdrawn())
                        .map(visit -> decide(tx, caller, matter, visit, version, wanted))
                        .orElseGet(() -> new Decided.NoFinding(new MatterOutcome.NotFound())));
    }

    private Decided decide(
            OpenTransaction tx, Caller caller, Matter matter, CampaignVisit visit, long version, DecideFinding wanted) {
        byte[] digest = contents.digest("campaigns.decide " + caller.subject(), wanted);
        if (visit.version() != version) {
            boolean repeated = visit.version() == version + 1
                    && visit.changeDigest() != null
                    && MessageDigest.isEqual(visit.changeDigest(), digest);
            return repeated ? new Decided.Done(matter, visit, true) : new Decided.Stale(matter, visit);
        }
        if (visit.finding() != FindingState.OPEN) {
            return new Decided.Refused(Problems.of(ProblemType.NOT_NOW, "该发现已处置", "it has been decided on"));
        }
        List<Fault> faults = faults(wanted);
        if (!faults.isEmpty()) {
            return new Decided.Refused(Refusals.faults(faults));
        }
        return switch (intake.take(tx, caller, matter, visit, wanted)) {
            case FindingIntake.Taken.Refused refused -> new Decided.Refused(refused.why());
            case FindingIntake.Taken.Up taken -> decided(tx, caller, matter, visit, wanted, digest, taken);
        };
    }

    private Decided decided(
            OpenTransaction tx,
            Caller caller,
            Matter matter,
            CampaignVisit visit,
            DecideFinding wanted,
            byte[] digest,
            FindingIntake.Taken.Up taken) {
        DisputeCase dispute = taken.dispute();
        Matter clue = taken.clue();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = visit.id();
        String reason = wanted.reason();
        visits.decide(
                tx,
                id,
                new CampaignVisits.Decision(
                        FindingState.valueOf(wanted.kind().name()),
                        now,
                        caller.name(),
                        reason == null ? null : contents.sealText(id, reason),
                        dispute == null ? null : dispute.id(),
                        dispute == null ? null : dispute.number(),
                        clue == null ? null : clue.id(),
                        digest));
        var event = new CampaignEvent.FindingDecided(
                matter.audience(),
                id,
                wanted.kind(),
                visit.area(),
                dispute == null ? null : dispute.id(),
                clue == null || !matter.audience().mayKnowOf(clue.audience()) ? null : clue.id());
        // the reason stays with the finding, so that it goes with it: a history is never erased
        desk.changeWithin(
                tx,
                caller,
                matter,
                "campaigns.decide",
                wanted,
                (open, locked, at) -> new MatterDecision.Done(
                        CampaignDesk.fact(locked, CampaignStep.FINDING_DECIDED, event, Remark.NONE)));
        return new Decided.Done(matter, visits.find(tx, id).orElseThrow(), false);
    }

    private static List<Fault> faults(DecideFinding wanted) {
        List<Fault> faults = new ArrayList<>();
        String reason = wanted.reason();
        if (reason != null) {
            CampaignDesk.text("reason", reason, MOST_REASON).ifPresent(faults::add);
        } else if (wanted.kind() == FindingKind.NOTHING) {
            faults.add(new Fault("reason", "认定无需处置应说明理由", "say why it is nothing"));
        }
        boolean becomesCase = wanted.kind() == FindingKind.CASE;
        if (becomesCase && wanted.raise() == null) {
            faults.add(new Fault("raise", "登记成案应填写案件内容", "say which case it becomes"));
        } else if (!becomesCase && wanted.raise() != null) {
            faults.add(new Fault("raise", "仅在登记成案时填写", "only a finding that becomes a case has one"));
        }
        if (wanted.kind() != FindingKind.CLUE && wanted.clue() != null) {
            faults.add(new Fault("clue", "仅在认定为线索时填写", "only a finding that becomes a clue has one"));
        }
        return faults;
    }
}
