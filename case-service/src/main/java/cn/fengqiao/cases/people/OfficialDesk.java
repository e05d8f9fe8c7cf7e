package cn.fengqiao.cases.people;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.responsibility.Responsibilities;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.ResponsibilityRows;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.PeopleEvent;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the staff. */
@Component
class OfficialDesk {

    private final MatterDesk desk;
    private final Officials officials;
    private final ResponsibilityRows responsibilities;
    private final Sealer sealer;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;

    OfficialDesk(
            MatterDesk desk,
            Officials officials,
            ResponsibilityRows responsibilities,
            Sealer sealer,
            PersonalReads reads,
            CurrentVocabulary vocabulary) {
        this.desk = desk;
        this.officials = officials;
        this.responsibilities = responsibilities;
        this.sealer = sealer;
        this.reads = reads;
        this.vocabulary = vocabulary;
    }

    MatterOutcome open(Caller caller, String key, OpenOfficial wanted) {
        var rules = new PeopleRules(vocabulary.get(), caller);
        var matter = new NewMatter(
                MatterKind.OFFICIAL,
                key,
                wanted,
                wanted.area(),
                rules.hands(wanted.area(), wanted.department()),
                wanted.department(),
                false);
        String subdistrict = wanted.area().subdistrict().value();
        return desk.open(
                caller,
                matter,
                tx -> rules.official(wanted).or(() -> taken(tx, subdistrict, wanted.code(), wanted.subject(), null)),
                (tx, opened, now) -> {
                    officials.add(
                            tx,
                            new Official(
                                    opened.id(),
                                    subdistrict,
                                    wanted.code(),
                                    wanted.name(),
                                    wanted.department().code(),
                                    wanted.posts(),
                                    wanted.subject(),
                                    wanted.activeFrom(),
                                    wanted.activeUntil()));
                    keepPhone(tx, opened.id(), wanted.phone());
                    return new MatterFact(
                            opened,
                            PeopleStep.JOINED,
                            new PeopleEvent.OfficialJoined(opened.audience(), wanted.department()),
                            Remark.NONE);
                });
    }

    MatterOutcome change(Caller caller, UUID id, long version, ChangeOfficial wanted) {
        var rules = new PeopleRules(vocabulary.get(), caller);
        return desk.change(caller, MatterKind.OFFICIAL, id, version, "people.change", wanted, (tx, matter, now) -> {
            Official before = officials.find(tx, id).orElseThrow();
            Optional<Problem> problem = rules.official(wanted)
                    .or(() -> wanted.area().subdistrict().value().equals(before.subdistrict())
                            ? Optional.empty()
                            : PeopleRules.invalid(
                                    "area",
                                    "调往其他街道须先离任，再由对方办理到任",
                                    "who moves to another subdistrict leaves here first"))
                    .or(() -> taken(tx, before.subdistrict(), before.code(), wanted.subject(), id));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            officials.save(
                    tx,
                    new Official(
                            id,
                            before.subdistrict(),
                            before.code(),
                            wanted.name(),
                            wanted.department().code(),
                            wanted.posts(),
                            wanted.subject(),
                            before.activeFrom(),
                            before.activeUntil()));
            keepPhone(tx, id, wanted.phone());
            Matter next =
                    matter.heldBy(wanted.area(), rules.hands(wanted.area(), wanted.department()), wanted.department());
            return new MatterDecision.Done(new MatterFact(
                    next,
                    PeopleStep.CORRECTED,
                    new PeopleEvent.OfficialChanged(next.audience(), wanted.department()),
                    Remark.NONE));
        });
    }

    /** Who still answers for a place after the last day cannot leave: first comes the handover. */
    MatterOutcome leave(Caller caller, UUID id, long version, LeaveOffice wanted) {
        var rules = new PeopleRules(vocabulary.get(), caller);
        return desk.change(caller, MatterKind.OFFICIAL, id, version, "people.leave", wanted, (tx, matter, now) -> {
            // an acceptance that runs at the same time waits for this, or is waited for
            officials.claimDuty(tx, id);
            Official official = officials.find(tx, id).orElseThrow();
            Instant end =
                    wanted.lastDay().plusDays(1).atStartOfDay(PeopleRules.ZONE).toInstant();
            Optional<Problem> problem = rules.wholeSubdistrict("area", matter.area())
                    .or(() -> PeopleRules.reason(wanted.reason()))
                    .or(() -> leaving(official, wanted.lastDay(), now))
                    .or(() -> stillResponsible(tx, id, end));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            officials.save(tx, official.until(wanted.lastDay()));
            return new MatterDecision.Done(new MatterFact(
                    matter,
                    PeopleStep.LEFT,
                    new PeopleEvent.OfficialLeft(matter.audience(), Department.of(official.department()), end),
                    new Remark(wanted.reason(), null)));
        });
    }

    /** The telephone is shown, and the reading logged, where the policy shows contact data. */
    OfficialView view(OpenTransaction tx, Matter matter, CaseAccess access, String operation) {
        UUID id = matter.id();
        Official official = officials.find(tx, id).orElseThrow();
        String phone = access.shows(FieldClass.CONTACT)
                ? officials
                        .contact(tx, id)
                        .map(kept -> new String(sealer.open(id, kept), StandardCharsets.UTF_8))
                        .orElse(null)
                : null;
        if (phone != null) {
            reads.record(
                    tx,
                    id,
                    Set.of(FieldClass.CONTACT),
                    operation,
                    access.standing().name());
        }
        return OfficialView.of(new Officials.Kept(matter, official), access, phone, vocabulary.get());
    }

    OfficialView.OfficialPage page(Caller caller, Officials.Filter filter) {
        Vocabulary words = vocabulary.get();
        return desk.list(caller, tx -> {
            List<Officials.Kept> found = officials.page(
                    tx,
                    new Officials.Filter(
                            filter.area(), filter.department(), filter.post(), filter.after(), filter.limit() + 1));
            List<OfficialView> items = found.stream()
                    .limit(filter.limit())
                    .flatMap(kept -> shown(caller, kept, words))
                    .toList();
            UUID next = found.size() > filter.limit()
                    ? found.get(filter.limit() - 1).matter().id()
                    : null;
            return new OfficialView.OfficialPage(items, next);
        });
    }

    private static Stream<OfficialView> shown(Caller caller, Officials.Kept kept, Vocabulary words) {
        CaseAccess access = MatterDesk.access(caller, kept.matter());
        return access.existenceKnown() ? Stream.of(OfficialView.of(kept, access, null, words)) : Stream.empty();
    }

    private Optional<Problem> taken(
            OpenTransaction tx, String subdistrict, String code, @Nullable String subject, @Nullable UUID self) {
        officials.claim(tx, subdistrict, code, subject);
        if (self == null && officials.withCode(tx, subdistrict, code).isPresent()) {
            return Optional.of(
                    Problems.field(ProblemType.CONFLICT, "code", "工号 " + code + " 已有人使用", "the staff number is taken")
                            .with("reason", "CODE_TAKEN"));
        }
        return subject == null
                ? Optional.empty()
                : officials
                        .withSubject(tx, subdistrict, subject)
                        .filter(other -> !other.id().equals(self))
                        .map(other -> Problems.field(
                                        ProblemType.CONFLICT,
                                        "subject",
                                        "此账号已关联工号 " + other.code(),
                                        "the account is linked to staff number " + other.code())
                                .with("reason", "SUBJECT_TAKEN"));
    }

    private static Optional<Problem> leaving(Official official, LocalDate lastDay, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, PeopleRules.ZONE);
        LocalDate until = official.activeUntil();
        if (until != null && until.isBefore(today)) {
            return Optional.of(Problems.of(ProblemType.NOT_NOW, "已于 " + until + " 离任", "left on " + until)
                    .with("reason", "ALREADY_LEFT"));
        }
        return lastDay.isBefore(today) || lastDay.isBefore(official.activeFrom())
                ? PeopleRules.invalid("lastDay", "最后工作日不得早于今天和到任日", "neither before today nor before the first day")
                : Optional.empty();
    }

    private Optional<Problem> stillResponsible(OpenTransaction tx, UUID id, Instant after) {
        Responsibilities all = responsibilities.everHeldBy(tx, id);
        List<StillHeld> held = all.lines().entrySet().stream()
                .flatMap(place -> place.getValue().entrySet().stream()
                        .filter(line -> line.getValue().isHeldBy(id, after))
                        .map(line -> new StillHeld(
                                place.getKey().value(),
                                line.getKey().level().name(),
                                line.getKey().seat().name())))
                .sorted()
                .toList();
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(Problems.of(
                                ProblemType.STILL_RESPONSIBLE,
                                "仍是 "
                                        + String.join(
                                                "、",
                                                held.stream()
                                                        .map(StillHeld::area)
                                                        .distinct()
                                                        .toList()) + " 的责任人",
                                "still answers for "
                                        + String.join(
                                                ", ",
                                                held.stream()
                                                        .map(StillHeld::area)
                                                        .distinct()
                                                        .toList()))
                        .with("areas", held));
    }

    /** A member of the problem. */
    private record StillHeld(String area, String level, String seat) implements Comparable<StillHeld> {
        @Override
        public int compareTo(StillHeld other) {
            return toString().compareTo(other.toString());
        }
    }

    private void keepPhone(OpenTransaction tx, UUID id, @Nullable String phone) {
        if (phone != null) {
            officials.saveContact(tx, id, sealer.seal(id, phone.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
