package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.StudioEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Opens, changes and closes studios, and lets members join and leave. Only the department that keeps a studio does this;
 * others book it.
 */
@Component
class StudioHandler {

    /** Who once worked there is kept, for the appointments they had. */
    private static final int MOST_MEMBERS = 500;

    private final MatterDesk desk;
    private final Studios studios;
    private final Bookings bookings;
    private final Activities activities;
    private final CurrentVocabulary vocabulary;

    StudioHandler(
            MatterDesk desk, Studios studios, Bookings bookings, Activities activities, CurrentVocabulary vocabulary) {
        this.desk = desk;
        this.studios = studios;
        this.bookings = bookings;
        this.activities = activities;
        this.vocabulary = vocabulary;
    }

    /** Decides what a keeper asked for on the studio as it stands under the lock. */
    @FunctionalInterface
    private interface Keeping {
        MatterDecision decide(OpenTransaction tx, Matter matter, Studio studio, Instant now);
    }

    MatterOutcome open(Caller caller, String key, OpenStudio request) {
        Vocabulary words = vocabulary.get();
        List<Department> departments = new ArrayList<>(
                request.departments() == null ? words.departmentsOf(request.area()) : request.departments());
        departments.add(caller.department());
        var wanted =
                new NewMatter(MatterKind.STUDIO, key, request, request.area(), departments, caller.department(), false);
        return desk.open(caller, wanted, tx -> StudioRules.check(request, caller, words), (tx, matter, now) -> {
            var empty = new Studio(
                    matter.id(), request.kind(), "", "", List.of(), List.of(), List.of(), List.of(), 1, 1, false);
            studios.open(tx, empty.changed(request.particulars()));
            return fact(
                    matter, StudioStep.OPENED, new StudioEvent.Opened(matter.audience(), request.kind()), Remark.NONE);
        });
    }

    MatterOutcome change(Caller caller, UUID id, long version, ChangeStudio request) {
        return keep(caller, id, version, "studios.change", request, (tx, matter, studio, now) -> {
            Optional<Problem> wrong = StudioRules.check(request, caller, vocabulary.get());
            if (wrong.isPresent()) {
                return new MatterDecision.Refused(wrong.get());
            }
            studios.save(tx, studio.changed(request));
            return changed(matter, StudioStep.CHANGED);
        });
    }

    MatterOutcome close(Caller caller, UUID id, long version, CloseStudio request) {
        return keep(caller, id, version, "studios.close", request, (tx, matter, studio, now) -> {
            Optional<Problem> wrong = StudioRules.text("reason", request.reason(), StudioRules.MOST_REASON);
            if (wrong.isPresent()) {
                return new MatterDecision.Refused(wrong.get());
            }
            int ahead = bookings.ahead(tx, id, now, null) + activities.ahead(tx, id, day(now));
            if (ahead > 0) {
                return new MatterDecision.Refused(Problems.of(
                                ProblemType.NOT_NOW,
                                "还有 " + ahead + " 项预约或活动，请先取消",
                                ahead + " appointments or activities are ahead; cancel them first")
                        .with("reason", "BOOKED_AHEAD"));
            }
            studios.save(tx, closed(studio));
            return new MatterDecision.Done(fact(
                    matter,
                    StudioStep.CLOSED,
                    new StudioEvent.Closed(matter.audience()),
                    new Remark(request.reason(), null)));
        });
    }

    MatterOutcome join(Caller caller, UUID id, long version, JoinStudio request) {
        return keep(caller, id, version, "studios.join", request, (tx, matter, studio, now) -> {
            Optional<Problem> wrong = StudioRules.check(request);
            if (wrong.isPresent()) {
                return new MatterDecision.Refused(wrong.get());
            }
            UUID memberId = EventEnvelope.newId();
            var member = new Member(
                    memberId,
                    id,
                    request.person() == null ? memberId.toString() : request.person(),
                    request.name(),
                    request.profession(),
                    request.since(),
                    request.until());
            List<Member> there = studios.members(tx, id);
            if (there.size() >= MOST_MEMBERS || there.stream().anyMatch(member::contradicts)) {
                return new MatterDecision.Refused(
                        there.size() >= MOST_MEMBERS
                                ? Problems.field(
                                        ProblemType.FIELD_INVALID,
                                        "name",
                                        "成员不得超过 " + MOST_MEMBERS + " 人",
                                        "at most " + MOST_MEMBERS + " members")
                                : Problems.field(
                                                ProblemType.CONFLICT,
                                                "person",
                                                "此人在这段时间已是成员",
                                                "the same person is a member in that time already")
                                        .with("reason", "ALREADY_MEMBER"));
            }
            studios.join(tx, member);
            return changed(matter, StudioStep.MEMBER_JOINED);
        });
    }

    MatterOutcome leave(Caller caller, UUID id, long version, LeaveStudio request) {
        return keep(caller, id, version, "studios.leave", request, (tx, matter, studio, now) -> {
            Optional<Member> found = Studios.among(studios.members(tx, id), request.member());
            if (found.isEmpty()) {
                return refused(ProblemType.FIELD_INVALID, "member", "没有这位成员", "there is no such member");
            }
            Member member = found.get();
            LocalDate until = request.until();
            if (until.isBefore(member.since()) || (member.until() != null && until.isAfter(member.until()))) {
                return refused(ProblemType.FIELD_INVALID, "until", "应在其任职期间之内", "within the time they are a member");
            }
            Instant left = until.plusDays(1).atStartOfDay(Studio.ZONE).toInstant();
            int ahead = bookings.ahead(tx, id, left, member.id());
            if (ahead > 0) {
                return new MatterDecision.Refused(Problems.field(
                                ProblemType.NOT_NOW,
                                "until",
                                "其后还有 " + ahead + " 个预约，请先改期或取消",
                                ahead + " appointments of theirs are later; move or cancel them first")
                        .with("reason", "BOOKED_AHEAD"));
            }
            studios.leave(tx, member.id(), until);
            return changed(matter, StudioStep.MEMBER_LEFT);
        });
    }

    private MatterOutcome keep(
            Caller caller, UUID id, long version, String operation, Object request, Keeping keeping) {
        return desk.change(caller, MatterKind.STUDIO, id, version, operation, request, (tx, matter, now) -> {
            Optional<Problem> no = notKeeper(caller, matter);
            if (no.isPresent()) {
                return new MatterDecision.Refused(no.get());
            }
            Studio studio = studios.get(tx, id);
            return studio.closed() ? new MatterDecision.Refused(closedNow()) : keeping.decide(tx, matter, studio, now);
        });
    }

    /** Only the department that keeps a studio says what it is and what it holds. */
    static Optional<Problem> notKeeper(Caller caller, Matter matter) {
        return caller.department().equals(matter.lead())
                ? Optional.empty()
                : Optional.of(Problems.of(
                        ProblemType.DEPARTMENT_NOT_ON_CASE,
                        "只有开设此工作室的部门可以管理",
                        "only the department that keeps the studio may do this"));
    }

    static Problem closedNow() {
        return Problems.of(ProblemType.NOT_NOW, "工作室已关闭", "the studio is closed")
                .with("reason", "CLOSED");
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Studio.ZONE);
    }

    static MatterFact fact(Matter matter, StudioStep step, StudioEvent event, Remark remark) {
        return new MatterFact(matter, step, event, remark);
    }

    static MatterDecision changed(Matter matter, StudioStep step) {
        return new MatterDecision.Done(fact(matter, step, new StudioEvent.Changed(matter.audience()), Remark.NONE));
    }

    private static MatterDecision refused(ProblemType type, String field, String zh, String en) {
        return new MatterDecision.Refused(Problems.field(type, field, zh, en));
    }

    private static Studio closed(Studio studio) {
        return new Studio(
                studio.id(),
                studio.kind(),
                studio.name(),
                studio.profile(),
                studio.skills(),
                studio.covers(),
                studio.openings(),
                studio.closedDays(),
                studio.slotMinutes(),
                studio.rooms(),
                true);
    }
}
