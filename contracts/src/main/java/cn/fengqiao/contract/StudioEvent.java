package cn.fengqiao.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * What happened to a studio (工作室) or squad (小分队), its appointments among it; the subject is the studio. Who comes to
 * an appointment and why stays with case-service.
 */
public sealed interface StudioEvent extends NeighbourhoodEvent {

    /** What it is. */
    enum Kind {
        /** 工作室: receives people at its place. */
        STUDIO,
        /** 小分队: goes where it is needed. */
        SQUAD
    }

    /** What a studio holds beside its appointments. */
    enum ActivityKind {
        /** 讲座. */
        LECTURE,
        /** 走访. */
        VISIT,
        /** 直播. */
        LIVE_STREAM
    }

    /** It can be booked from now on. */
    record Opened(Audience audience, Kind kind) implements StudioEvent {}

    /** Profile, hours, people or programme are no longer what they were. */
    record Changed(Audience audience) implements StudioEvent {}

    /** It cannot be booked any more. */
    record Closed(Audience audience) implements StudioEvent {}

    /** A slot was taken. */
    record Booked(Audience audience, UUID booking, Instant from, Instant to, boolean dual) implements StudioEvent {}

    /** An appointment was put on another slot. */
    record BookingMoved(Audience audience, UUID booking, Instant from, Instant to) implements StudioEvent {}

    /** An appointment was called off. */
    record BookingCancelled(Audience audience, UUID booking) implements StudioEvent {}

    /** An appointment is over: it was kept, or who was awaited did not come. */
    record BookingKept(Audience audience, UUID booking, boolean kept) implements StudioEvent {}

    /** A lecture, a visit or a live stream took place. */
    record ActivityHeld(Audience audience, UUID activity, ActivityKind activityKind, int attendance, int views)
            implements StudioEvent {}
}
