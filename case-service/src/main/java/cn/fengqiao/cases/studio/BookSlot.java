package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.Profession;
import cn.fengqiao.cases.appointment.Wish;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment that is wanted, for a case, for a household, or for neither.
 *
 * @param start beginning of a slot
 * @param dual a lawyer and a psychologist together (双师); instead of {@code professions}
 * @param professions one member of each; a mediator when neither this nor {@code members} is given
 * @param members these in person
 */
record BookSlot(
        Instant start,
        @Nullable UUID caseId,
        @Nullable UUID householdId,
        @Nullable Boolean dual,
        @Nullable List<Profession> professions,
        @Nullable List<UUID> members) {

    boolean together() {
        return Boolean.TRUE.equals(dual);
    }

    Wish wish() {
        List<UUID> named = members == null ? List.of() : members;
        if (together()) {
            return new Wish(Wish.DUAL, named);
        }
        if (professions != null) {
            return new Wish(professions, named);
        }
        return new Wish(named.isEmpty() ? List.of(Profession.MEDIATOR) : List.of(), named);
    }
}
