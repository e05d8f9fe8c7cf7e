package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.household.CardRequests.AcceptMove;
import cn.fengqiao.cases.household.CardRequests.EndMove;
import cn.fengqiao.cases.household.CardRequests.OfferMove;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.store.Household;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.cases.store.Households.Offer;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.HouseholdEvent;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A household that moves to another community is offered there and stays with the sender until the receiver takes it, so
 * that nobody is ever without somebody who answers for them (domain rule 10 of the obligations).
 */
@Component
class CardMoves {

    private final MatterDesk desk;
    private final Matters matters;
    private final CallerScope scope;
    private final Households households;
    private final CardDesk cardDesk;
    private final CardSeal seal;
    private final CurrentVocabulary vocabulary;

    CardMoves(
            MatterDesk desk,
            Matters matters,
            CallerScope scope,
            Households households,
            CardDesk cardDesk,
            CardSeal seal,
            CurrentVocabulary vocabulary) {
        this.desk = desk;
        this.matters = matters;
        this.scope = scope;
        this.households = households;
        this.cardDesk = cardDesk;
        this.seal = seal;
        this.vocabulary = vocabulary;
    }

    MatterOutcome offer(Caller caller, UUID id, long version, OfferMove wanted) {
        return desk.change(
                caller, MatterKind.HOUSEHOLD, id, version, "households.offerMove", wanted, (tx, matter, now) -> {
                    Household card = households.get(tx, id);
                    Optional<Problem> problem = CardDesk.ended(card)
                            .or(() -> FieldRefusal.problem(refusals(card, wanted)))
                            .or(() -> open(tx, id).map(CardMoves::offeredAlready));
                    if (problem.isPresent()) {
                        return new MatterDecision.Refused(problem.get());
                    }
                    households.offer(
                            tx,
                            new Offer(
                                    id,
                                    card.number(),
                                    matter.version() + 1,
                                    card.area(),
                                    wanted.to(),
                                    caller.department(),
                                    now,
                                    false));
                    cardDesk.remark(tx, matter, null, wanted.reason());
                    return new MatterDecision.Done(CardDesk.fact(
                            matter,
                            CardStep.MOVE_OFFERED,
                            new HouseholdEvent.Changed(CardDesk.amongThemselves(matter))));
                });
    }

    private List<FieldRefusal> refusals(Household card, OfferMove wanted) {
        List<FieldRefusal> refusals = new ArrayList<>();
        if (vocabulary.get().area(wanted.to()).isEmpty()) {
            refusals.add(CardRules.refusal("to", "没有这个地点", "there is no such place"));
        } else if (CardDesk.community(wanted.to()).equals(CardDesk.community(card.area()))) {
            refusals.add(CardRules.refusal("to", "仍在同一社区，请直接更新", "it is the same community: change the card"));
        } else if (!card.area().subdistrict().covers(wanted.to())) {
            refusals.add(CardRules.refusal("to", "应为本街道的社区或网格", "a community or grid of the subdistrict"));
        }
        refusals.addAll(CardRules.reason(wanted.reason()));
        return refusals;
    }

    private static Problem offeredAlready(Offer offer) {
        return Problems.field(ProblemType.CONFLICT, "to", "已申请移交，等待对方接收", "it is offered already")
                .with("reason", offer.to());
    }

    /** Takes a card over; only at the receiving end. A repeat is recognised by the offer it took. */
    MatterOutcome accept(Caller caller, UUID id, long version, AcceptMove wanted) {
        return atBothEnds(caller, id, version, (tx, wide, offer, matter) -> {
            if (!caller.area().covers(offer.to()) && !offer.to().covers(caller.area())) {
                return new MatterOutcome.NotFound();
            }
            if (offer.taken()) {
                return new MatterOutcome.Done(matter, true);
            }
            return desk.changeWithin(
                    tx,
                    wide,
                    matter,
                    "households.acceptMove",
                    wanted,
                    (within, locked, now) -> accepted(within, caller, offer, locked, wanted));
        });
    }

    private MatterDecision accepted(OpenTransaction tx, Caller caller, Offer offer, Matter matter, AcceptMove wanted) {
        List<FieldRefusal> refusals = new ArrayList<>(CardRules.place("area", wanted.area(), caller, vocabulary.get()));
        if (!offer.to().covers(wanted.area())) {
            refusals.add(CardRules.refusal("area", "应在申请移交的地点之内", "within the place it was offered to"));
        }
        refusals.addAll(CardRules.address(wanted.address()));
        Household card = households.get(tx, matter.id());
        CardContents contents = households
                .sealed(tx, card.id())
                .map(kept -> seal.open(card.id(), kept))
                .orElseThrow()
                .movedTo(wanted.address());
        Optional<Problem> problem = FieldRefusal.problem(refusals)
                .or(() -> cardDesk.unlessItself(card, tx, CardDesk.keeper(matter), wanted.area(), contents));
        if (problem.isPresent()) {
            return new MatterDecision.Refused(problem.get());
        }
        Matter next = matter.heldBy(wanted.area(), matter.departments(), matter.lead());
        cardDesk.rewrite(tx, card, wanted.area(), CardDesk.keeper(matter), contents);
        households.take(tx, card.id());
        return new MatterDecision.Done(
                CardDesk.fact(next, CardStep.MOVED, new HouseholdEvent.Moved(next.audience(), matter.area())));
    }

    /** Withdraws an offer, or refuses it: both leave the card where it is. */
    MatterOutcome end(Caller caller, UUID id, long version, EndMove wanted) {
        return atBothEnds(caller, id, version, (tx, wide, offer, matter) -> {
            if (offer.taken()) {
                return new MatterOutcome.NotFound();
            }
            return desk.changeWithin(tx, wide, matter, "households.endMove", wanted, (within, locked, now) -> {
                Optional<Problem> problem = FieldRefusal.problem(CardRules.reason(wanted.reason()));
                if (problem.isPresent()) {
                    return new MatterDecision.Refused(problem.get());
                }
                households.endOffer(within, id);
                cardDesk.remark(within, locked, null, wanted.reason());
                return new MatterDecision.Done(CardDesk.fact(
                        locked, CardStep.MOVE_ENDED, new HouseholdEvent.Changed(CardDesk.amongThemselves(locked))));
            });
        });
    }

    /** What is done with an offer, under the lock of its card. */
    @FunctionalInterface
    private interface WithOffer {
        MatterOutcome decide(OpenTransaction tx, Caller wide, Offer offer, Matter matter);
    }

    /**
     * The receiver's area does not reach the card, which is still the sender's: once the offer was found in the caller's
     * own scope, the rest is done in one that reaches both ends.
     */
    private MatterOutcome atBothEnds(Caller caller, UUID id, long version, WithOffer what) {
        return desk.list(caller, tx -> {
            Optional<Offer> seen =
                    households.offered(tx, id).filter(of -> of.department().equals(caller.department()));
            if (seen.isEmpty()) {
                return new MatterOutcome.NotFound();
            }
            Caller wide = reaching(caller, seen.get());
            scope.apply(tx, wide);
            Optional<Matter> locked = matters.findForUpdate(tx, MatterKind.HOUSEHOLD, id);
            Optional<Offer> offer = households.offered(tx, id);
            if (locked.isEmpty() || offer.isEmpty()) {
                return new MatterOutcome.NotFound();
            }
            if (offer.get().version() != version) {
                return new MatterOutcome.Refused(Problems.of(
                        ProblemType.STALE_VERSION,
                        "该移交申请的版本为 " + offer.get().version(),
                        "the offer has version " + offer.get().version()));
            }
            return what.decide(tx, wide, offer.get(), locked.get());
        });
    }

    private Optional<Offer> open(OpenTransaction tx, UUID id) {
        return households.offered(tx, id).filter(offer -> !offer.taken());
    }

    private static Caller reaching(Caller caller, Offer offer) {
        AreaPath both = caller.area().covers(offer.from()) && caller.area().covers(offer.to())
                ? caller.area()
                : offer.from().subdistrict();
        return new Caller(caller.subject(), caller.name(), caller.department(), both, caller.roles(), caller.system());
    }
}
