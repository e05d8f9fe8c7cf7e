package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team, as kept beside the common row.
 *
 * @param home where it belongs; its name is unique there
 * @param kind code of the dictionary of teams
 * @param areas where it serves; never empty
 */
public record Team(UUID id, AreaPath home, String kind, String name, List<AreaPath> areas) {

    public Team {
        areas = List.copyOf(areas);
    }

    /**
     * Somebody serves in it.
     *
     * @param role code of the dictionary of roles in teams
     * @param until the last day; absent while none is set
     */
    public record Member(
            UUID team,
            UUID official,
            String role,
            LocalDate since,
            @Nullable LocalDate until) {

        /** Whether there is a day on which both hold, and both say the same of the same person. */
        public boolean repeats(Member other) {
            return official.equals(other.official)
                    && role.equals(other.role)
                    && begins(other.until)
                    && other.begins(until);
        }

        private boolean begins(@Nullable LocalDate atTheLatest) {
            return atTheLatest == null || !since.isAfter(atTheLatest);
        }
    }
}
