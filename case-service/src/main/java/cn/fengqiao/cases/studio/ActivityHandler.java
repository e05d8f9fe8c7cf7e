package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.appointment.ActivityStatus;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.StudioEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plans, holds and cancels the lectures, visits and live streams of a studio, for the department that keeps it. */
@Component
class ActivityHandler {

    private final MatterDesk desk;
    private final Matters matters;
    private final Studios studios;
    private final Activities activities;
    private final Views views;
    private final CurrentVocabulary vocabulary;

    ActivityHandler(
            MatterDesk desk,
            JdbcClient jdbc,
            Studios studios,
            Activities activities,
            Views views,
            CurrentVocabulary vocabulary) {
        this.desk = desk;
        this.matters = new Matters(jdbc);
        this.studios = studios;
        this.activities = activities;
        this.views = views;
        this.vocabulary = vocabulary;
    }

    /** Decides on an activity that is still planned, under the lock of its studio. */
    @FunctionalInterface
    private interface Change {
        MatterDecision decide(OpenTransaction tx, Matter matter, Activity activity, Instant now);
    }

    PartOutcome<ActivityView> plan(Caller caller, UUID studio, String key, ActivityRequest.Plan request) {
        return desk.list(caller, tx -> plan(tx, caller, studio, key, request));
    }

    PartOutcome<ActivityView> hold(Caller caller, UUID id, long version, ActivityRequest.Hold request) {
        return change(caller, id, version, "studioActivities.hold", request, (tx, matter, activity, now) -> {
            Optional<Problem> wrong = StudioRules.check(request);
            if (wrong.isPresent()) {
                return new MatterDecision.Refused(wrong.get());
            }
            if (activity.day().isAfter(StudioHandler.day(now))) {
                return new MatterDecision.Refused(Problems.of(ProblemType.NOT_NOW, "活动日期未到", "its day has not come")
                        .with("reason", "NOT_BEGUN"));
            }
            int views = request.views() == null ? 0 : request.views();
            activities.save(tx, activity.as(ActivityStatus.HELD, request.attendance(), views, matter.version() + 1));
            return new MatterDecision.Done(StudioHandler.fact(
                    matter,
                    StudioStep.ACTIVITY_HELD,
                    new StudioEvent.ActivityHeld(matter.audience(), id, activity.kind(), request.attendance(), views),
                    Remark.NONE));
        });
    }

    PartOutcome<ActivityView> cancel(Caller caller, UUID id, long version, ActivityRequest.Cancel request) {
        return change(caller, id, version, "studioActivities.cancel", request, (tx, matter, activity, now) -> {
            Optional<Problem> wrong = StudioRules.text("reason", request.reason(), StudioRules.MOST_REASON);
            if (wrong.isPresent()) {
                return new MatterDecision.Refused(wrong.get());
            }
            activities.save(tx, activity.as(ActivityStatus.CANCELLED, 0, 0, matter.version() + 1));
            return new MatterDecision.Done(StudioHandler.fact(
                    matter,
                    StudioStep.ACTIVITY_CANCELLED,
                    new StudioEvent.Changed(matter.audience()),
                    new Remark(request.reason(), null)));
        });
    }

    private PartOutcome<ActivityView> plan(
            OpenTransaction tx, Caller caller, UUID studio, String key, ActivityRequest.Plan request) {
        Optional<Matter> found = matters.findForUpdate(tx, MatterKind.STUDIO, studio);
        if (found.isEmpty()) {
            return matters.find(tx, MatterKind.STUDIO, studio).isPresent()
                    ? new PartOutcome.NotTheirs<>()
                    : new PartOutcome.NotFound<>();
        }
        String operation = "studioActivities.plan";
        Optional<Activity> before = activities.planned(tx, caller, studio, key);
        if (before.isPresent()) {
            return desk.said(tx, caller, studio, before.get().plannedVersion(), operation, request)
                    ? shown(tx, before.get().id(), true)
                    : new PartOutcome.OtherContent<>();
        }
        UUID id = EventEnvelope.newId();
        return outcome(
                tx,
                id,
                desk.changeWithin(
                        tx,
                        caller,
                        found.get(),
                        operation,
                        request,
                        (t, matter, now) -> planned(t, caller, matter, id, key, request, now)));
    }

    private MatterDecision planned(
            OpenTransaction tx,
            Caller caller,
            Matter matter,
            UUID id,
            String key,
            ActivityRequest.Plan request,
            Instant now) {
        Optional<Problem> wrong = StudioHandler.notKeeper(caller, matter)
                .or(() -> studios.get(tx, matter.id()).closed()
                        ? Optional.of(StudioHandler.closedNow())
                        : Optional.empty())
                .or(() -> StudioRules.check(request, caller, vocabulary.get()))
                .or(() -> request.day().isBefore(StudioHandler.day(now))
                        ? StudioRules.invalid("day", "日期已过", "it lies in the past")
                        : Optional.empty());
        if (wrong.isPresent()) {
            return new MatterDecision.Refused(wrong.get());
        }
        long studioVersion = matter.version() + 1;
        activities.plan(
                tx,
                caller,
                new Activity(
                        id,
                        matter.id(),
                        request.kind(),
                        request.topic(),
                        request.day(),
                        request.area(),
                        request.venue(),
                        ActivityStatus.PLANNED,
                        0,
                        0,
                        1,
                        studioVersion,
                        studioVersion),
                key);
        return StudioHandler.changed(matter, StudioStep.ACTIVITY_PLANNED);
    }

    private PartOutcome<ActivityView> change(
            Caller caller, UUID id, long version, String operation, Object request, Change change) {
        return desk.list(caller, tx -> {
            Optional<UUID> studio = activities.find(tx, id).map(Activity::studio);
            if (studio.isEmpty()) {
                return new PartOutcome.NotFound<>();
            }
            Optional<Matter> locked = matters.findForUpdate(tx, MatterKind.STUDIO, studio.get());
            if (locked.isEmpty()) {
                return new PartOutcome.NotTheirs<>();
            }
            Activity activity = activities.find(tx, id).orElseThrow();
            if (activity.version() != version) {
                boolean repeated = activity.version() == version + 1
                        && desk.said(tx, caller, studio.get(), activity.studioVersion(), operation, request);
                return repeated ? shown(tx, id, true) : stale(tx, id);
            }
            return outcome(tx, id, desk.changeWithin(tx, caller, locked.get(), operation, request, (t, matter, now) -> {
                Optional<Problem> no = StudioHandler.notKeeper(caller, matter).or(() -> settled(activity));
                return no.isPresent() ? new MatterDecision.Refused(no.get()) : change.decide(t, matter, activity, now);
            }));
        });
    }

    private static Optional<Problem> settled(Activity activity) {
        return activity.status() == ActivityStatus.PLANNED
                ? Optional.empty()
                : Optional.of(Problems.of(
                                ProblemType.NOT_NOW,
                                "活动" + activity.status().zh(),
                                "the activity is " + activity.status())
                        .with("reason", activity.status()));
    }

    private PartOutcome<ActivityView> outcome(OpenTransaction tx, UUID id, MatterOutcome outcome) {
        return switch (outcome) {
            case MatterOutcome.Done done -> shown(tx, id, false);
            case MatterOutcome.Refused refused -> new PartOutcome.Refused<>(refused.why());
            case MatterOutcome.NotFound n -> new PartOutcome.NotFound<>();
            case MatterOutcome.NotTheirs n -> new PartOutcome.NotTheirs<>();
            case MatterOutcome.OtherContent n -> new PartOutcome.OtherContent<>();
            case MatterOutcome.Stale n -> stale(tx, id);
        };
    }

    private PartOutcome<ActivityView> shown(OpenTransaction tx, UUID id, boolean repeated) {
        ActivityView view = views.activity(activities.find(tx, id).orElseThrow());
        return new PartOutcome.Done<>(view, id, view.version(), repeated);
    }

    private PartOutcome<ActivityView> stale(OpenTransaction tx, UUID id) {
        ActivityView view = views.activity(activities.find(tx, id).orElseThrow());
        return new PartOutcome.Stale<>(view, view.version());
    }
}
