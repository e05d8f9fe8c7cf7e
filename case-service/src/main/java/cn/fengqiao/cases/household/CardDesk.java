package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.household.CardRequests.ChangeHousehold;
import cn.fengqiao.cases.household.CardRequests.CloseHousehold;
import cn.fengqiao.cases.household.CardRequests.FollowUpHousehold;
import cn.fengqiao.cases.household.CardRequests.OpenHousehold;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.store.CardNumbers;
import cn.fengqiao.cases.store.Household;
import cn.fengqiao.cases.store.HouseholdImports;
import cn.fengqiao.cases.store.HouseholdStatus;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.HouseholdEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens, changes, follows up and closes cards. */
@Component
class CardDesk {

    static final ZoneId ZONE = PlaceTime.ZONE;

    /** City, subdistrict, community. */
    private static final int COMMUNITY_DEPTH = 3;

    /** A visit is entered when it was made, not from memory. */
    private static final int OLDEST_VISIT_DAYS = 366;

    private final MatterDesk desk;
    private final Households households;
    private final HouseholdImports known;
    private final CardNumbers numbers;
    private final CardSeal seal;
    private final CurrentVocabulary vocabulary;

    CardDesk(
            MatterDesk desk,
            Households households,
            HouseholdImports known,
            CardNumbers numbers,
            CardSeal seal,
            CurrentVocabulary vocabulary) {
        this.desk = desk;
        this.households = households;
        this.known = known;
        this.numbers = numbers;
        this.seal = seal;
        this.vocabulary = vocabulary;
    }

    MatterOutcome open(Caller caller, String key, OpenHousehold wanted, LocalDate today) {
        List<Department> departments = new ArrayList<>(Objects.requireNonNullElse(wanted.departments(), List.of()));
        List<FieldRefusal> refusals = new ArrayList<>();
        refusals.addAll(CardRules.place("area", wanted.area(), caller, vocabulary.get()));
        refusals.addAll(CardRules.check(wanted.contents(), today));
        refusals.addAll(CardRules.departments(departments, wanted.area(), vocabulary.get()));
        departments.add(caller.department());
        var matter = new NewMatter(
                MatterKind.HOUSEHOLD, key, wanted, wanted.area(), departments, caller.department(), false);
        return desk.open(
                caller,
                matter,
                tx -> FieldRefusal.problem(refusals)
                        .or(() -> known(tx, caller.department(), wanted.area(), wanted.contents())),
                (tx, opened, now) -> opened(tx, opened, wanted.contents()));
    }

    private MatterFact opened(OpenTransaction tx, Matter matter, CardContents contents) {
        String number = numbers.next(matter.area());
        var card = new Household(
                matter.id(),
                number,
                matter.area(),
                HouseholdStatus.ACTIVE,
                seal.identity(keeper(matter), matter.area(), contents),
                null,
                null,
                null,
                null);
        households.open(tx, card, seal.seal(card.id(), card.area(), contents));
        return fact(matter, CardStep.OPENED, new HouseholdEvent.Opened(matter.audience(), number));
    }

    MatterOutcome change(Caller caller, UUID id, long version, ChangeHousehold wanted, LocalDate today) {
        return desk.change(
                caller, MatterKind.HOUSEHOLD, id, version, "households.change", wanted, (tx, matter, now) -> {
                    Household card = households.get(tx, id);
                    List<FieldRefusal> refusals = new ArrayList<>();
                    refusals.addAll(CardRules.place("area", wanted.area(), caller, vocabulary.get()));
                    if (!community(wanted.area()).equals(community(card.area()))) {
                        refusals.add(CardRules.refusal(
                                "area", "迁往其他社区请使用移交", "another community has to take it over: offer it there"));
                    }
                    refusals.addAll(CardRules.check(wanted.contents(), today));
                    refusals.addAll(CardRules.reason(wanted.reason()));
                    Optional<Problem> problem = ended(card)
                            .or(() -> FieldRefusal.problem(refusals))
                            .or(() -> unlessItself(card, tx, keeper(matter), wanted.area(), wanted.contents()));
                    return problem.<MatterDecision>map(MatterDecision.Refused::new)
                            .orElseGet(() -> changed(tx, matter, card, wanted));
                });
    }

    private MatterDecision changed(OpenTransaction tx, Matter matter, Household card, ChangeHousehold wanted) {
        Matter next = matter.heldBy(wanted.area(), matter.departments(), matter.lead());
        rewrite(tx, card, wanted.area(), keeper(matter), wanted.contents());
        remark(tx, next, null, wanted.reason());
        return new MatterDecision.Done(fact(next, CardStep.CHANGED, new HouseholdEvent.Changed(next.audience())));
    }

    MatterOutcome close(Caller caller, UUID id, long version, CloseHousehold wanted) {
        return desk.change(caller, MatterKind.HOUSEHOLD, id, version, "households.close", wanted, (tx, matter, now) -> {
            Household card = households.get(tx, id);
            List<FieldRefusal> refusals = new ArrayList<>();
            if (wanted.as() == HouseholdStatus.ACTIVE) {
                refusals.add(CardRules.refusal("as", "应为 MOVED_AWAY 或 CLOSED", "MOVED_AWAY or CLOSED"));
            }
            refusals.addAll(CardRules.reason(wanted.reason()));
            Optional<Problem> problem = ended(card).or(() -> FieldRefusal.problem(refusals));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            households.save(tx, card.ended(wanted.as(), now));
            households.endOffer(tx, id);
            remark(tx, matter, null, wanted.reason());
            CardStep step = wanted.as() == HouseholdStatus.CLOSED ? CardStep.CLOSED : CardStep.MOVED_AWAY;
            return new MatterDecision.Done(fact(matter, step, new HouseholdEvent.Closed(matter.audience())));
        });
    }

    MatterOutcome followUp(Caller caller, UUID id, long version, FollowUpHousehold call, LocalDate today) {
        return desk.change(
                caller, MatterKind.HOUSEHOLD, id, version, "households.followUp", call, (tx, matter, now) -> {
                    Household card = households.get(tx, id);
                    Optional<Problem> problem = ended(card).or(() -> FieldRefusal.problem(visit(call, today)));
                    if (problem.isPresent()) {
                        return new MatterDecision.Refused(problem.get());
                    }
                    households.save(tx, card.due(call.nextDue()));
                    String note = call.note();
                    households.followUp(
                            tx,
                            id,
                            new Households.FollowUp(
                                    matter.version() + 1,
                                    call.on(),
                                    call.how().name(),
                                    caller.name(),
                                    caller.department(),
                                    call.nextDue(),
                                    note == null ? null : seal.sealText(id, note)));
                    return new MatterDecision.Done(
                            fact(matter, CardStep.FOLLOWED_UP, new HouseholdEvent.FollowedUp(amongThemselves(matter))));
                });
    }

    private static List<FieldRefusal> visit(FollowUpHousehold call, LocalDate today) {
        List<FieldRefusal> refusals = new ArrayList<>(CardRules.note(call.note()));
        if (call.on().isAfter(today) || call.on().isBefore(today.minusDays(OLDEST_VISIT_DAYS))) {
            refusals.add(CardRules.refusal("on", "走访日期应在过去一年内", "within the last year"));
        }
        LocalDate next = call.nextDue();
        if (next != null && (next.isBefore(call.on()) || next.isAfter(today.plusYears(2)))) {
            refusals.add(CardRules.refusal("nextDue", "下次走访应晚于本次，且在两年内", "after this one and within two years"));
        }
        return refusals;
    }

    /** Writes what a card says now, with what it is found and recognised by. */
    void rewrite(OpenTransaction tx, Household card, AreaPath area, Department keeper, CardContents contents) {
        households.save(tx, card.at(area, seal.identity(keeper, area, contents)));
        households.reseal(tx, card.id(), seal.seal(card.id(), area, contents));
    }

    /** Keeps why the step that comes next is done. */
    void remark(OpenTransaction tx, Matter matter, @Nullable UUID caseId, String reason) {
        households.remark(
                tx,
                matter.id(),
                new Households.Reason(matter.version() + 1, caseId, seal.sealText(matter.id(), reason)));
    }

    static MatterFact fact(Matter matter, CardStep step, HouseholdEvent event) {
        return new MatterFact(matter, step, event, Remark.NONE);
    }

    /** What is said of the household is for those who work with it. */
    static Audience amongThemselves(Matter matter) {
        return new Audience(matter.area(), matter.departments(), true);
    }

    /** A card that is no longer kept up stays as it is. */
    static Optional<Problem> ended(Household card) {
        return card.status() == HouseholdStatus.ACTIVE
                ? Optional.empty()
                : Optional.of(Problems.of(ProblemType.NOT_NOW, "该卡已销卡或迁出，不能再更改", "the card is no longer kept up")
                        .with("reason", card.status()));
    }

    /** Whether another card has come to say the same. */
    Optional<Problem> unlessItself(
            Household card, OpenTransaction tx, Department keeper, AreaPath area, CardContents contents) {
        return seal.identity(keeper, area, contents).equals(card.identity())
                ? Optional.empty()
                : known(tx, keeper, area, contents);
    }

    /** Whether the department has a card of this household already; asked under a lock, so that two cannot both hear no. */
    private Optional<Problem> known(OpenTransaction tx, Department keeper, AreaPath area, CardContents contents) {
        known.alone(tx, keeper.code() + "|" + area.subdistrict().value());
        return households
                .identified(tx, seal.identity(keeper, area, contents))
                .map(there -> Problems.field(
                                ProblemType.CONFLICT,
                                "address",
                                "该地址同一户主已有服务档卡 " + there.number(),
                                "there is a card of this head at this address: " + there.number())
                        .with("reason", there.number())
                        .with("id", there.id()));
    }

    static String community(AreaPath area) {
        String[] labels = area.value().split("\\.", COMMUNITY_DEPTH + 1);
        return String.join(".", List.of(labels).subList(0, Math.min(COMMUNITY_DEPTH, labels.length)));
    }

    /** The department in whose name a household is recognised. */
    static Department keeper(Matter matter) {
        return matter.lead() == null ? matter.departments().getFirst() : matter.lead();
    }

    static LocalDate today(Instant now) {
        return now.atZone(ZONE).toLocalDate();
    }
}
