package cn.fengqiao.cases.appointment;

import java.util.List;
import java.util.UUID;

/** What becomes of a wish on a slot, in the order in which it is found out. */
public sealed interface Seating {

    /** @param room 1 and up; the lowest that is free */
    record Seated(int room, List<Worker> workers) implements Seating {}

    /** The studio has no such member that day. */
    record NoSuchMember(UUID member) implements Seating {}

    /** The studio has nobody, or not enough, of the profession that day. */
    record NoSuchProfession(Profession profession) implements Seating {}

    record RoomsTaken() implements Seating {}

    record MemberTaken(UUID member) implements Seating {}

    record ProfessionTaken(Profession profession) implements Seating {}
}
