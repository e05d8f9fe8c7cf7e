package cn.fengqiao.cases.mediating;

import cn.fengqiao.contract.CaseProgress.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a step of a mediation is not taken. The order here is the order in which they are checked. */
public sealed interface MediationRefusal {

    /** A side refused, and one clear refusal ends it (人民调解法 §17). */
    record EndedByRefusal(@Nullable Side side) implements MediationRefusal {}

    /** Mediation is voluntary. */
    record ConsentMissing(Set<Side> of) implements MediationRefusal {
        public ConsentMissing {
            of = Set.copyOf(of);
        }
    }

    record ConsentedAlready(Side side) implements MediationRefusal {}

    /** It stands still. */
    record Suspended() implements MediationRefusal {}

    record NotSuspended() implements MediationRefusal {}

    /** What was agreed binds. */
    record AgreementInForce() implements MediationRefusal {}

    /** Nothing was agreed, or it does not bind yet. */
    record AgreementMissing(boolean drafted) implements MediationRefusal {}

    record MediatorMissing() implements MediationRefusal {}

    /** @param disclosed whether the relation is known, and a side did not want it */
    record MediatorRelated(boolean disclosed) implements MediationRefusal {}

    record MediatorOverloaded(int open, int most) implements MediationRefusal {}

    /** Violence is known of, and nobody has looked whether the parties may face each other. */
    record ScreeningNeeded() implements MediationRefusal {}

    /** Somebody has looked, and they may not. */
    record FaceToFaceUnsafe() implements MediationRefusal {}

    record NoSuchSession(int number) implements MediationRefusal {}

    record SessionHeldAlready(int number) implements MediationRefusal {}

    /** @param term number of the term, from 1 */
    record InstalmentsDoNotAddUp(int term, long amountFen, long sumFen) implements MediationRefusal {}

    record SignedAlready(Agreement.Signer by) implements MediationRefusal {}

    /** @param needed who signs such an agreement */
    record NoSigner(Agreement.Signer by, Set<Agreement.Signer> needed) implements MediationRefusal {
        public NoSigner {
            needed = Set.copyOf(needed);
        }
    }

    /** 电子签名法 §3. */
    record ElectronicSignatureNotValid() implements MediationRefusal {}

    record NoSuchPromise(int number) implements MediationRefusal {}

    record PromiseMarkedAlready(int number) implements MediationRefusal {}

    /** What is said to have become of a promise has not happened yet. */
    record DayToCome(LocalDate on) implements MediationRefusal {}

    /** What is said to have been done has not been done yet. */
    record MomentToCome(Instant at) implements MediationRefusal {}

    /** It is planned for later, and nobody said that it took place earlier. */
    record SessionToCome(int number, Instant at) implements MediationRefusal {}

    /** Nobody met about a dispute before it was there. */
    record BeforeTheDispute(LocalDate found) implements MediationRefusal {}

    /**
     * What is agreed is done afterwards.
     *
     * @param term number of the term, from 1
     */
    record DueBeforeAgreement(int term, LocalDate due, LocalDate agreed) implements MediationRefusal {}

    record TooManyInvestigations(int most) implements MediationRefusal {}

    /** Only both sides together may apply. */
    record ConfirmationNotJoint(Set<Side> missing) implements MediationRefusal {
        public ConfirmationNotJoint {
            missing = Set.copyOf(missing);
        }
    }

    /** @param terms numbers of those that cannot be confirmed; empty when none of the agreement can */
    record NotConfirmable(List<Integer> terms) implements MediationRefusal {
        public NotConfirmable {
            terms = List.copyOf(terms);
        }
    }

    record NoSuchTerm(int number) implements MediationRefusal {}

    record ConfirmationWindowOver(@Nullable Instant since) implements MediationRefusal {}

    record NoSuchConfirmationStep(@Nullable String from, String to) implements MediationRefusal {}
}
