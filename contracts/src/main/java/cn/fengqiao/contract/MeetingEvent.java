package cn.fengqiao.contract;

import java.util.UUID;

/**
 * What case-service says about joint meetings of departments. The subject is the meeting. What it is about and what was
 * said in it travels nowhere.
 */
public sealed interface MeetingEvent extends NeighbourhoodEvent {

    /** Departments were asked to come. */
    record Called(Audience audience) implements MeetingEvent {}

    /** It does not take place. */
    record Cancelled(Audience audience) implements MeetingEvent {}

    /**
     * A department said whether it comes.
     *
     * @param coming false when it declined
     */
    record Answered(Audience audience, Department by, boolean coming) implements MeetingEvent {}

    /** It took place, and what it decided is to be done. */
    record Held(Audience audience) implements MeetingEvent {}

    /**
     * A department said what became of something it was to do.
     *
     * @param returned true when it gave the action back to whoever called the meeting; false when it is done
     */
    record ActionSettled(Audience audience, UUID action, Department by, boolean returned) implements MeetingEvent {}

    /** What one department gave back another is to do. */
    record ActionReassigned(Audience audience, UUID action, Department to) implements MeetingEvent {}

    /** The day has come to look at what became of its decisions; said once. */
    record ReviewDue(Audience audience) implements MeetingEvent {}
}
