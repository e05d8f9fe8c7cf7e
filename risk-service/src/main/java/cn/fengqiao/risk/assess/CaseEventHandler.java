package cn.fengqiao.risk.assess;

import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseShare;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NeighbourhoodEvent;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.kit.inbox.EventHandler;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.risk.scoring.Learned;
import cn.fengqiao.risk.scoring.Report;
import cn.fengqiao.risk.store.Assessments.Cause;
import cn.fengqiao.risk.store.Colouring;
import cn.fengqiao.risk.store.Evidence;
import cn.fengqiao.risk.store.NewCase;
import cn.fengqiao.risk.store.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in what case-service says. Whatever order the cases' events arrive in between each other, and however late, the
 * colours end up where a calculation over all facts would put them: a report that arrives behind a later one of its
 * place makes the later one be rated again, a merge rates the survivor with everything it took in, and a change in who
 * may know of a case rates again whatever counted it or now may.
 */
@Component
class CaseEventHandler implements EventHandler {

    static final String STATION = "risk-service";

    private final Evidence evidence;
    private final Rating rating;
    private final Outbox outbox;
    private final InstantSource clock;

    CaseEventHandler(Evidence evidence, Rating rating, Outbox outbox, InstantSource clock) {
        this.evidence = evidence;
        this.rating = rating;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void handle(OpenTransaction tx, EventEnvelope<Event> event) {
        switch (event.data()) {
            case CaseEvent fact -> apply(tx, event, fact);
            case NeighbourhoodEvent beside -> {
                // of no consequence here
            }
            case Canary canary -> passOn(tx, event, canary);
            case RiskEvent ours -> throw notOfThisTopic(event);
            case NotificationEvent other -> throw notOfThisTopic(event);
        }
    }

    private void apply(OpenTransaction tx, EventEnvelope<Event> event, CaseEvent fact) {
        switch (fact) {
            case CaseEvent.Registered registered -> register(tx, event, registered);
            case CaseEvent.Merged merged -> merge(tx, event, fact, event.subject(), merged.survivor());
            case CaseEvent.Absorbed absorbed -> merge(tx, event, fact, absorbed.merged(), event.subject());
            // the write-off of a case waits until its danger was calculated with the outcome
            case CaseMove.OutcomeRecorded recorded -> review(tx, event, fact);
            case CaseMove.Performed performed -> review(tx, event, fact);
            // nobody mediates any more, and what was written of the danger was written while somebody did
            case CaseMove.Guided guided -> review(tx, event, fact);
            // perhaps who may know of it, and what it is about: both decide what counts for it and for whom it counts
            case CaseEvent.Accepted accepted -> tell(tx, event, fact, accepted.type());
            case CaseEvent.Assigned assigned -> tell(tx, event, fact);
            case CaseEvent.Signed signed -> tell(tx, event, fact);
            case CaseEvent.Returned returned -> tell(tx, event, fact);
            case CaseEvent.HandedOver handedOver -> tell(tx, event, fact);
            case CaseEvent.ShareAccepted accepted -> tell(tx, event, fact);
            case CaseEvent.ShareRejected rejected -> tell(tx, event, fact);
            case CaseEvent.ShareDone done -> tell(tx, event, fact);
            case CaseProgress.Amended amended -> amend(tx, event, amended);
            case CaseProgress.MediationNoted noted -> danger(tx, event, fact, Dangers.of(noted));
            case CaseProgress.ProtectionNoted noted -> danger(tx, event, fact, Dangers.of(noted));
            case CaseMove move -> tell(tx, event, fact);
            case CaseProgress progress -> tell(tx, event, fact);
            case CaseShare share -> tell(tx, event, fact);
            case CaseRestriction restriction -> tell(tx, event, fact);
            // its address is not in this event, so its history stays that of the address told last, as far as the areas
            // agree
            case CaseEvent.Relocated relocated -> tell(tx, event, fact);
        }
    }

    private void register(OpenTransaction tx, EventEnvelope<Event> event, CaseEvent.Registered fact) {
        UUID caseId = event.subject();
        // the database keeps microseconds; both sides of a comparison must have the same precision
        var report =
                new Report(caseId, fact.foundAt().truncatedTo(ChronoUnit.MICROS), fact.partyCount(), fact.answers());
        Place place = fact.placeKey() == null ? null : new Place(fact.placeKey(), fact.mode());

        var found = new NewCase(report, place, fact.mode(), fact.type(), fact.audience(), event.sequence());

        evidence.enter(tx);
        Evidence.Surroundings around = evidence.around(found);
        if (around.alone()) {
            rating.rateFirst(tx, found, around.earlier(), cause(event));
        } else {
            evidence.keep(tx, found);
            evidence.settle(tx, caseId);
            rateTouched(tx, event, true);
        }
    }

    /** @param ofSubstance whether the event says something of the dispute, and not only who may know of it */
    private void rateTouched(OpenTransaction tx, EventEnvelope<Event> event, boolean ofSubstance) {
        for (Colouring touched : evidence.touchedBy(tx, event.subject())) {
            if (touched.caseId().equals(event.subject()) && !ofSubstance) {
                // who joins a case must not read off the calculation that there was something they may not know of
                rating.rateQuietly(tx, touched);
            } else {
                rating.rateAgain(tx, touched, event.subject(), cause(event));
            }
        }
    }

    /**
     * What a case says was corrected or completed. With another address it is counted at another place: whatever is counted
     * at the old one and at the new one is rated again. That it was is said like a review, because the write-off of a case
     * waits for it.
     */
    private void amend(OpenTransaction tx, EventEnvelope<Event> event, CaseProgress.Amended fact) {
        UUID caseId = event.subject();
        tell(tx, event, fact);
        var learned = new Learned(
                caseId,
                event.sequence(),
                fact.partyCount(),
                fact.answers(),
                precise(fact.observedAt()),
                Set.copyOf(fact.corrected()),
                Set.copyOf(fact.correctedIn()));
        List<Colouring> there = evidence.touchedBy(tx, caseId);
        if (!evidence.learn(tx, learned, new Evidence.Whereabouts(fact.placeKey()))) {
            return;
        }
        if (evidence.settle(tx, caseId)) {
            rateAround(tx, event, there);
        }
        reviewAll(tx, event);
    }

    /** @param there what was touched where the case was counted before */
    private void rateAround(OpenTransaction tx, EventEnvelope<Event> event, List<Colouring> there) {
        Map<UUID, Colouring> touched = new TreeMap<>();
        there.forEach(each -> touched.put(each.caseId(), each));
        evidence.touchedBy(tx, event.subject()).forEach(each -> touched.put(each.caseId(), each));
        // the case itself is reviewed with what was learned of it
        evidence.survivors(tx, List.of(event.subject())).forEach(each -> touched.remove(each.caseId()));
        touched.values().forEach(each -> rating.rateAgain(tx, each, event.subject(), cause(event)));
    }

    /** A danger that was told after the case was raised counts as the question that asks for it, answered at that moment. */
    private void danger(OpenTransaction tx, EventEnvelope<Event> event, CaseEvent fact, Optional<String> question) {
        tell(tx, event, fact);
        question.map(asked -> Learned.danger(
                        event.subject(), event.sequence(), asked, event.time().truncatedTo(ChronoUnit.MICROS)))
                .filter(learned -> evidence.learn(tx, learned, null))
                .ifPresent(learned -> reviewAll(tx, event));
    }

    private static Map<String, Instant> precise(Map<String, Instant> moments) {
        return moments.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().truncatedTo(ChronoUnit.MICROS)));
    }

    private void merge(OpenTransaction tx, EventEnvelope<Event> event, CaseEvent fact, UUID merged, UUID survivor) {
        tell(tx, event, fact);
        // both sides say it; the second time it is known
        if (evidence.merge(tx, merged, survivor)) {
            for (Colouring touched : evidence.survivors(tx, List.of(merged))) {
                rating.rate(tx, touched, cause(event));
            }
        }
    }

    private void review(OpenTransaction tx, EventEnvelope<Event> event, CaseEvent fact) {
        tell(tx, event, fact);
        reviewAll(tx, event);
    }

    private void reviewAll(OpenTransaction tx, EventEnvelope<Event> event) {
        for (Colouring each : evidence.survivors(tx, List.of(event.subject()))) {
            rating.review(tx, each, cause(event), event.sequence());
        }
    }

    private void tell(OpenTransaction tx, EventEnvelope<Event> event, CaseEvent fact) {
        tell(tx, event, fact, null);
    }

    /** @param type what the case was found to be about; null when what was known stands */
    private void tell(OpenTransaction tx, EventEnvelope<Event> event, CaseEvent fact, @Nullable String type) {
        evidence.enter(tx);
        if (evidence.tell(tx, event.subject(), fact.audience(), type, event.sequence())) {
            rateTouched(tx, event, type != null);
        }
    }

    private void passOn(OpenTransaction tx, EventEnvelope<Event> event, Canary canary) {
        outbox.append(
                tx,
                EventEnvelope.mint(
                        Rating.SOURCE,
                        event.subject(),
                        clock.instant(),
                        event.sequence(),
                        null,
                        event.id(),
                        new Canary(canary.canaryId(), STATION, canary.releasedAt())));
    }

    private static Cause cause(EventEnvelope<Event> event) {
        return new Cause(event.id(), event.type().wireName());
    }

    private static IllegalArgumentException notOfThisTopic(EventEnvelope<Event> event) {
        return new IllegalArgumentException(event.type().wireName() + " has no place on the topic of cases");
    }
}
