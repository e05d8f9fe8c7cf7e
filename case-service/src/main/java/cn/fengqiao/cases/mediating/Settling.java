package cn.fengqiao.cases.mediating;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.dispute.CaseStep;
import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.dispute.Resolving;
import cn.fengqiao.cases.mediating.Agreement.Promise;
import cn.fengqiao.cases.mediating.Agreement.SignManner;
import cn.fengqiao.cases.mediating.Agreement.Signature;
import cn.fengqiao.cases.mediating.Agreement.Signer;
import cn.fengqiao.cases.mediating.Agreement.Term;
import cn.fengqiao.cases.mediating.Proceeding.Confirmation;
import cn.fengqiao.contract.CaseMove.AgreementForm;
import cn.fengqiao.contract.CaseProgress.PromiseState;
import cn.fengqiao.contract.CaseProgress.Step;
import cn.fengqiao.contract.CaseStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is agreed, when it binds, and what becomes of each promise. */
public final class Settling {

    private static final ZoneId PLACE = PlaceTime.ZONE;

    /** A part of the dispute is settled and a part is not. */
    private static final String PARTIAL = "PARTIAL";

    private static final String SUCCESS = "SUCCESS";

    private Settling() {}

    /**
     * Writes down what is agreed, in place of what was written down before; nobody has signed it.
     *
     * @throws ArithmeticException when amounts add up to more than can be counted, which is more than anybody may send
     */
    public static MediationStep draft(
            Standing standing, AgreementForm form, List<Term> terms, String manner, Instant at) {
        return Steps.working(standing, before -> {
            if (before.mediator() == null) {
                return refused(new MediationRefusal.MediatorMissing());
            }
            LocalDate agreed = agreedOn(before, at);
            for (int number = 1; number <= terms.size(); number++) {
                Term term = terms.get(number - 1);
                Optional<LocalDate> early = term.parts().stream()
                        .map(Agreement.Instalment::due)
                        .filter(due -> due.isBefore(agreed))
                        .findFirst();
                if (early.isPresent()) {
                    return refused(new MediationRefusal.DueBeforeAgreement(number, early.get(), agreed));
                }
                long amount = term.amountFen() == null ? 0 : term.amountFen();
                long sum = term.parts().stream()
                        .mapToLong(Agreement.Instalment::amountFen)
                        .reduce(0, Math::addExact);
                if (!term.parts().isEmpty() && sum != amount) {
                    return refused(new MediationRefusal.InstalmentsDoNotAddUp(number, amount, sum));
                }
            }
            return new MediationStep.Taken(
                    before.with(Agreement.drafted(form, terms, manner, at)),
                    List.of(Mediating.noted(Step.AGREEMENT_DRAFTED)));
        });
    }

    /** What is written down later was agreed when they last met; where nobody met, when it is written down. */
    private static LocalDate agreedOn(Proceeding before, Instant at) {
        Instant agreed = before.sessions().stream()
                .filter(session -> session.held() != null)
                .map(Proceeding.Session::at)
                .max(Comparator.naturalOrder())
                .orElse(at);
        return LocalDate.ofInstant(agreed, PLACE);
    }

    /** Somebody signs. With the last signature it binds, and the time for a joint application to a court begins. */
    public static MediationStep sign(Standing standing, Signer by, SignManner manner, Instant at) {
        return Steps.working(standing, before -> {
            Agreement draft = before.agreement();
            if (draft == null) {
                return refused(new MediationRefusal.AgreementMissing(false));
            }
            if (!draft.needed().contains(by)) {
                return refused(new MediationRefusal.NoSigner(by, draft.needed()));
            }
            if (!draft.unsigned().contains(by)) {
                return refused(new MediationRefusal.SignedAlready(by));
            }
            if (manner == SignManner.ELECTRONIC && draft.aboutPersons()) {
                return refused(new MediationRefusal.ElectronicSignatureNotValid());
            }
            Agreement signed = draft.signed(new Signature(by, manner, at));
            return signed.inForce()
                    ? binding(before.with(signed), signed)
                    : new MediationStep.Taken(before.with(signed), List.of(Mediating.noted(Step.AGREEMENT_SIGNED)));
        });
    }

    private static MediationStep binding(Proceeding next, Agreement signed) {
        List<CaseStep> facts = new ArrayList<>(List.of(
                Mediating.noted(Step.AGREEMENT_SIGNED), (dispute, by) -> Resolving.agree(dispute, by, signed.form())));
        if (signed.confirmable().isEmpty()) {
            return new MediationStep.Taken(next, facts);
        }
        facts.add(Mediating.confirmation(Confirming.MAY_BE_APPLIED_FOR));
        return new MediationStep.Taken(
                next.with(new Confirmation(Confirming.MAY_BE_APPLIED_FOR, null, null, signed.confirmable())), facts);
    }

    /** A promise was kept, in time or after its day; with the last one the agreement is performed. */
    public static MediationStep kept(Standing standing, int number, LocalDate on, @Nullable UUID evidence, Instant at) {
        return Steps.bound(
                standing,
                agreement -> marking(agreement, number, on, at, promise -> {
                    LocalDate due = promise.due();
                    PromiseState state = due != null && on.isAfter(due) ? PromiseState.LATE : PromiseState.KEPT;
                    Agreement next = agreement.with(marked(promise, state, on, evidence));
                    Proceeding proceeding = open(standing).with(next);
                    List<CaseStep> facts = new ArrayList<>(List.of(Mediating.promise(state)));
                    if (next.performed()) {
                        String outcome = next.form() == AgreementForm.PARTIAL ? PARTIAL : SUCCESS;
                        facts.add((dispute, by) -> Resolving.perform(dispute, by, outcome));
                        proceeding =
                                proceeding.ended(new Proceeding.Ending(Proceeding.Outcome.PERFORMED, at, null, null));
                    }
                    return new MediationStep.Taken(proceeding, facts);
                }));
    }

    /**
     * A promise was not kept, and the mediation is over.
     *
     * @param to {@code RESOLVING}, where both sides have to consent anew, or {@code GUIDED}
     */
    public static MediationStep broken(
            Standing standing,
            int number,
            LocalDate on,
            @Nullable UUID evidence,
            CaseStatus to,
            String reason,
            Instant at) {
        return Steps.bound(
                standing,
                agreement -> marking(agreement, number, on, at, promise -> {
                    Agreement next = agreement.with(marked(promise, PromiseState.BROKEN, on, evidence));
                    return new MediationStep.Taken(
                            open(standing)
                                    .with(next)
                                    .ended(new Proceeding.Ending(Proceeding.Outcome.BREACHED, at, null, reason)),
                            List.of(
                                    Mediating.promise(PromiseState.BROKEN),
                                    (dispute, by) -> Resolving.breach(dispute, by, to)));
                }));
    }

    private interface Marking {
        MediationStep of(Promise promise);
    }

    private static MediationStep marking(Agreement agreement, int number, LocalDate on, Instant at, Marking marking) {
        if (on.isAfter(LocalDate.ofInstant(at, PLACE))) {
            return refused(new MediationRefusal.DayToCome(on));
        }
        Optional<Promise> promise = agreement.promise(number);
        if (promise.isEmpty()) {
            return refused(new MediationRefusal.NoSuchPromise(number));
        }
        return promise.get().state() == null
                ? marking.of(promise.get())
                : refused(new MediationRefusal.PromiseMarkedAlready(number));
    }

    private static Promise marked(Promise promise, PromiseState state, LocalDate on, @Nullable UUID evidence) {
        return new Promise(promise.number(), promise.term(), promise.due(), promise.amountFen(), state, on, evidence);
    }

    private static Proceeding open(Standing standing) {
        return standing.open().orElseThrow();
    }

    private static MediationStep refused(MediationRefusal why) {
        return new MediationStep.Refused(why);
    }
}
