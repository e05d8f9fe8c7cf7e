package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.household.HouseholdView.FollowUpView;
import cn.fengqiao.cases.household.HouseholdView.HouseholdItem;
import cn.fengqiao.cases.household.HouseholdView.LinkedCase;
import cn.fengqiao.cases.household.HouseholdView.MemberView;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.secret.IdentityNumber;
import cn.fengqiao.cases.store.Household;
import cn.fengqiao.cases.store.HouseholdCases;
import cn.fengqiao.cases.store.HouseholdList;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows cards: each field only to whom the policy shows its class, and whoever is shown persons stands in the read log. */
@Component
class CardViews {

    /** More cases touch no household that is still one. */
    private static final int MOST_CASES = 100;

    private final Households households;
    private final HouseholdCases cases;
    private final CardSeal seal;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;

    CardViews(
            Households households,
            HouseholdCases cases,
            CardSeal seal,
            PersonalReads reads,
            CurrentVocabulary vocabulary) {
        this.households = households;
        this.cases = cases;
        this.seal = seal;
        this.reads = reads;
        this.vocabulary = vocabulary;
    }

    HouseholdView view(OpenTransaction tx, Matter matter, CaseAccess access, String operation) {
        Household card = households.get(tx, matter.id());
        CardContents contents = access.shows(FieldClass.PARTIES)
                ? households
                        .sealed(tx, card.id())
                        .map(kept -> seal.open(card.id(), kept))
                        .orElse(null)
                : null;
        boolean narrative = access.shows(FieldClass.NARRATIVE);
        boolean timeline = access.shows(FieldClass.TIMELINE);
        reads.record(
                tx, card.id(), access.visible(), operation, access.standing().name());
        return new HouseholdView(
                card.id(),
                card.number(),
                card.area().grid(),
                vocabulary.get().place(card.area()),
                card.status(),
                matter.departments(),
                matter.lead(),
                matter.version(),
                matter.openedAt(),
                matter.changedAt(),
                access.shows(FieldClass.RISK) ? colour(tx, card.id()) : null,
                narrative ? card.area() : null,
                narrative && contents != null ? contents.address() : null,
                narrative && contents != null ? contents.note() : null,
                contents == null ? null : members(contents, access.shows(FieldClass.CONTACT)),
                access.shows(FieldClass.PARTIES) ? linked(tx, card.id()) : null,
                timeline ? card.nextDue() : null,
                timeline ? moveTo(tx, card.id()) : null,
                List.copyOf(access.hidden().keySet()));
    }

    /** A page of a list; one entry of the read log for the cards whose persons are on it. */
    List<HouseholdItem> items(OpenTransaction tx, Caller caller, List<HouseholdList.Line> lines, String operation) {
        Map<UUID, Colour> colours =
                cases.colours(tx, lines.stream().map(line -> line.card().id()).toList());
        List<UUID> read = lines.stream()
                .filter(line -> line.sealed() != null
                        && MatterDesk.access(caller, line.matter()).shows(FieldClass.PARTIES))
                .map(line -> line.card().id())
                .toList();
        reads.record(tx, read, Set.of(FieldClass.PARTIES, FieldClass.NARRATIVE), operation, "ON_CASE");
        return lines.stream()
                .map(line -> item(MatterDesk.access(caller, line.matter()), line, colours))
                .toList();
    }

    FollowUpView followUp(UUID card, Households.FollowUp call) {
        return new FollowUpView(
                call.version(),
                call.on(),
                call.how(),
                call.byName(),
                call.byDepartment(),
                call.nextDue(),
                seal.openText(card, call.sealed()));
    }

    private HouseholdItem item(CaseAccess access, HouseholdList.Line line, Map<UUID, Colour> colours) {
        Household card = line.card();
        byte[] sealed = line.sealed();
        CardContents contents =
                access.shows(FieldClass.PARTIES) && sealed != null ? seal.open(card.id(), sealed) : null;
        return new HouseholdItem(
                card.id(),
                card.number(),
                card.area().grid(),
                vocabulary.get().place(card.area()),
                card.status(),
                line.matter().departments(),
                line.matter().version(),
                access.shows(FieldClass.RISK) ? colours.getOrDefault(card.id(), Colour.NONE) : null,
                contents == null ? null : masked(contents.headMember().name()),
                contents == null ? null : contents.members().size(),
                access.shows(FieldClass.NARRATIVE) && contents != null ? contents.address() : null,
                access.shows(FieldClass.TIMELINE) ? card.nextDue() : null,
                List.copyOf(access.hidden().keySet()));
    }

    private Colour colour(OpenTransaction tx, UUID card) {
        return cases.colours(tx, List.of(card)).getOrDefault(card, Colour.NONE);
    }

    private @Nullable AreaPath moveTo(OpenTransaction tx, UUID card) {
        return households
                .offered(tx, card)
                .filter(offer -> !offer.taken())
                .map(Households.Offer::to)
                .orElse(null);
    }

    private List<LinkedCase> linked(OpenTransaction tx, UUID card) {
        return cases.of(tx, card, MOST_CASES).stream()
                .map(link -> new LinkedCase(
                        link.caseId(),
                        link.number(),
                        link.type(),
                        vocabulary.get().name(CodeSystem.DISPUTE_TYPE, link.type()),
                        link.status(),
                        link.colour(),
                        seal.openText(card, link.sealed()),
                        link.linkedAt()))
                .toList();
    }

    private static List<MemberView> members(CardContents contents, boolean contact) {
        return contents.members().stream()
                .map(member -> new MemberView(
                        member.name(),
                        member.relation(),
                        member.relation().zh(),
                        member.gender(),
                        member.birthYear(),
                        contact ? member.phone() : null,
                        contact ? member.idType() : null,
                        contact && member.idNumber() != null ? IdentityNumber.masked(member.idNumber()) : null))
                .toList();
    }

    private static String masked(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }
}
