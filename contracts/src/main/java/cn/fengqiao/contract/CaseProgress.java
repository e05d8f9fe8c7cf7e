package cn.fengqiao.contract;

import java.time.Instant;
import java.util.UUID;

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

    /** A joint meeting on the case was held. */
    record MeetingHeld(Audience audience, CaseStatus status, Department by, UUID meeting) implements CaseProgress {}

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
