package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.household.CardRequests.LinkCase;
import cn.fengqiao.cases.household.CardRequests.UnlinkCase;
import cn.fengqiao.cases.household.HouseholdView.LikelyCase;
import cn.fengqiao.cases.household.HouseholdView.LikelyCases;
import cn.fengqiao.cases.household.HouseholdView.LikelyHousehold;
import cn.fengqiao.cases.household.HouseholdView.LikelyHouseholds;
import cn.fengqiao.cases.household.HouseholdView.Likeness;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.Party;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.secret.Address;
import cn.fengqiao.cases.secret.Phones;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Household;
import cn.fengqiao.cases.store.HouseholdCases;
import cn.fengqiao.cases.store.HouseholdList;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.SimilarCases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.HouseholdEvent;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which cases touch a card. A person decides: what is alike is proposed and never linked by itself. Only a department on
 * both may link, and only those on both learn of it.
 */
@Component
class CardCases {

    private static final int MOST_LIKELY = 20;

    /** What is older belongs to another story. */
    private static final Duration LOOK_BACK = Duration.ofDays(365);

    private final MatterDesk desk;
    private final Households households;
    private final HouseholdCases links;
    private final HouseholdList cards;
    private final Cases cases;
    private final SimilarCases similar;
    private final CaseContents contents;
    private final CardSeal seal;
    private final CardDesk cardDesk;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    CardCases(
            MatterDesk desk,
            Households households,
            HouseholdCases links,
            HouseholdList cards,
            Cases cases,
            SimilarCases similar,
            CaseContents contents,
            CardSeal seal,
            CardDesk cardDesk,
            PersonalReads reads,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.desk = desk;
        this.households = households;
        this.links = links;
        this.cards = cards;
        this.cases = cases;
        this.similar = similar;
        this.contents = contents;
        this.seal = seal;
        this.cardDesk = cardDesk;
        this.reads = reads;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    MatterOutcome link(Caller caller, UUID id, long version, LinkCase wanted) {
        return desk.change(caller, MatterKind.HOUSEHOLD, id, version, "households.link", wanted, (tx, matter, now) -> {
            Optional<StoredCase> found = own(tx, wanted.caseId());
            Optional<Problem> problem = CardDesk.ended(households.get(tx, id))
                    .or(() -> FieldRefusal.problem(CardRules.reason(wanted.reason())))
                    .or(() -> found.isPresent() ? Optional.empty() : Optional.of(noSuchCase()))
                    .or(() -> nobody(tx, id, found.orElseThrow(), wanted.person()));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            byte[] person = seal.sealText(id, wanted.person());
            if (!links.link(tx, id, matter.version() + 1, wanted.caseId(), now, person)) {
                return new MatterDecision.Refused(Problems.field(
                        ProblemType.CONFLICT, "caseId", "该案件已与此卡关联", "the case is linked to this card already"));
            }
            cardDesk.remark(tx, matter, wanted.caseId(), wanted.reason());
            return new MatterDecision.Done(CardDesk.fact(
                    matter,
                    CardStep.LINKED,
                    new HouseholdEvent.LinkedToCase(
                            onBoth(matter, found.orElseThrow().dispute()))));
        });
    }

    MatterOutcome unlink(Caller caller, UUID id, long version, UnlinkCase wanted) {
        return desk.change(
                caller, MatterKind.HOUSEHOLD, id, version, "households.unlink", wanted, (tx, matter, now) -> {
                    Optional<StoredCase> found = own(tx, wanted.caseId());
                    Optional<Problem> problem = FieldRefusal.problem(CardRules.reason(wanted.reason()))
                            .or(() -> found.isPresent() ? Optional.empty() : Optional.of(noSuchCase()))
                            .or(() -> links.unlink(tx, id, wanted.caseId(), now)
                                    ? Optional.empty()
                                    : Optional.of(Problems.field(
                                            ProblemType.FIELD_INVALID,
                                            "caseId",
                                            "该案件未与此卡关联",
                                            "the case is not linked to this card")));
                    if (problem.isPresent()) {
                        return new MatterDecision.Refused(problem.get());
                    }
                    cardDesk.remark(tx, matter, wanted.caseId(), wanted.reason());
                    return new MatterDecision.Done(CardDesk.fact(
                            matter,
                            CardStep.UNLINKED,
                            new HouseholdEvent.Unlinked(
                                    onBoth(matter, found.orElseThrow().dispute()))));
                });
    }

    /** A case the caller's department is on; any other one is answered as if there were none. */
    private Optional<StoredCase> own(OpenTransaction tx, UUID caseId) {
        return cases.find(tx, caseId).filter(stored -> stored.sealed() != null);
    }

    private static Problem noSuchCase() {
        return Problems.field(
                ProblemType.FIELD_INVALID, "caseId", "没有这个案件，或贵部门未参与", "no such case, or your department is not on it");
    }

    private Optional<Problem> nobody(OpenTransaction tx, UUID id, StoredCase found, String person) {
        String name = CaseContents.folded(person).strip();
        Predicate<String> same = other -> CaseContents.folded(other).strip().equals(name);
        boolean party = opened(found).named().stream().map(Party::name).anyMatch(same);
        boolean member = card(tx, id)
                .map(card -> card.members().stream().map(Member::name).anyMatch(same))
                .orElse(false);
        return party && member
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.FIELD_INVALID,
                        "person",
                        "此人须是该案当事人，且是该户成员",
                        "the person has to be a party of the case and a member of the household"));
    }

    private static Audience onBoth(Matter matter, DisputeCase dispute) {
        List<Department> both = new ArrayList<>(matter.departments());
        both.retainAll(dispute.audience().departments());
        return new Audience(matter.area(), both, true);
    }

    /** Open cases that name the door or a phone of the card; empty for who may not know either. */
    LikelyCases likelyCases(OpenTransaction tx, Caller caller, Matter matter, CaseAccess access) {
        Optional<CardContents> card = access.shows(FieldClass.PARTIES) ? card(tx, matter.id()) : Optional.empty();
        if (card.isEmpty()) {
            return new LikelyCases(List.of());
        }
        var door = new Door(matter.area(), card.get(), access);
        Instant since = clock.instant().minus(LOOK_BACK);
        Set<UUID> linked = links.of(tx, matter.id(), MOST_LIKELY * 5).stream()
                .map(HouseholdCases.Link::caseId)
                .collect(Collectors.toSet());
        List<LikelyCase> likely = new ArrayList<>();
        for (StoredCase stored : similar.carrying(tx, door.numbers(), since, MOST_LIKELY)) {
            DisputeCase dispute = stored.dispute();
            CaseAccess toCase = CasePolicy.decide(caller, dispute.audience(), dispute.lead());
            List<Likeness> reasons =
                    linked.contains(dispute.id()) ? List.of() : door.likeness(dispute.area(), opened(stored), toCase);
            if (!reasons.isEmpty()) {
                likely.add(new LikelyCase(
                        dispute.id(),
                        dispute.number(),
                        vocabulary.get().name(CodeSystem.DISPUTE_TYPE, dispute.type()),
                        dispute.status(),
                        reasons));
            }
        }
        log(tx, likely.stream().map(LikelyCase::caseId).toList(), "households.likelyCases");
        return new LikelyCases(likely);
    }

    /** Cards at the door of a case or with a phone of its parties; empty for who is not on the case. */
    LikelyHouseholds likelyHouseholds(OpenTransaction tx, Caller caller, UUID caseId) {
        Optional<StoredCase> found = own(tx, caseId);
        if (found.isEmpty()) {
            return new LikelyHouseholds(List.of());
        }
        DisputeCase dispute = found.get().dispute();
        CaseAccess toCase = CasePolicy.decide(caller, dispute.audience(), dispute.lead());
        RaiseCase named = opened(found.get());
        int[] numbers = seal.contacts(
                dispute.area(),
                toCase.shows(FieldClass.NARRATIVE) ? named.address() : null,
                toCase.shows(FieldClass.CONTACT) ? List.copyOf(named.phones()) : List.of());
        List<LikelyHousehold> likely = new ArrayList<>();
        for (HouseholdList.Line line : cards.carrying(tx, numbers, MOST_LIKELY)) {
            CaseAccess access = MatterDesk.access(caller, line.matter());
            byte[] sealed = line.sealed();
            if (sealed == null || !access.shows(FieldClass.PARTIES)) {
                continue;
            }
            Household card = line.card();
            var door = new Door(card.area(), seal.open(card.id(), sealed), access);
            List<Likeness> reasons = door.likeness(dispute.area(), named, toCase);
            if (!reasons.isEmpty()) {
                likely.add(new LikelyHousehold(
                        card.id(), card.number(), vocabulary.get().place(card.area()), reasons));
            }
        }
        log(tx, likely.stream().map(LikelyHousehold::id).toList(), "households.likelyHouseholds");
        return new LikelyHouseholds(likely);
    }

    /** That they are alike tells of a door or a phone, so it is a reading. */
    private void log(OpenTransaction tx, Collection<UUID> read, String operation) {
        reads.record(tx, read, Set.of(FieldClass.NARRATIVE, FieldClass.CONTACT), operation, "ON_CASE");
    }

    private RaiseCase opened(StoredCase stored) {
        return contents.open(stored.id(), Objects.requireNonNull(stored.sealed()));
    }

    private Optional<CardContents> card(OpenTransaction tx, UUID id) {
        return households.sealed(tx, id).map(kept -> seal.open(id, kept));
    }

    /** A card's door and phones, as far as the caller may know them. */
    private final class Door {
        private final AreaPath area;
        private final CardContents card;
        private final CaseAccess access;

        Door(AreaPath area, CardContents card, CaseAccess access) {
            this.area = area;
            this.card = card;
            this.access = access;
        }

        int[] numbers() {
            return seal.contacts(
                    area,
                    access.shows(FieldClass.NARRATIVE) ? card.address() : null,
                    access.shows(FieldClass.CONTACT) ? card.phones() : List.of());
        }

        /** What both name; the numbers that led here may have met by chance. */
        List<Likeness> likeness(AreaPath place, RaiseCase named, CaseAccess toCase) {
            List<Likeness> reasons = new ArrayList<>();
            boolean doors = access.shows(FieldClass.NARRATIVE) && toCase.shows(FieldClass.NARRATIVE);
            if (doors && Address.sameDoor(place, named.address(), area, card.address())) {
                reasons.add(Likeness.SAME_ADDRESS);
            }
            if (toCase.shows(FieldClass.CONTACT) && named.phones().stream().anyMatch(numbersOfMembers()::contains)) {
                reasons.add(Likeness.SAME_PHONE);
            }
            return reasons;
        }

        private Set<String> numbersOfMembers() {
            return access.shows(FieldClass.CONTACT)
                    ? card.phones().stream().map(Phones::normalised).collect(Collectors.toSet())
                    : Set.of();
        }
    }
}
