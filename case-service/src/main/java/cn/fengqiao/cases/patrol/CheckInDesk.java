package cn.fengqiao.cases.patrol;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.reporting.ReportClue;
import cn.fengqiao.cases.reporting.ReportClueHandler;
import cn.fengqiao.cases.rounds.CheckInTime;
import cn.fengqiao.cases.rounds.CheckInTime.Course;
import cn.fengqiao.cases.rounds.CheckInTime.Judged;
import cn.fengqiao.cases.rounds.Observed;
import cn.fengqiao.cases.secret.RequestDigest;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Patrol;
import cn.fengqiao.cases.store.Patrol.CheckIn;
import cn.fengqiao.cases.store.Patrol.Stop;
import cn.fengqiao.cases.store.Patrols;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.PatrolEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes check-ins, under the lock of their patrol. The check-in, the count of what was gone to, the clue that something
 * seen becomes and both events are written in one transaction.
 */
@Component
class CheckInDesk {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GRID_PATROL = "GRID_PATROL";

    private final MatterDesk desk;
    private final Patrols patrols;
    private final ReportClueHandler reporting;
    private final CaseContents contents;
    private final RequestDigest digests;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;
    private final CheckInTime.Limits limits;

    CheckInDesk(
            MatterDesk desk,
            Patrols patrols,
            ReportClueHandler reporting,
            CaseContents contents,
            RequestDigest digests,
            CurrentVocabulary vocabulary,
            InstantSource clock,
            @Value("${fengqiao.case.patrols.check-in-within}") Duration oldest,
            @Value("${fengqiao.case.patrols.clock-drift}") Duration drift) {
        this.desk = desk;
        this.patrols = patrols;
        this.reporting = reporting;
        this.contents = contents;
        this.digests = digests;
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.limits = new CheckInTime.Limits(oldest, drift);
    }

    /** What became of a check-in. */
    sealed interface CheckedIn {
        record Done(Matter patrol, CheckIn checkIn, boolean repeated) implements CheckedIn {}

        /** There is no patrol the caller may work on. */
        record NoPatrol(MatterOutcome why) implements CheckedIn {}

        record Refused(Problem why) implements CheckedIn {}
    }

    CheckedIn checkIn(Caller caller, UUID id, String key, CheckInStop wanted) {
        return desk.<CheckedIn>work(
                caller,
                MatterKind.PATROL,
                tx -> Optional.of(id),
                CheckedIn.NoPatrol::new,
                (tx, matter) -> checkIn(tx, caller, matter, key, wanted));
    }

    private CheckedIn checkIn(OpenTransaction tx, Caller caller, Matter matter, String key, CheckInStop wanted) {
        byte[] digest = digests.of("patrols.checkIn", JSON.writeValueAsBytes(wanted));
        Optional<CheckIn> before = patrols.sent(tx, matter.id(), caller.subject(), key);
        if (before.isPresent()) {
            return MessageDigest.isEqual(before.get().digest(), digest)
                    ? new CheckedIn.Done(matter, before.get(), true)
                    : refused(Problems.field(
                            ProblemType.IDEMPOTENCY_CONFLICT,
                            "Idempotency-Key",
                            "此请求编号已用于另一内容",
                            "the key was used with other content"));
        }
        if (!patrols.goes(tx, matter.id(), caller.subject())) {
            return refused(Problems.of(
                    ProblemType.NOT_THE_OFFICIAL, "仅此次巡逻的人员可以打卡", "only whoever goes on the patrol checks in"));
        }
        Patrol patrol = patrols.find(tx, matter.id()).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant said = wanted.at() == null ? null : wanted.at().truncatedTo(ChronoUnit.MICROS);
        var course = new Course(patrol.state(), patrol.startedAt(), patrol.endedAt());
        return switch (CheckInTime.judge(course, said, now, limits)) {
            case Judged.Refused refused -> refused(untimely(patrol, refused.why()));
            case Judged.Taken taken ->
                new Arrival(tx, caller, matter, key, wanted, digest, taken.at(), now).checkedIn();
        };
    }

    /** A check-in that came in time, while it is written. */
    private final class Arrival {
        private final OpenTransaction tx;
        private final Caller caller;
        private final Matter matter;
        private final String key;
        private final CheckInStop wanted;
        private final byte[] digest;
        private final Instant at;
        private final Instant now;
        private final UUID id = EventEnvelope.newId();

        Arrival(
                OpenTransaction tx,
                Caller caller,
                Matter matter,
                String key,
                CheckInStop wanted,
                byte[] digest,
                Instant at,
                Instant now) {
            this.tx = tx;
            this.caller = caller;
            this.matter = matter;
            this.key = key;
            this.wanted = wanted;
            this.digest = digest;
            this.at = at;
            this.now = now;
        }

        CheckedIn checkedIn() {
            Optional<Stop> stop = patrols.stops(tx, matter.id()).stream()
                    .filter(candidate -> candidate.id().equals(wanted.stop()))
                    .findFirst();
            if (stop.isEmpty()) {
                return refused(Problems.field(
                        ProblemType.UNKNOWN_VALUE, "stop", "该地点不在此次巡逻路线中", "it is no stop of this patrol"));
            }
            return unfit(stop.get()).<CheckedIn>map(CheckedIn.Refused::new).orElseGet(() -> at(stop.get()));
        }

        private Optional<Problem> unfit(Stop stop) {
            if (stop.visitedAt() != null) {
                return Optional.of(Problems.field(
                        ProblemType.CONFLICT,
                        "stop",
                        "该地点已打卡，另有发现请直接报告线索",
                        "somebody has checked in there; report what else you saw as a clue"));
            }
            return wanted.area() == null || stop.area().covers(wanted.area()) && known(wanted.area())
                    ? PatrolRules.checkIn(wanted)
                    : Optional.of(Problems.field(
                            ProblemType.FIELD_INVALID, "area", "应为该地点或其内的地点", "expected the stop or a place in it"));
        }

        private CheckedIn at(Stop stop) {
            if (wanted.observed() == Observed.NOTHING) {
                return written(stop, null);
            }
            ReportClue clue = clue(stop);
            Optional<Problem> unfit = FieldRefusal.problem(reporting.check(caller, clue));
            if (unfit.isPresent()) {
                return refused(unfit.get());
            }
            var origin = new Clues.Origin(Clues.OriginKind.PATROL, matter.id(), id);
            if (reporting.reportWithin(tx, caller, "patrol-check-in:" + id, clue, origin)
                    instanceof MatterOutcome.Done done) {
                return written(stop, done.matter());
            }
            throw new IllegalStateException("the id of a check-in was used before");
        }

        private CheckedIn written(Stop stop, @Nullable Matter clue) {
            String note = wanted.note();
            var checkIn = new CheckIn(
                    id,
                    matter.id(),
                    stop.id(),
                    place(stop),
                    caller.subject(),
                    caller.name(),
                    caller.department(),
                    key,
                    digest,
                    at,
                    now,
                    wanted.observed(),
                    note == null ? null : contents.sealRemark(id, new Remark(null, note)),
                    clue == null ? null : clue.id());
            patrols.checkIn(tx, checkIn);
            boolean named = clue != null && matter.audience().mayKnowOf(clue.audience());
            var event = new PatrolEvent.CheckedIn(
                    matter.audience(),
                    stop.area().grid(),
                    wanted.observed() == Observed.SOMETHING,
                    clue != null && named ? clue.id() : null);
            MatterOutcome said = desk.changeWithin(
                    tx,
                    caller,
                    matter,
                    "patrols.checkIn",
                    wanted,
                    (open, locked, when) -> PatrolDesk.done(locked, PatrolStep.CHECKED_IN, event, Remark.NONE));
            if (said instanceof MatterOutcome.Done done) {
                return new CheckedIn.Done(done.matter(), checkIn, false);
            }
            throw new IllegalStateException("a fact is not refused");
        }

        private ReportClue clue(Stop stop) {
            String title = wanted.title();
            return new ReportClue(
                    GRID_PATROL,
                    Clues.Channel.PATROL,
                    place(stop),
                    wanted.address(),
                    title == null ? "巡逻发现：" + vocabulary.get().place(place(stop)) : title,
                    wanted.note(),
                    null,
                    null,
                    matter.restricted() || Boolean.TRUE.equals(wanted.restricted()),
                    at);
        }

        private AreaPath place(Stop stop) {
            return wanted.area() == null ? stop.area() : wanted.area();
        }

        private boolean known(AreaPath place) {
            return vocabulary.get().area(place).isPresent();
        }
    }

    @Nullable
    String noteOf(CheckIn checkIn) {
        return contents.openRemark(checkIn.id(), checkIn.note()).note();
    }

    private Problem untimely(Patrol patrol, CheckInTime.Why why) {
        return switch (why) {
            case NOT_STARTED -> PatrolDesk.notNow(patrol, "巡逻尚未出发，请先出发再打卡", "it has not started; start it first");
            case CANCELLED -> PatrolDesk.notNow(patrol, "巡逻已取消", "it was cancelled");
            case IN_THE_FUTURE -> wrongTime("打卡时间晚于现在，请核对手机时间", "in the future; look at the clock of the phone");
            case TOO_OLD ->
                wrongTime(
                        "打卡已超过 " + limits.oldest().toHours() + " 小时，不再接收",
                        "older than " + limits.oldest().toHours() + " hours");
            case BEFORE_THE_START -> wrongTime("早于出发时间", "before the patrol started");
            case AFTER_THE_END ->
                PatrolDesk.notNow(patrol, "巡逻已结束，仅接收结束前的打卡", "it is over; only what was before its end");
        };
    }

    private static Problem wrongTime(String zh, String en) {
        return Problems.field(ProblemType.FIELD_INVALID, "at", zh, en);
    }

    private static CheckedIn refused(Problem why) {
        return new CheckedIn.Refused(why);
    }
}
