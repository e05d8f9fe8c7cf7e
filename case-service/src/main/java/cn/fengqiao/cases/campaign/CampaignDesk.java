package cn.fengqiao.cases.campaign;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.screening.CampaignState;
import cn.fengqiao.cases.screening.Fault;
import cn.fengqiao.cases.screening.Place;
import cn.fengqiao.cases.screening.Plan;
import cn.fengqiao.cases.store.Campaign;
import cn.fengqiao.cases.store.CampaignGrids;
import cn.fengqiao.cases.store.Campaigns;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CampaignEvent;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Drafts, opens, assigns and ends campaigns. */
@Component
class CampaignDesk {

    /** Screening answers “no” are erased within so many days after the campaign closes, whatever is configured. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final int MOST_NAME = 60;
    private static final int MOST_SUBJECT = 120;
    private static final int MOST_REASON = 500;
    private static final int MOST_HOUSEHOLDS = 100_000;

    private final MatterDesk desk;
    private final Campaigns campaigns;
    private final CampaignGrids grids;
    private final CurrentVocabulary vocabulary;
    private final Duration eraseAfter;

    CampaignDesk(
            MatterDesk desk,
            Campaigns campaigns,
            CampaignGrids grids,
            CurrentVocabulary vocabulary,
            @Value("${fengqiao.case.campaigns.erase-after}") Duration eraseAfter) {
        if (eraseAfter.isNegative() || eraseAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "fengqiao.case.campaigns.erase-after may be 0 to 30 days, not " + eraseAfter);
        }
        this.desk = desk;
        this.campaigns = campaigns;
        this.grids = grids;
        this.vocabulary = vocabulary;
        this.eraseAfter = eraseAfter;
    }

    MatterOutcome draft(Caller caller, String key, CampaignDraft draft) {
        var wanted = new NewMatter(
                MatterKind.CAMPAIGN,
                key,
                draft,
                draft.area(),
                hands(draft, caller.department()),
                caller.department(),
                false);
        return desk.open(
                caller, wanted, tx -> DraftRules.problem(draft, caller, vocabulary.get()), (tx, matter, now) -> {
                    campaigns.draft(tx, matter.id(), draft.plan(), caller.subject());
                    return fact(
                            matter, CampaignStep.DRAFTED, new CampaignEvent.Drafted(matter.audience()), Remark.NONE);
                });
    }

    MatterOutcome revise(Caller caller, UUID id, long version, CampaignDraft draft) {
        return change(caller, id, version, "campaigns.revise", draft, (tx, matter, campaign, now) -> {
            if (campaign.state() != CampaignState.DRAFT) {
                return refused(Refusals.notNow(campaign.state(), "已启动或已结束的活动不能修改方案", "only a draft can be rewritten"));
            }
            Optional<Problem> problem = DraftRules.problem(draft, caller, vocabulary.get());
            if (problem.isPresent()) {
                return refused(problem.get());
            }
            campaigns.revise(tx, id, draft.plan(), caller.subject());
            List<Department> hands = new ArrayList<>(hands(draft, caller.department()));
            Department lead = matter.lead();
            if (lead != null) {
                hands.add(lead);
            }
            Matter next = matter.heldBy(draft.area(), hands, lead);
            return done(next, CampaignStep.REVISED, new CampaignEvent.Changed(next.audience()), Remark.NONE);
        });
    }

    /** Opens a campaign that lacks nothing, by somebody who did not write it. */
    MatterOutcome open(Caller caller, UUID id, long version) {
        return change(caller, id, version, "campaigns.open", "", (tx, matter, campaign, now) -> {
            if (campaign.state() != CampaignState.DRAFT) {
                return refused(Refusals.notNow(campaign.state(), "只有草案可以启动", "only a draft can be opened"));
            }
            List<Plan.Missing> missing = campaign.plan().missing();
            if (!missing.isEmpty()) {
                return refused(Refusals.incomplete(missing));
            }
            // the list of what may not be asked can have grown since the draft was written
            Optional<Problem> forbidden = DraftRules.forbidden(campaign.plan().questions());
            if (forbidden.isPresent()) {
                return refused(forbidden.get());
            }
            if (campaign.drafters().contains(caller.subject())) {
                return refused(Refusals.samePerson());
            }
            campaigns.open(tx, id, now);
            grids.add(tx, id, grids(campaign.plan()));
            return done(matter, CampaignStep.OPENED, new CampaignEvent.Opened(matter.audience()), Remark.NONE);
        });
    }

    MatterOutcome close(Caller caller, UUID id, long version) {
        return change(caller, id, version, "campaigns.close", "", (tx, matter, campaign, now) -> {
            if (campaign.state() != CampaignState.OPEN) {
                return refused(
                        Refusals.notNow(campaign.state(), "只有进行中的活动可以结束", "only an open campaign can be closed"));
            }
            Instant due = now.plus(eraseAfter);
            campaigns.end(tx, id, CampaignState.CLOSED, now, due);
            return done(matter, CampaignStep.CLOSED, new CampaignEvent.Closed(matter.audience(), due), Remark.NONE);
        });
    }

    /** Gives a campaign up; what was answered until then is erased like after a closing. */
    MatterOutcome cancel(Caller caller, UUID id, long version, Because because) {
        return change(caller, id, version, "campaigns.cancel", because, (tx, matter, campaign, now) -> {
            boolean open = campaign.state() == CampaignState.OPEN;
            if (!open && campaign.state() != CampaignState.DRAFT) {
                return refused(Refusals.notNow(campaign.state(), "活动已结束", "it is over"));
            }
            Optional<Fault> reason = text("reason", because.reason(), MOST_REASON);
            if (reason.isPresent()) {
                return refused(Refusals.faults(List.of(reason.get())));
            }
            campaigns.end(tx, id, CampaignState.CANCELLED, now, open ? now.plus(eraseAfter) : null);
            return done(
                    matter,
                    CampaignStep.CANCELLED,
                    new CampaignEvent.Cancelled(matter.audience()),
                    new Remark(because.reason(), null));
        });
    }

    /** Gives a grid to a worker; one that has a worker changes hands with a reason only. */
    MatterOutcome assign(Caller caller, UUID id, long version, AssignGrid wanted) {
        return change(caller, id, version, "campaigns.assign", wanted, (tx, matter, campaign, now) -> {
            if (campaign.state() != CampaignState.OPEN) {
                return refused(
                        Refusals.notNow(campaign.state(), "只能为进行中的活动分派网格", "grids are given out while it is open"));
            }
            Optional<String> before = grids.workerOf(tx, id, wanted.area());
            List<Fault> faults = assignFaults(wanted, before.isPresent());
            if (!faults.isEmpty()) {
                return refused(Refusals.faults(faults));
            }
            if (!grids.assign(tx, id, wanted.area(), wanted.target(), wanted.worker(), wanted.workerName(), now)) {
                return refused(Refusals.faults(List.of(new Fault("area", "不是本活动范围内的网格", "no grid of the scope"))));
            }
            boolean finished = grids.finish(tx, id, wanted.area(), now);
            return done(
                    matter,
                    before.isPresent() ? CampaignStep.REASSIGNED : CampaignStep.ASSIGNED,
                    finished
                            ? new CampaignEvent.GridFinished(matter.audience(), wanted.area())
                            : new CampaignEvent.Changed(matter.audience()),
                    new Remark(wanted.reason(), null));
        });
    }

    private static List<Fault> assignFaults(AssignGrid wanted, boolean reassigned) {
        List<Fault> faults = new ArrayList<>();
        text("worker", wanted.worker(), MOST_SUBJECT).ifPresent(faults::add);
        text("workerName", wanted.workerName(), MOST_NAME).ifPresent(faults::add);
        if (wanted.target() < 1 || wanted.target() > MOST_HOUSEHOLDS) {
            faults.add(new Fault("target", "应为 1–" + MOST_HOUSEHOLDS, "1 to " + MOST_HOUSEHOLDS));
        }
        String reason = wanted.reason();
        if (reason != null) {
            text("reason", reason, MOST_REASON).ifPresent(faults::add);
        } else if (reassigned) {
            faults.add(new Fault("reason", "改派应说明理由", "a grid changes hands with a reason"));
        }
        return faults;
    }

    static Optional<Fault> text(String field, String value, int most) {
        return value.isBlank() || value.codePointCount(0, value.length()) > most
                ? Optional.of(new Fault(field, "应为 1–" + most + " 个字符", "1 to " + most + " characters"))
                : Optional.empty();
    }

    /** Every grid of the scope, with the number of its households where the plan says it. */
    private Map<AreaPath, Optional<Integer>> grids(Plan plan) {
        Vocabulary words = vocabulary.get();
        Map<AreaPath, Optional<Integer>> targets = new TreeMap<>(Comparator.comparing(AreaPath::value));
        for (Place place : plan.scope()) {
            words.areas().stream()
                    .filter(area ->
                            area.kind() == Area.Kind.GRID && place.area().covers(area.path()))
                    .forEach(area -> targets.put(
                            area.path(),
                            area.path().equals(place.area())
                                    ? Optional.ofNullable(place.households())
                                    : Optional.empty()));
        }
        return targets;
    }

    private interface CampaignChange {
        MatterDecision decide(OpenTransaction tx, Matter matter, Campaign campaign, Instant now);
    }

    private MatterOutcome change(
            Caller caller, UUID id, long version, String operation, Object request, CampaignChange change) {
        return desk.change(
                caller,
                MatterKind.CAMPAIGN,
                id,
                version,
                operation,
                request,
                (tx, matter, now) ->
                        change.decide(tx, matter, campaigns.find(tx, id).orElseThrow(), now));
    }

    private static List<Department> hands(CampaignDraft draft, Department own) {
        List<Department> hands = new ArrayList<>(draft.others());
        hands.add(own);
        return hands;
    }

    private static MatterDecision refused(Problem why) {
        return new MatterDecision.Refused(why);
    }

    private static MatterDecision done(Matter matter, CampaignStep step, CampaignEvent event, Remark remark) {
        return new MatterDecision.Done(fact(matter, step, event, remark));
    }

    static MatterFact fact(Matter matter, CampaignStep step, CampaignEvent event, Remark remark) {
        return new MatterFact(matter, step, event, remark);
    }
}
