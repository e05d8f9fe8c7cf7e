package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.Profession;
import cn.fengqiao.cases.appointment.Worker;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member of a studio as they stand in the database. */
record Member(
        UUID id,
        UUID studio,
        String person,
        String name,
        Profession profession,
        LocalDate since,
        @Nullable LocalDate until) {

    Worker worker() {
        return new Worker(id, person, profession, since, until);
    }

    /** Whether both name the same person on the same day. */
    boolean contradicts(Member other) {
        return person.equals(other.person)
                && (other.until == null || !since.isAfter(other.until))
                && (until == null || !other.since.isAfter(until));
    }
}
