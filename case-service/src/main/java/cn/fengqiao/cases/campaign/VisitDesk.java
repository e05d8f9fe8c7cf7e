package cn.fengqiao.cases.campaign;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.campaign.VisitBatch.RecordedVisit;
import cn.fengqiao.cases.campaign.VisitResults.Result;
import cn.fengqiao.cases.campaign.VisitResults.VisitResult;
import cn.fengqiao.cases.campaign.VisitResults.VisitSuspicion;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.screening.Answers;
import cn.fengqiao.cases.screening.Fault;
import cn.fengqiao.cases.screening.FindingState;
import cn.fengqiao.cases.screening.Suspicion;
import cn.fengqiao.cases.screening.Tally;
import cn.fengqiao.cases.screening.VisitOutcome;
import cn.fengqiao.cases.screening.VisitPattern;
import cn.fengqiao.cases.screening.VisitPattern.Sighting;
import cn.fengqiao.cases.store.Campaign;
import cn.fengqiao.cases.store.CampaignGrids;
import cn.fengqiao.cases.store.CampaignGrids.Duty;
import cn.fengqiao.cases.store.CampaignVisit;
import cn.fengqiao.cases.store.CampaignVisits;
import cn.fengqiao.cases.store.Campaigns;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.contract.CampaignEvent;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes visits. A batch is one transaction under the lock of its campaign; each of its visits is recorded or refused by
 * itself. Coverage, finding and events are written with the visit or not at all.
 *
 * <p>A visit that looks implausible counts like any other: its worker is asked first, and nothing follows from it by
 * itself.
 */
@Component
class VisitDesk {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,79}");

    /** Alike answers are looked for among the doors of this long before. */
    private static final Duration LOOK_BACK = Duration.ofHours(12);

    private final MatterDesk desk;
    private final Campaigns campaigns;
    private final CampaignGrids grids;
    private final CampaignVisits visits;
    private final VisitContents contents;
    private final VisitPattern.Limits limits;
    private final InstantSource clock;

    VisitDesk(
            MatterDesk desk,
            Campaigns campaigns,
            CampaignGrids grids,
            CampaignVisits visits,
            VisitContents contents,
            PatternSettings patterns,
            InstantSource clock) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.grids = grids;
        this.visits = visits;
        this.contents = contents;
        this.limits = patterns.limits();
        this.clock = clock;
    }

    /** What became of a batch. */
    sealed interface Recorded {
        record Each(VisitResults results) implements Recorded {}

        record NoCampaign(MatterOutcome why) implements Recorded {}

        record Refused(Problem why) implements Recorded {}
    }

    Recorded record(Caller caller, UUID id, VisitBatch batch) {
        return desk.<Recorded>work(
                caller, MatterKind.CAMPAIGN, tx -> Optional.of(id), Recorded.NoCampaign::new, (tx, matter) -> {
                    Campaign campaign = campaigns.find(tx, id).orElseThrow();
                    if (!campaign.state().takesVisits()) {
                        return new Recorded.Refused(Refusals.notNow(
                                campaign.state(), "活动未在进行，不再接收走访记录", "the campaign takes no visits now"));
                    }
                    return new Recorded.Each(new Upload(tx, caller, campaign, matter, batch).results());
                });
    }

    /** What became of an answer to a question about a visit. */
    sealed interface Settled {
        record Done(CampaignVisit visit, boolean repeated) implements Settled {}

        record NoVisit() implements Settled {}

        record Stale(CampaignVisit current) implements Settled {}

        record Refused(Problem why) implements Settled {}
    }

    /** The worker stands by a visit that looked implausible. */
    Settled confirm(Caller caller, UUID id, long version, Because because) {
        return settle(caller, id, version, "campaigns.confirmVisit", because, (tx, matter, visit, digest) -> {
            if (visit.suspicions().isEmpty()) {
                return Optional.of(Refusals.notNow(
                        campaigns.find(tx, matter.id()).orElseThrow().state(),
                        "该走访没有需要说明的情况",
                        "nobody asked about it"));
            }
            visits.confirm(tx, id, contents.sealText(id, because.reason()), digest);
            return Optional.empty();
        });
    }

    /** The worker takes a visit back: it is not counted any more, and what was said at the door goes at once. */
    Settled withdraw(Caller caller, UUID id, long version, Because because) {
        return settle(caller, id, version, "campaigns.withdrawVisit", because, (tx, matter, visit, digest) -> {
            if (visit.finding() != null && visit.finding() != FindingState.OPEN) {
                return Optional.of(Refusals.notNow(
                        campaigns.find(tx, matter.id()).orElseThrow().state(),
                        "该走访的发现已处置，不能撤回",
                        "its finding has been decided on"));
            }
            Instant now = now();
            boolean found = visit.finding() != null;
            visits.withdraw(tx, id, found ? FindingState.NOTHING : null, digest);
            grids.count(
                    tx,
                    matter.id(),
                    visit.area(),
                    Tally.of(visit.outcome(), found).negated(),
                    now);
            if (found) {
                say(
                        tx,
                        caller,
                        matter,
                        CampaignStep.FINDING_DECIDED,
                        new CampaignEvent.FindingDecided(
                                matter.audience(), id, CampaignEvent.FindingKind.NOTHING, visit.area(), null, null),
                        Remark.NONE);
            }
            return Optional.empty();
        });
    }

    private interface Settling {
        Optional<Problem> settle(OpenTransaction tx, Matter matter, CampaignVisit visit, byte[] digest);
    }

    private Settled settle(Caller caller, UUID id, long version, String operation, Because because, Settling settling) {
        return desk.<Settled>work(
                caller,
                MatterKind.CAMPAIGN,
                tx -> visits.campaignOf(tx, id),
                none -> new Settled.NoVisit(),
                (tx, matter) -> {
                    Optional<CampaignVisit> found = visits.find(tx, id);
                    if (found.isEmpty() || !found.get().workerSubject().equals(caller.subject())) {
                        return new Settled.NoVisit();
                    }
                    CampaignVisit visit = found.get();
                    byte[] digest = contents.digest(operation, because);
                    if (visit.version() != version) {
                        boolean repeated = visit.version() == version + 1
                                && visit.changeDigest() != null
                                && MessageDigest.isEqual(visit.changeDigest(), digest);
                        return repeated ? new Settled.Done(visit, true) : new Settled.Stale(visit);
                    }
                    Optional<Problem> problem =
                            refusal(tx, matter, visit, because).or(() -> settling.settle(tx, matter, visit, digest));
                    return problem.<Settled>map(Settled.Refused::new)
                            .orElseGet(
                                    () -> new Settled.Done(visits.find(tx, id).orElseThrow(), false));
                });
    }

    private Optional<Problem> refusal(OpenTransaction tx, Matter matter, CampaignVisit visit, Because because) {
        if (visit.withdrawn()) {
            return Optional.of(Refusals.notNow(
                    campaigns.find(tx, matter.id()).orElseThrow().state(), "该走访已撤回", "it has been withdrawn"));
        }
        return CampaignDesk.text("reason", because.reason(), 500).map(fault -> Refusals.faults(List.of(fault)));
    }

    /** A batch while it is recorded; the campaign moves on with what is said about it. */
    private final class Upload {
        private final OpenTransaction tx;
        private final Caller caller;
        private final Campaign campaign;
        private final VisitBatch batch;
        private final List<Duty> duties;
        private final List<Sighting> sightings;
        private final Instant now = now();
        private Matter matter;

        Upload(OpenTransaction tx, Caller caller, Campaign campaign, Matter matter, VisitBatch batch) {
            this.tx = tx;
            this.caller = caller;
            this.campaign = campaign;
            this.matter = matter;
            this.batch = batch;
            this.duties = grids.dutiesOf(tx, campaign.id(), caller.subject());
            this.sightings = new ArrayList<>(sightings());
        }

        VisitResults results() {
            return new VisitResults(batch.visits().stream().map(this::result).toList());
        }

        private List<Sighting> sightings() {
            Optional<Instant> first =
                    batch.visits().stream().map(RecordedVisit::at).min(Instant::compareTo);
            Optional<Instant> last =
                    batch.visits().stream().map(RecordedVisit::at).max(Instant::compareTo);
            // a visit far outside of the campaign is refused, and its date is not handed to the database
            Instant opened = campaign.openedAt();
            if (first.isEmpty()
                    || last.isEmpty()
                    || opened == null
                    || last.get().isBefore(opened)) {
                return List.of();
            }
            Instant from = first.get().isBefore(opened) ? opened : first.get();
            Instant to = last.get().isAfter(now) ? now : last.get();
            return visits.sightings(
                    tx, campaign.id(), caller.subject(), from.minus(LOOK_BACK), to.plus(limits.around()));
        }

        private VisitResult result(RecordedVisit visit) {
            if (!KEY.matcher(visit.key()).matches()) {
                return VisitResult.refused(
                        visit.key(),
                        List.of(new Fault("key", "应为 1–80 个可打印的 ASCII 字符", "1 to 80 printable ASCII characters")));
            }
            byte[] digest = contents.digest("campaigns.visit", visit);
            Optional<CampaignVisit> before = visits.sent(tx, campaign.id(), caller.subject(), visit.key());
            if (before.isPresent()) {
                return again(before.get(), digest);
            }
            List<Fault> faults = VisitRules.faults(visit, campaign, duties, now, limits.zone());
            return faults.isEmpty() ? recorded(visit, digest) : VisitResult.refused(visit.key(), faults);
        }

        private VisitResult again(CampaignVisit before, byte[] digest) {
            return MessageDigest.isEqual(before.digest(), digest)
                    ? result(before, Result.REPEATED)
                    : VisitResult.refused(
                            before.key(),
                            List.of(new Fault("key", "此编号已用于另一内容", "the key was used with other content")));
        }

        private VisitResult recorded(RecordedVisit sent, byte[] digest) {
            UUID id = EventEnvelope.newId();
            boolean done = sent.outcome() == VisitOutcome.DONE;
            byte[] answers = done ? contents.digest(campaign.id().toString(), sent.said()) : null;
            var sighting = new Sighting(sent.area(), sent.at(), CampaignVisits.hex(answers));
            Set<Suspicion> suspicions = VisitPattern.of(sighting, sightings, limits);
            sightings.add(sighting);
            List<String> codes = done ? Answers.findings(campaign.plan().questions(), sent.said()) : List.of();
            CampaignVisit visit = visit(id, sent, digest, answers, List.copyOf(suspicions), codes);
            visits.record(tx, visit);
            boolean finished =
                    grids.count(tx, campaign.id(), sent.area(), Tally.of(sent.outcome(), !codes.isEmpty()), now);
            if (!codes.isEmpty()) {
                say(
                        CampaignStep.FINDING_RECORDED,
                        new CampaignEvent.FindingRecorded(matter.audience(), id, sent.area()));
            }
            if (finished) {
                say(CampaignStep.GRID_FINISHED, new CampaignEvent.GridFinished(matter.audience(), sent.area()));
            }
            return result(visit, Result.RECORDED);
        }

        private CampaignVisit visit(
                UUID id,
                RecordedVisit sent,
                byte[] digest,
                byte @Nullable [] answers,
                List<Suspicion> suspicions,
                List<String> codes) {
            Map<String, String> kept =
                    codes.isEmpty() ? sent.said() : Answers.kept(campaign.plan().questions(), sent.said());
            return new CampaignVisit(
                    id,
                    campaign.id(),
                    sent.area(),
                    caller.subject(),
                    caller.name(),
                    sent.key(),
                    digest,
                    sent.at().truncatedTo(ChronoUnit.MICROS),
                    now,
                    sent.outcome(),
                    contents.seal(id, new VisitContents.Content(sent.address(), sent.household(), kept)),
                    answers,
                    false,
                    suspicions,
                    false,
                    null,
                    codes,
                    codes.isEmpty() ? null : FindingState.OPEN,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    1);
        }

        private void say(CampaignStep step, CampaignEvent event) {
            matter = VisitDesk.this.say(tx, caller, matter, step, event, Remark.NONE);
        }

        private static VisitResult result(CampaignVisit visit, Result result) {
            return new VisitResult(
                    visit.key(),
                    result,
                    visit.id(),
                    visit.finding() != null,
                    visit.questioned() ? VisitSuspicion.of(visit.suspicions()) : null,
                    null);
        }
    }

    /** Says what became true of a campaign in a larger transaction, and gives back the campaign after it. */
    private Matter say(
            OpenTransaction tx, Caller caller, Matter matter, CampaignStep step, CampaignEvent event, Remark remark) {
        MatterOutcome outcome = desk.changeWithin(
                tx,
                caller,
                matter,
                step.name(),
                event,
                (open, locked, at) -> new MatterDecision.Done(CampaignDesk.fact(locked, step, event, remark)));
        if (outcome instanceof MatterOutcome.Done done) {
            return done.matter();
        }
        throw new IllegalStateException("a fact is not refused");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
