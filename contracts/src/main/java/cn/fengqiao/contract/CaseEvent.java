package cn.fengqiao.contract;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What case-service says. The envelope's subject is the case, its sequence counts these per case without a gap. */
public sealed interface CaseEvent extends Event
        permits CaseEvent.Registered,
                CaseEvent.Accepted,
                CaseEvent.Assigned,
                CaseEvent.Signed,
                CaseEvent.Returned,
                CaseEvent.HandedOver,
                CaseEvent.ShareAccepted,
                CaseEvent.ShareRejected,
                CaseEvent.ShareDone,
                CaseEvent.Merged,
                CaseEvent.Absorbed,
                CaseEvent.Relocated,
                CaseMove,
                CaseProgress,
                CaseRestriction,
                CaseShare {

    /** Who may learn of it, as of after the fact. */
    Audience audience();

    /** The status after the fact. */
    CaseStatus status();

    /**
     * A case was raised. Every department in {@code audience.departments} is asked to take note of it.
     *
     * @param number readable, unique across departments: {@code FQ-20261124-0007}
     * @param type code of the dispute-type dictionary
     * @param source code of the source dictionary
     * @param raisedBy the department that raised it
     * @param partyCount how many parties, 0 when not yet known
     * @param answers intake questions of the risk policy that were answered; an absent one is unknown
     * @param placeKey keyed hash of the normalised address, so that a consumer can count cases at one place without
     *     learning it; the same words may name another door in another community or grid, so it says something only
     *     together with {@code audience.area}; absent when no address was given
     * @param foundAt when the dispute came to light, for the four intervals
     */
    record Registered(
            Audience audience,
            CaseStatus status,
            String number,
            String type,
            String source,
            Department raisedBy,
            int partyCount,
            Map<String, Answer> answers,
            @Nullable String placeKey,
            Instant foundAt,
            CaseMode mode)
            implements CaseEvent {
        public Registered {
            Code.check("number", number);
            Code.check("type", type);
            Code.check("source", source);
            if (placeKey != null) {
                Code.check("placeKey", placeKey);
            }
            if (partyCount < 0) {
                throw new IllegalArgumentException("partyCount is negative");
            }
            answers = Map.copyOf(answers);
            answers.keySet().forEach(question -> Code.check("answers", question));
        }
    }

    /**
     * A dispatcher took the case on.
     *
     * @param type what the dispatcher found it to be; absent when the type it was raised with stands
     */
    record Accepted(
            Audience audience,
            CaseStatus status,
            Department by,
            @Nullable String type) implements CaseEvent {
        public Accepted {
            if (type != null) {
                Code.check("type", type);
            }
        }
    }

    /** A department was made responsible and is to sign until {@code signBy}. */
    record Assigned(Audience audience, CaseStatus status, Department to, Instant signBy) implements CaseEvent {}

    /** The assigned department signed and starts to investigate. */
    record Signed(Audience audience, CaseStatus status, Department by) implements CaseEvent {}

    /** The assigned department gave the case back; the reason stays with case-service. */
    record Returned(Audience audience, CaseStatus status, Department by) implements CaseEvent {}

    /** Responsibility moved from one department to another. */
    record HandedOver(Audience audience, CaseStatus status, Department from, Department to, Instant signBy)
            implements CaseEvent {}

    /** A department on the case said that it will do its part. */
    record ShareAccepted(Audience audience, CaseStatus status, Department by) implements CaseEvent {}

    /** A department on the case refused with a reason, which stays with case-service. */
    record ShareRejected(Audience audience, CaseStatus status, Department by) implements CaseEvent {}

    /** A department on the case did its part. */
    record ShareDone(Audience audience, CaseStatus status, Department by) implements CaseEvent {}

    /** This case lives on in {@code survivor}. */
    record Merged(Audience audience, CaseStatus status, UUID survivor) implements CaseEvent {}

    /** This case took in {@code merged}, with its reporters and its history. */
    record Absorbed(Audience audience, CaseStatus status, UUID merged) implements CaseEvent {}

    /** The place of a case became known or was corrected. */
    record Relocated(Audience audience, CaseStatus status, AreaPath from) implements CaseEvent {
        public Relocated {
            from = from.grid();
        }
    }
}
