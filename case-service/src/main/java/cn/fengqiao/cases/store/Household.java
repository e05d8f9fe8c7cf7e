package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is particular of a household card, without who lives there. It has no colour of its own: {@link HouseholdCases}
 * derives one from the cases that touch it.
 *
 * @param area where it lies, to the building as far as it is known
 * @param identity keyed hash of department, address and head; null once the personal part is erased
 * @param reference keyed hash of the number it had in the file it came from
 * @param nextDue when somebody is to call again
 * @param erasedAt when its personal part was erased
 */
public record Household(
        UUID id,
        String number,
        AreaPath area,
        HouseholdStatus status,
        @Nullable String identity,
        @Nullable String reference,
        @Nullable LocalDate nextDue,
        @Nullable Instant closedAt,
        @Nullable Instant erasedAt) {

    /** At another place and perhaps with another door or head. */
    public Household at(AreaPath place, @Nullable String identifiedBy) {
        return new Household(id, number, place, status, identifiedBy, reference, nextDue, closedAt, erasedAt);
    }

    /** To be called on by then; null when nobody need. */
    public Household due(@Nullable LocalDate day) {
        return new Household(id, number, area, status, identity, reference, day, closedAt, erasedAt);
    }

    /** No longer kept up. */
    public Household ended(HouseholdStatus end, Instant at) {
        return new Household(id, number, area, end, identity, reference, null, at, erasedAt);
    }

    /** Without anything that tells who lived there. */
    public Household erased(Instant at) {
        return new Household(id, number, area, status, null, reference, null, closedAt, at);
    }
}
