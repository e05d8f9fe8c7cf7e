package cn.fengqiao.cases.people;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.people.ResponsibilityRequests.AnswerHandover;
import cn.fengqiao.cases.people.ResponsibilityRequests.Appoint;
import cn.fengqiao.cases.people.ResponsibilityRequests.OpenResponsibility;
import cn.fengqiao.cases.people.ResponsibilityRequests.ProposeHandover;
import cn.fengqiao.cases.responsibility.Duty;
import cn.fengqiao.cases.responsibility.ResponsibilityLine;
import cn.fengqiao.cases.responsibility.ResponsibilityLine.Decision;
import cn.fengqiao.cases.responsibility.ResponsibilityLine.Refusal;
import cn.fengqiao.cases.store.Handover;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.ResponsibilityRows;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent;
import cn.fengqiao.contract.PeopleEvent.Ending;
import cn.fengqiao.contract.PeopleEvent.Seat;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Appoints, and hands over with two hands: whoever is responsible stays so until the successor accepts. That the one who
 * proposes and the one who answers do not see the same is excluded by the version both decide on.
 */
@Component
class ResponsibilityDesk {

    private final MatterDesk desk;
    private final ResponsibilityRows rows;
    private final Officials officials;
    private final OfficialNames names;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    ResponsibilityDesk(
            MatterDesk desk,
            ResponsibilityRows rows,
            Officials officials,
            OfficialNames names,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.desk = desk;
        this.rows = rows;
        this.officials = officials;
        this.names = names;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** The first appointment for a place. */
    MatterOutcome open(Caller caller, String key, OpenResponsibility wanted) {
        var rules = new PeopleRules(vocabulary.get(), caller);
        var matter = new NewMatter(
                MatterKind.RESPONSIBILITY,
                key,
                wanted,
                wanted.area(),
                rules.hands(wanted.area()),
                caller.department(),
                false);
        Appoint appointment = wanted.appointment();
        Instant asked = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant since = since(appointment, asked);
        return desk.open(
                caller,
                matter,
                tx -> rules.answeredFor(wanted.area())
                        .or(() -> opened(tx, wanted.area()))
                        .or(() -> past(appointment, asked))
                        .or(() -> able(tx, "official", wanted.official(), wanted.area(), since)),
                (tx, opened, now) -> {
                    rows.open(tx, opened.id(), wanted.area());
                    return appointed(tx, opened, appointment, since);
                });
    }

    /** The first appointment to one more duty of a place. */
    MatterOutcome appoint(Caller caller, UUID id, long version, Appoint wanted) {
        return change(caller, id, version, "responsibilities.appoint", wanted, null, (tx, matter, now) -> {
            Map<Duty, ResponsibilityLine> lines = rows.lines(tx, id);
            Instant since = since(wanted, now);
            Optional<Problem> problem = past(wanted, now)
                    .or(() -> able(tx, "official", wanted.official(), matter.area(), since))
                    .or(() -> otherSeat(lines, wanted.duty(), "official", wanted.official(), since));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            return switch (line(lines, wanted.duty()).appoint(wanted.official(), since)) {
                case Decision.Refused refused -> refused(refused.why());
                case Decision.Changed changed -> new MatterDecision.Done(appointed(tx, matter, wanted, since));
            };
        });
    }

    /** The sender, an administrator or a leader proposes who shall take over, and from when on. */
    MatterOutcome propose(Caller caller, UUID id, long version, ProposeHandover wanted) {
        return change(caller, id, version, "responsibilities.propose", wanted, wanted.reason(), (tx, matter, now) -> {
            Map<Duty, ResponsibilityLine> lines = rows.lines(tx, id);
            ResponsibilityLine line = line(lines, wanted.duty());
            Instant at = wanted.at();
            Instant moment = at == null ? now : at.truncatedTo(ChronoUnit.MICROS);
            Optional<UUID> sender = line.holderAt(now);
            if (!mayPropose(tx, caller, sender)) {
                return notTheirs("只有现任责任人、管理员或领导可以提出交接", "the holder, an administrator or a leader proposes");
            }
            if (waiting(tx, id, wanted.duty()).isPresent()) {
                return notNow(
                        "已有待接收的交接，请先撤回", "a handover waits for its answer; withdraw it first", "HANDOVER_WAITING");
            }
            Optional<Refusal> against = line.standsAgainst(wanted.successor(), now);
            if (against.isPresent() || sender.isEmpty()) {
                return refused(against.orElse(Refusal.NEVER_APPOINTED));
            }
            Optional<Problem> problem = (at != null && at.isBefore(now.minus(1, ChronoUnit.MINUTES))
                            ? PeopleRules.invalid("at", "交接时间不得早于现在", "not before now")
                            : Optional.<Problem>empty())
                    .or(() -> able(tx, "successor", wanted.successor(), matter.area(), moment))
                    .or(() -> otherSeat(lines, wanted.duty(), "successor", wanted.successor(), moment));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            rows.propose(
                    tx,
                    id,
                    new Handover(wanted.duty(), sender.get(), wanted.successor(), moment, caller.subject(), now));
            return done(
                    matter,
                    PeopleStep.HANDOVER_PROPOSED,
                    new PeopleEvent.HandoverProposed(
                            matter.audience(),
                            matter.area(),
                            wanted.level(),
                            wanted.seat(),
                            sender.get(),
                            wanted.successor(),
                            moment),
                    wanted.reason());
        });
    }

    /** The successor accepts, or an administrator for them on written order; from then on, or from the moment agreed. */
    MatterOutcome accept(Caller caller, UUID id, long version, AnswerHandover wanted) {
        return change(caller, id, version, "responsibilities.accept", wanted, wanted.reason(), (tx, matter, now) -> {
            Optional<Handover> waiting = waiting(tx, id, wanted.duty());
            if (waiting.isEmpty()) {
                return nothingWaits();
            }
            Handover handover = waiting.get();
            boolean self = isLinked(tx, caller, handover.successor());
            if (!self && !caller.has(Role.ADMIN)) {
                return notTheirs(
                        "只有接收人本人可以接收；管理员须凭书面命令代办", "the successor accepts, or an administrator on written order");
            }
            Map<Duty, ResponsibilityLine> lines = rows.lines(tx, id);
            Instant since = handover.moment().isAfter(now) ? handover.moment() : now;
            Optional<Problem> problem = (self ? Optional.<Problem>empty() : reasonFor(wanted.reason()))
                    .or(() -> able(tx, "successor", handover.successor(), matter.area(), since))
                    .or(() -> otherSeat(lines, wanted.duty(), "successor", handover.successor(), since));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            return switch (line(lines, wanted.duty()).handOver(handover.successor(), handover.moment(), now)) {
                case Decision.Refused refused -> refused(refused.why());
                case Decision.Changed changed -> {
                    ResponsibilityLine.Term term = changed.next().terms().getLast();
                    rows.add(tx, id, wanted.duty(), term);
                    rows.remove(tx, id, wanted.duty());
                    yield done(
                            matter,
                            PeopleStep.HANDED_OVER,
                            new PeopleEvent.ResponsibilityHandedOver(
                                    matter.audience(),
                                    matter.area(),
                                    wanted.level(),
                                    wanted.seat(),
                                    handover.sender(),
                                    term.official(),
                                    term.since()),
                            wanted.reason());
                }
            };
        });
    }

    MatterOutcome refuse(Caller caller, UUID id, long version, AnswerHandover wanted) {
        return change(caller, id, version, "responsibilities.refuse", wanted, wanted.reason(), (tx, matter, now) -> {
            Optional<Handover> waiting = waiting(tx, id, wanted.duty());
            if (waiting.isEmpty()) {
                return nothingWaits();
            }
            if (!isLinked(tx, caller, waiting.get().successor()) && !caller.has(Role.ADMIN)) {
                return notTheirs("只有接收人本人可以拒绝", "the successor refuses");
            }
            Optional<Problem> problem = reasonFor(wanted.reason());
            return problem.isPresent()
                    ? new MatterDecision.Refused(problem.get())
                    : ended(tx, matter, wanted, PeopleStep.HANDOVER_REFUSED, Ending.REFUSED);
        });
    }

    MatterOutcome withdraw(Caller caller, UUID id, long version, AnswerHandover wanted) {
        return change(caller, id, version, "responsibilities.withdraw", wanted, wanted.reason(), (tx, matter, now) -> {
            Optional<Handover> waiting = waiting(tx, id, wanted.duty());
            if (waiting.isEmpty()) {
                return nothingWaits();
            }
            Handover handover = waiting.get();
            boolean theirs = handover.proposedBy().equals(caller.subject())
                    || caller.has(Role.ADMIN)
                    || isLinked(tx, caller, handover.sender());
            return theirs
                    ? ended(tx, matter, wanted, PeopleStep.HANDOVER_WITHDRAWN, Ending.WITHDRAWN)
                    : notTheirs("只有提出人、现任责任人或管理员可以撤回", "who proposed it, the holder or an administrator withdraws it");
        });
    }

    ResponsibilityView view(OpenTransaction tx, Matter matter) {
        return views(tx, List.of(matter)).getFirst();
    }

    ResponsibilityView.ResponsibilityPage page(
            Caller caller, @Nullable AreaPath area, @Nullable UUID after, int limit) {
        return desk.list(caller, tx -> {
            List<Matter> found = rows.page(tx, area, after, limit + 1);
            List<Matter> known = found.stream()
                    .limit(limit)
                    .filter(matter -> MatterDesk.access(caller, matter).existenceKnown())
                    .toList();
            return new ResponsibilityView.ResponsibilityPage(
                    views(tx, known),
                    found.size() > limit ? found.get(limit - 1).id() : null);
        });
    }

    /** At most a page of them, with one look at the terms, the proposals and the officials of all. */
    private List<ResponsibilityView> views(OpenTransaction tx, List<Matter> matters) {
        if (matters.isEmpty()) {
            return List.of();
        }
        Vocabulary words = vocabulary.get();
        Instant now = clock.instant();
        var all = rows.ofAreas(tx, matters.stream().map(Matter::area).toList());
        Map<UUID, List<Handover>> proposed =
                rows.proposed(tx, matters.stream().map(Matter::id).toList());
        List<UUID> ids = Stream.concat(
                        all.lines().values().stream()
                                .flatMap(lines -> lines.values().stream())
                                .flatMap(line -> line.terms().stream())
                                .map(ResponsibilityLine.Term::official),
                        proposed.values().stream().flatMap(List::stream).map(Handover::successor))
                .distinct()
                .toList();
        Map<UUID, Official> named = names.of(tx, ids);
        return matters.stream()
                .map(matter -> ResponsibilityView.of(
                        matter,
                        all.lines().getOrDefault(matter.area(), Map.of()),
                        proposed.getOrDefault(matter.id(), List.of()),
                        named,
                        words,
                        now))
                .toList();
    }

    private MatterOutcome change(
            Caller caller,
            UUID id,
            long version,
            String operation,
            Object wanted,
            @Nullable String reason,
            MatterDesk.Change change) {
        return desk.change(
                caller,
                MatterKind.RESPONSIBILITY,
                id,
                version,
                operation,
                wanted,
                (tx, matter, now) -> PeopleRules.reason(reason)
                        .<MatterDecision>map(MatterDecision.Refused::new)
                        .orElseGet(() -> change.decide(tx, matter, now)));
    }

    private MatterFact appointed(OpenTransaction tx, Matter matter, Appoint wanted, Instant since) {
        rows.add(tx, matter.id(), wanted.duty(), new ResponsibilityLine.Term(since, wanted.official()));
        return new MatterFact(
                matter,
                PeopleStep.APPOINTED,
                new PeopleEvent.ResponsibilityAppointed(
                        matter.audience(), matter.area(), wanted.level(), wanted.seat(), wanted.official(), since),
                Remark.NONE);
    }

    private MatterDecision ended(
            OpenTransaction tx, Matter matter, AnswerHandover wanted, PeopleStep step, Ending ending) {
        rows.remove(tx, matter.id(), wanted.duty());
        return done(
                matter,
                step,
                new PeopleEvent.HandoverEnded(matter.audience(), matter.area(), wanted.level(), wanted.seat(), ending),
                wanted.reason());
    }

    private static MatterDecision done(Matter matter, PeopleStep step, PeopleEvent event, @Nullable String reason) {
        return new MatterDecision.Done(new MatterFact(matter, step, event, new Remark(reason, null)));
    }

    private Optional<Handover> waiting(OpenTransaction tx, UUID id, Duty duty) {
        return rows.proposed(tx, List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(handover -> handover.duty().equals(duty))
                .findFirst();
    }

    private Optional<Problem> opened(OpenTransaction tx, AreaPath area) {
        rows.claim(tx, area);
        return rows.ofArea(tx, area)
                .map(other -> Problems.field(
                                ProblemType.CONFLICT, "area", "此处已设责任人，请在其上任命", "it is opened; appoint there")
                        .with("reason", "ALREADY_OPENED")
                        .with("responsibility", other.id()));
    }

    private static Instant since(Appoint wanted, Instant now) {
        Instant since = wanted.since();
        return since == null ? now : since.truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Problem> past(Appoint wanted, Instant now) {
        Instant since = wanted.since();
        return since != null && since.isAfter(now)
                ? PeopleRules.invalid("since", "首次任命不得晚于现在：在此之前无人负责", "not after now: until then nobody would answer")
                : Optional.empty();
    }

    /** In office at that moment, in the subdistrict of the place; whoever wants to let them go at the same time waits. */
    private Optional<Problem> able(OpenTransaction tx, String field, UUID id, AreaPath area, Instant at) {
        officials.claimDuty(tx, id);
        Optional<Official> official = officials
                .find(tx, id)
                .filter(found -> found.subdistrict().equals(area.subdistrict().value()));
        if (official.isEmpty()) {
            return Optional.of(Problems.field(ProblemType.UNKNOWN_VALUE, field, "查无此人", "there is no such official"));
        }
        return official.get().isActiveOn(LocalDate.ofInstant(at, PeopleRules.ZONE))
                ? Optional.empty()
                : PeopleRules.invalid(field, "届时不在任", "not in office at that moment");
    }

    /** Nobody stands in for themselves. */
    private static Optional<Problem> otherSeat(
            Map<Duty, ResponsibilityLine> lines, Duty duty, String field, UUID official, Instant at) {
        Seat other = duty.seat() == Seat.HOLDER ? Seat.DEPUTY : Seat.HOLDER;
        return line(lines, new Duty(duty.level(), other)).isHeldBy(official, at)
                ? Optional.of(Problems.field(
                                ProblemType.CONFLICT,
                                field,
                                "已是此级的另一席，请先交接那一席",
                                "holds the other seat of that level; hand that one over first")
                        .with("reason", "OTHER_SEAT"))
                : Optional.empty();
    }

    private static ResponsibilityLine line(Map<Duty, ResponsibilityLine> lines, Duty duty) {
        return lines.getOrDefault(duty, ResponsibilityLine.EMPTY);
    }

    private boolean mayPropose(OpenTransaction tx, Caller caller, Optional<UUID> sender) {
        return caller.has(Role.ADMIN)
                || caller.has(Role.LEADER)
                || sender.filter(holder -> isLinked(tx, caller, holder)).isPresent();
    }

    private boolean isLinked(OpenTransaction tx, Caller caller, UUID official) {
        return officials
                .find(tx, official)
                .filter(found -> Objects.equals(found.subject(), caller.subject()))
                .isPresent();
    }

    private static Optional<Problem> reasonFor(@Nullable String reason) {
        return reason == null || reason.isBlank()
                ? Optional.of(Problems.field(ProblemType.FIELD_MISSING, "reason", "请填写理由", "a reason is required"))
                : Optional.empty();
    }

    private static MatterDecision nothingWaits() {
        return notNow("没有待接收的交接", "no handover waits for an answer", "NOTHING_WAITS");
    }

    private static MatterDecision notTheirs(String zh, String en) {
        return new MatterDecision.Refused(
                Problems.of(ProblemType.NOT_THE_OFFICIAL, zh, en).with("reason", Problems.said(zh, en)));
    }

    private static MatterDecision notNow(String zh, String en, String reason) {
        return new MatterDecision.Refused(
                Problems.of(ProblemType.NOT_NOW, zh, en).with("reason", reason));
    }

    private static MatterDecision refused(Refusal why) {
        return switch (why) {
            case ALREADY_HELD -> notNow("此席已有人，请办理交接", "somebody holds it: hand it over", why.name());
            case NEVER_APPOINTED -> notNow("此席尚无人，请先任命", "nobody holds it: appoint first", why.name());
            case NOT_YET_BEGUN -> notNow("已商定的交接尚未生效", "a handover is agreed and has not begun", why.name());
            case SAME_OFFICIAL -> notNow("接收人就是现任", "the successor holds it already", why.name());
        };
    }
}
