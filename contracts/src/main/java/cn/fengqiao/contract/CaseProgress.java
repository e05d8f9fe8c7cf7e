package cn.fengqiao.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work on a case that leaves its state where it was. */
public sealed interface CaseProgress extends CaseEvent {

    /** The parties were reached for the first time. */
    record ContactMade(Audience audience, CaseStatus status, Department by) implements CaseProgress {}

    /** A department said how the case stands. */
    record ReportedBack(Audience audience, CaseStatus status, Department by) implements CaseProgress {}

    /** What is to be done, by whom and until when was written down. */
    record PlanRecorded(Audience audience, CaseStatus status, Department by) implements CaseProgress {}

    /**
     * A side was asked after the outcome how it stands.
     *
     * @param reached false for an attempt that reached nobody
     */
    record FollowedUp(Audience audience, CaseStatus status, Department by, Side side, boolean reached)
            implements CaseProgress {}

    /**
     * The clocks stand still.
     *
     * @param reason code of the dictionary of pause reasons
     * @param until when they run again at the latest
     */
    record Paused(Audience audience, CaseStatus status, Department by, String reason, Instant until)
            implements CaseProgress {
        public Paused {
            Code.check("reason", reason);
        }
    }

    /** The clocks run again. */
    record Resumed(Audience audience, CaseStatus status, Department by) implements CaseProgress {}

    /** The department responsible asks for more time. */
    record ExtensionAsked(Audience audience, CaseStatus status, Department by) implements CaseProgress {}

    /** Whether there is more time was decided. */
    record ExtensionAnswered(Audience audience, CaseStatus status, Department by, boolean granted)
            implements CaseProgress {}

    /** The next tier of responsible officials answers for the case. */
    record RaisedUp(Audience audience, CaseStatus status, Department by, Tier tier) implements CaseProgress {}

    /** A leader wrote an instruction (批示). */
    record Instructed(Audience audience, CaseStatus status, Department by) implements CaseProgress {}

    /** The case is supervised (督办); the level only rises until it is cancelled. */
    record Supervised(Audience audience, CaseStatus status, Department by, Supervision supervision)
            implements CaseProgress {}

    /** The case is no longer supervised. */
    record SupervisionCancelled(Audience audience, CaseStatus status, Department by) implements CaseProgress {}

    /**
     * A deadline was missed, and how far the miss has climbed. Each level is said once per deadline.
     *
     * @param clock code of what should have happened: {@code SIGN}, {@code FIRST_CONTACT} …
     * @param dueAt when it should have
     */
    record ClockMissed(Audience audience, CaseStatus status, String clock, Miss level, Instant dueAt)
            implements CaseProgress {
        public ClockMissed {
            Code.check("clock", clock);
        }
    }

    /**
     * A document was put into the case file, new or as the next edition of one.
     *
     * @param kind code of the dictionary of document kinds
     */
    record DocumentFiled(Audience audience, CaseStatus status, Department by, String kind) implements CaseProgress {
        public DocumentFiled {
            Code.check("kind", kind);
        }
    }

    /** The case file was sealed: what is in it by now is hashed and signed, and no document is added until a reopening. */
    record FileSealed(Audience audience, CaseStatus status, Department by) implements CaseProgress {}
    /** A side was asked whether it wants mediation, which is voluntary (人民调解法 §17). */
    record ConsentRecorded(Audience audience, CaseStatus status, Department by, Side side, boolean given)
            implements CaseProgress {}

    /** Somebody mediates from now on. Who it is stays with case-service. */
    record MediatorChosen(Audience audience, CaseStatus status, Department by) implements CaseProgress {}

    /** A meeting of a mediation took place. */
    record SessionHeld(Audience audience, CaseStatus status, Department by, SessionKind kind) implements CaseProgress {}

    /** What became of one promise of an agreement. */
    record PromiseMarked(Audience audience, CaseStatus status, Department by, PromiseState state)
            implements CaseProgress {}

    /**
     * An agreement went on on its way to a court's confirmation (民事诉讼法 §205).
     *
     * @param state code of the dictionary of judicial confirmation: {@code 50} may be applied for … {@code 56} too late
     */
    record ConfirmationChanged(Audience audience, CaseStatus status, Department by, String state)
            implements CaseProgress {
        public ConfirmationChanged {
            Code.check("state", state);
        }
    }

    /**
     * Something else of the work with the parties was written down. What it is about may tell of violence or of a child in
     * danger, so it is one kind of fact for all of it, and only who may see how the work goes learns which.
     */
    record MediationNoted(Audience audience, CaseStatus status, Department by, Step step) implements CaseProgress {}

    /**
     * Something happened to what protects somebody on the case (反家庭暴力法 §16–§18, §23–§32). That somebody is protected at
     * all is nobody's business who may not see how the work goes: to them the fact is not told.
     */
    record ProtectionNoted(
            Audience audience, CaseStatus status, Department by, ProtectionKind kind, ProtectionStep step)
            implements CaseProgress {}

    /**
     * What a case says was corrected or completed. What it said before and says now stays with case-service.
     *
     * @param changed what was changed, sorted, each once
     * @param partyCount how many parties there are now, 0 when not known
     * @param answers intake questions that were answered with this fact; those that are not here stand as they did
     * @param observedAt when what each of these answers says was seen
     * @param corrected questions of these whose earlier answers were wrong and never held; the earlier answers to the others
     *     were true when they were given, and count as long as they are valid
     * @param correctedIn cases that lived on in this one by then, whose answers to these questions were as wrong
     * @param placeKey as in {@link CaseEvent.Registered}, as it is now
     */
    record Amended(
            Audience audience,
            CaseStatus status,
            Department by,
            List<Content> changed,
            int partyCount,
            Map<String, Answer> answers,
            Map<String, Instant> observedAt,
            List<String> corrected,
            List<UUID> correctedIn,
            @Nullable String placeKey)
            implements CaseProgress {
        public Amended {
            changed = changed.stream().distinct().sorted().toList();
            answers = Map.copyOf(answers);
            observedAt = Map.copyOf(observedAt);
            corrected = corrected.stream().distinct().sorted().toList();
            correctedIn = correctedIn.stream().distinct().sorted().toList();
            answers.keySet().forEach(question -> Code.check("answers", question));
            observedAt.keySet().forEach(question -> Code.check("observedAt", question));
            corrected.forEach(question -> Code.check("corrected", question));
            if (placeKey != null) {
                Code.check("placeKey", placeKey);
            }
            if (partyCount < 0) {
                throw new IllegalArgumentException("partyCount is negative");
            }
        }
    }

    /** What a case says, by kind. */
    enum Content {
        /** Who is in it, and how many. */
        PARTIES,
        /** Title and summary. */
        NARRATIVE,
        ADDRESS,
        /** Answers to the intake questions. */
        ANSWERS
    }

    /** What protects somebody. */
    enum ProtectionKind {
        /** 人身安全保护令: a personal protection order of a court. */
        ORDER,
        /** 告诫书: a warning letter of the police. */
        LETTER,
        /** Shelter, visits, an escort: what officials owe beside these. */
        DUTY
    }

    /** What happened to a protection. */
    enum ProtectionStep {
        /** A court was asked for an order. */
        APPLIED,
        GRANTED,
        REFUSED,
        /** The application was taken back. */
        WITHDRAWN,
        /** A warning letter was delivered. */
        DELIVERED,
        /** Another duty began. */
        BEGUN,
        PROLONGED,
        CHANGED,
        /** Ended before its day. */
        REVOKED,
        /** It ends soon, and whoever needs it longer has to act before. */
        ENDING,
        EXPIRED,
        /** Somebody acted against it: a new fact of danger. */
        BREACHED
    }

    /** How the parties meet. */
    enum SessionKind {
        /** Face to face. */
        JOINT,
        /** Each side for itself. */
        SEPARATE,
        PHONE,
        ONLINE
    }

    /** What became of a promise. */
    enum PromiseState {
        KEPT,
        /** Kept after its day. */
        LATE,
        BROKEN
    }

    /** What was written down of a mediation beside what has a fact of its own. */
    enum Step {
        MEDIATOR_STEPPED_ASIDE,
        SESSION_PLANNED,
        SUSPENDED,
        RESUMED,
        AGREEMENT_DRAFTED,
        AGREEMENT_SIGNED,
        VIOLENCE_FLAGGED,
        SCREENED_SAFE,
        SCREENED_UNSAFE,
        CHILD_IN_DANGER,
        REPORT_RECORDED,
        /** A paper was made, or what its record is made of was written down. */
        PAPER_MADE
    }

    /**
     * Something new has the address or the people of this case, which was written off a short time ago: it may have
     * broken out again.
     *
     * @param relapse the proposal to reopen
     */
    record RelapseProposed(Audience audience, CaseStatus status, UUID relapse) implements CaseProgress {}
    /** A joint meeting on the case was held. */
    record MeetingHeld(Audience audience, CaseStatus status, Department by, UUID meeting) implements CaseProgress {}

    /** A department promised to do something by a day. What it is stays with case-service. */
    record CommitmentMade(Audience audience, CaseStatus status, Department by, UUID promise, LocalDate due)
            implements CaseProgress {}

    /**
     * The day of a department's promise was renegotiated; the old one is kept.
     *
     * @param department whose promise it is
     * @param due the new day
     */
    record CommitmentMoved(
            Audience audience, CaseStatus status, Department by, UUID promise, Department department, LocalDate due)
            implements CaseProgress {}

    /** What became of a department's promise. A person says so; a day that passes only makes it overdue. */
    record CommitmentMarked(
            Audience audience,
            CaseStatus status,
            Department by,
            UUID promise,
            Department department,
            PromiseState state)
            implements CaseProgress {}

    /** A department need not do what it promised; a person wrote down why. */
    record CommitmentWaived(Audience audience, CaseStatus status, Department by, UUID promise, Department department)
            implements CaseProgress {}

    /**
     * The day of a promise passed and nobody had said what became of it. Said once for each day it is promised for.
     *
     * @param department who has to say; of an agreement's instalment the department responsible for the case
     */
    record PromiseOverdue(
            Audience audience,
            CaseStatus status,
            Department department,
            PromiseSource source,
            UUID promise,
            LocalDate due)
            implements CaseProgress {}

    /** Where a promise was given. */
    enum PromiseSource {
        /** By a department on the case. */
        COMMITMENT,
        /** By the parties, in their agreement. */
        INSTALMENT,
        /** In a joint meeting. */
        MEETING_ACTION
    }

    /** How far a miss has climbed. */
    enum Miss {
        /** Whoever is responsible knows. */
        MISSED,
        L2,
        L1
    }

    /** A side of a dispute. */
    enum Side {
        APPLICANT,
        RESPONDENT,
        OTHER
    }
}
