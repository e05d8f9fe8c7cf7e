package cn.fengqiao.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * What case-service says about the people who answer for places. People are named by opaque ids of officials; who they
 * are is asked of case-service, under one's own authority.
 */
public sealed interface PeopleEvent extends NeighbourhoodEvent {

    /** 三级责任: L3 社区书记 直接抓, L2 分包科级干部 具体抓, L1 街道党工委书记/主任 亲自抓. */
    enum Level {
        L3,
        L2,
        L1
    }

    /** Who of the two: the one who answers, or the one who stands in. */
    enum Seat {
        HOLDER,
        DEPUTY
    }

    /** How a handover ended that did not take place. */
    enum Ending {
        REFUSED,
        WITHDRAWN
    }

    /** An official took up work in a department. */
    record OfficialJoined(Audience audience, Department department) implements PeopleEvent {}

    /** What is known of an official was corrected: posts, phone, account, department. */
    record OfficialChanged(Audience audience, Department department) implements PeopleEvent {}

    /** An official leaves; from {@code at} on they serve no more. */
    record OfficialLeft(Audience audience, Department department, Instant at) implements PeopleEvent {}

    /**
     * A team was formed, renamed, sent elsewhere, or its members changed.
     *
     * @param type code of the dictionary of teams
     */
    record TeamChanged(Audience audience, String type) implements PeopleEvent {
        public TeamChanged {
            Code.check("type", type);
        }
    }

    /** Somebody was made responsible where nobody had been. */
    record ResponsibilityAppointed(Audience audience, AreaPath area, Level level, Seat seat, UUID to, Instant at)
            implements PeopleEvent {}

    /** Somebody was asked to take a responsibility over; until they accept, the sender answers for it. */
    record HandoverProposed(Audience audience, AreaPath area, Level level, Seat seat, UUID from, UUID to, Instant at)
            implements PeopleEvent {}

    /** The handover that was proposed does not take place; the reason stays with case-service. */
    record HandoverEnded(Audience audience, AreaPath area, Level level, Seat seat, Ending outcome)
            implements PeopleEvent {}

    /** The successor accepted: from {@code at} on {@code to} is responsible and {@code from} no more. */
    record ResponsibilityHandedOver(
            Audience audience, AreaPath area, Level level, Seat seat, UUID from, UUID to, Instant at)
            implements PeopleEvent {}
}
