package cn.fengqiao.contract;

/** A case went on to another state of its lifecycle. */
public sealed interface CaseMove extends CaseEvent {

    /** The case was not taken on; the reason stays with case-service. */
    record Declined(Audience audience, CaseStatus status, Department by) implements CaseMove {}

    /** The case was handed to somebody outside of the platform. */
    record ReferredOut(Audience audience, CaseStatus status, Department by) implements CaseMove {}

    /** The investigation is over, and what to do about the dispute begins. */
    record ResolvingStarted(Audience audience, CaseStatus status, Department by) implements CaseMove {}

    /** The parties agreed; what they promised falls due from now on. */
    record Agreed(Audience audience, CaseStatus status, Department by, AgreementForm form) implements CaseMove {}

    /** What the parties promised was done. */
    record Performed(Audience audience, CaseStatus status, Department by) implements CaseMove {}

    /** A promise of the agreement was not kept. */
    record Breached(Audience audience, CaseStatus status, Department by) implements CaseMove {}

    /** Mediation ended without agreement, and the notice of the other routes was served (人民调解法 §26). */
    record Guided(Audience audience, CaseStatus status, Department by, GuidanceCause cause) implements CaseMove {}

    /**
     * How the dispute ended was written down.
     *
     * @param outcome code of the outcome dictionary
     */
    record OutcomeRecorded(Audience audience, CaseStatus status, Department by, String outcome) implements CaseMove {
        public OutcomeRecorded {
            Code.check("outcome", outcome);
        }
    }

    /** The department responsible holds the case for settled and asks for its verification. */
    record WriteOffApplied(Audience audience, CaseStatus status, Department by) implements CaseMove {}

    /** The verification failed, and the work goes on. */
    record WriteOffRefused(Audience audience, CaseStatus status, Department by) implements CaseMove {}

    /** The case was verified and written off. */
    record WrittenOff(Audience audience, CaseStatus status, Department by) implements CaseMove {}

    /** Ninety quiet days have passed since it was written off. */
    record Archived(Audience audience, CaseStatus status) implements CaseMove {}

    /** The dispute broke out again; its original start is kept. */
    record Reopened(Audience audience, CaseStatus status, Department by) implements CaseMove {}

    /** How an agreement was made. */
    enum AgreementForm {
        WRITTEN,
        ORAL,
        PARTIAL
    }

    /** Why mediation ended without agreement. */
    enum GuidanceCause {
        FAILED,
        REFUSED,
        TIME_OVER,
        BREACHED
    }
}
